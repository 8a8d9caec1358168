using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Onnx;
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

    [NeedsScalingFact]
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
    public void Options_survive_JSON()
    {
        var options = new ImageFeaturesOptions { Layer = "layer3", AveragePool = true, Fit = PictureFit.Pad, BatchSize = 8 };
        Assert.Equal(options, JsonSerializer.Deserialize<ImageFeaturesOptions>(JsonSerializer.Serialize(options)));
    }

    [Fact]
    public void A_layer_that_is_not_there_is_named_with_what_is_near()
    {
        var data = PictureRows.Vectors(_ml, 3);
        var error = Assert.Throws<NetworkException>(() => _ml.Transforms.ImageFeatures("Features", "Pixels", Tiny(), "conv9").Fit(data));
        Assert.Contains("conv9", error.Message, StringComparison.Ordinal);
        Assert.Contains("fc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ONNX_model_is_a_backbone_of_equal_features()
    {
        var (network, weights) = (Models.Network(5), WeightSet.Initialise(Models.Network(5), 3));
        using var stream = new MemoryStream();
        OnnxFile.Write(stream, network.ToOnnx(weights));
        stream.Position = 0;
        var backbone = Backbone.FromOnnx(stream, Models.Card().Preprocessing);
        var data = PictureRows.Vectors(_ml, 6);
        using var expected = _ml.Transforms.ImageFeatures("Features", "Pixels", Tiny(), "fc").Fit(data);
        using var features = _ml.Transforms.ImageFeatures("Features", "Pixels", backbone).Fit(data);
        Same.Rows(Snapshot.Rows(expected.Transform(data)), Snapshot.Rows(features.Transform(data)), 1e-6, "imported");
    }

    [Fact]
    public void A_network_of_the_zoo_reads_its_weights_when_it_is_fitted()
    {
        var zoo = ModelZoo.Find("small_cnn").Build();
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "weights.safetensors");
        var rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(i => new Digit { Pixels = [.. PictureRows.Vector(i).Pixels, .. new float[484]] }));
        var estimator = _ml.Transforms.ImageFeatures("Features", "Pixels", "small_cnn", file);
        Assert.ThrowsAny<IOException>(() => estimator.Fit(rows));
        SafetensorsFile.Write(file, WeightSet.Initialise(zoo, 3));
        using var features = _ml.Transforms.ImageFeatures("Features", "Pixels", "small_cnn", file).Fit(rows);
        Assert.Equal(Networks.Heads.Features(zoo), features.Model.Network);
        Assert.Equal(3, features.Transform(rows).GetColumn<float[]>("Features").Select(f => f.Max()).Distinct().Count());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void A_built_in_trainer_learns_from_features()
    {
        var folds = _ml.MulticlassClassification.CrossValidate(Pictures(), Channels().Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy()), 3);
        Assert.All(folds, f => Assert.Equal(1, f.Metrics.MicroAccuracy));
    }

    [Fact]
    public void Permuted_features_tell_how_much_a_built_in_trainer_needs_them()
    {
        var features = Channels().Fit(Pictures()).Transform(Pictures());
        var model = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(features);
        var importance = _ml.MulticlassClassification.PermutationFeatureImportance(model, features, permutationCount: 2);
        Assert.Equal(5, importance.Length);
        Assert.True(importance.Min(i => i.MicroAccuracy.Mean) < 0);
        Assert.All(importance, i => Assert.InRange(i.MicroAccuracy.Mean, -1, 0));
    }

    /// <summary>Bright and dark pictures.</summary>
    private IDataView Pictures()
    {
        var rows = PictureRows.Vectors(_ml, 60);
        var marked = _ml.Transforms.CustomMapping<PictureRows.VectorRow, Labelled>(Mark, null).Append(_ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(_ml.Transforms.DropColumns("Pixels")).Append(_ml.Transforms.CopyColumns("Pixels", "Marked"));
        return marked.Fit(rows).Transform(rows);
    }

    /// <summary>The mean of each channel of the first layer.</summary>
    private ImageFeaturesEstimator Channels() =>
        _ml.Transforms.ImageFeatures("Features", "Pixels", Tiny(), new ImageFeaturesOptions { Layer = "conv1", AveragePool = true });

    private static void Mark(PictureRows.VectorRow row, Labelled labelled)
    {
        labelled.Label = row.Id % 2 == 0 ? "bright" : "dark";
        labelled.Marked = [.. row.Pixels.Select(p => row.Id % 2 == 0 ? 200 + (p / 8) : p / 8)];
    }

    private static Backbone Tiny()
    {
        var network = Models.Network(5);
        return new Backbone(network, WeightSet.Initialise(network, 3), Models.Card()) { HasHead = true };
    }

    public sealed class Digit
    {
        [VectorType(28 * 28)]
        public float[] Pixels { get; set; } = [];
    }

    public sealed class Labelled
    {
        public string Label { get; set; } = "";

        [VectorType(PictureRows.Size)]
        public float[] Marked { get; set; } = [];
    }
}
