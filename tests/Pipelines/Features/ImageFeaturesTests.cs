using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Tests.Pipelines.Scoring;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Features;

/// <summary>Features of a backbone as a column.</summary>
public sealed class ImageFeaturesTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Vectors_pass_the_workout() => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.ImageFeatures("Features", input, Tiny(), "conv2"),
        Data = PictureRows.Vectors(_ml, 70),
        Input = "Pixels",
    }.Run();

    [Fact]
    public void Images_pass_the_workout() => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.ImageFeatures("Features", input, Tiny(), new ImageFeaturesOptions { Layer = "conv1", AveragePool = true }),
        Data = PictureRows.Photographs(_ml, 40),
        Input = "Image",
    }.Run();

    [Theory]
    [InlineData(null, 24)]
    [InlineData("conv1", 5 * 48)]
    [InlineData("relu", 5 * 48)]
    [InlineData("conv2", 24)]
    [InlineData("fc", 5)]
    public void Features_are_taken_at_any_layer(string? layer, int size)
    {
        var data = PictureRows.Vectors(_ml, 3);
        using var features = _ml.Transforms.ImageFeatures("Features", "Pixels", Tiny(), layer).Fit(data);
        var output = features.Transform(data);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, size), output.Schema["Features"].Type);
        Assert.All(output.GetColumn<float[]>("Features"), f => Assert.Equal(size, f.Length));
    }

    [Fact]
    public void A_layer_that_is_not_there_is_named_with_what_is_near()
    {
        var data = PictureRows.Vectors(_ml, 3);
        var error = Assert.Throws<NetworkException>(() => _ml.Transforms.ImageFeatures("Features", "Pixels", Tiny(), "conv9").Fit(data));
        Assert.Contains("conv9", error.Message, StringComparison.Ordinal);
        Assert.Contains("fc", error.Message, StringComparison.Ordinal);
    }

    private static Backbone Tiny()
    {
        var network = Models.Network(5);
        return new Backbone(network, WeightSet.Initialise(network, 3), Models.Card()) { HasHead = true };
    }
}
