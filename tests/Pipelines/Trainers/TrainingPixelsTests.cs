using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Pipelines.Scoring;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>A network is trained with the very numbers that it is scored with.</summary>
public sealed class TrainingPixelsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(10, 10, 3)]
    [InlineData(7, 8, 3)]
    [InlineData(8, 5, 3)]
    [InlineData(3, 9, 1)]
    public void Pixels_of_training_are_those_of_scoring(int height, int width, int channels)
    {
        var network = Network.Build("pixels", b => b.Input("input", [Dim.Batch, channels, height, width]).Affine());
        var card = Models.Card(channels) with { Preprocessing = Models.Card(channels).Preprocessing with { Height = height, Width = width } };
        var model = new ScoringModel(network.Extend(x => x.Flatten()), new WeightSet([]), card, ScoringTask.Features);
        foreach (var (data, column) in new[] { (PictureRows.Images(_ml, 4), "Image"), (PictureRows.Vectors(_ml, 4), "Pixels") }.Take(channels == 3 ? 2 : 1))
        {
            using var scoring = model.ToTransformer(data.Schema, column);
            var expected = scoring.Transform(Again(column)).GetColumn<float[]>("Score").SelectMany(v => v).ToArray();

            // Grey is rounded to whole numbers for training, as augmentation works on bytes: half of one in 255 at most.
            var tolerance = channels == 3 ? 1e-5f : 0.51f / 255 / card.Preprocessing.Deviation[0];
            foreach (var (value, actual) in expected.Zip(Trained(network, card, Again(column), column, channels)))
                Assert.Equal(value, actual, tolerance);
        }
    }

    /// <summary>Reading disposes of images, so each reading has images of its own.</summary>
    private IDataView Again(string column) => column == "Image" ? PictureRows.Images(_ml, 4) : PictureRows.Vectors(_ml, 4);

    private static float[] Trained(Network network, ModelCard card, IDataView data, string column, int channels)
    {
        var input = PictureInput.Of(network, card, PictureFit.Crop, data.Schema, column, "Test");
        var targets = TargetColumn.For("Test", ScoringTask.Multiclass, data.Schema["Name"]);
        using var table = new TableReader(new TableColumns("Test", "Name", null), input, channels, CancellationToken.None).Read(data, targets);
        Assert.True(table.Rows.AreBytes);
        var source = new BatchSources("Test", network, card.Preprocessing, new Objective { Trainable = network }).Plain(table, [0, 1, 2, 3]);
        var batch = new Batch(source.Fields, 4);
        using var reader = source.Open(new BatchPlan(0, 4, Shuffle: false));
        Assert.True(reader.Read(batch));
        return batch["input"].As<float>().ToArray();
    }
}
