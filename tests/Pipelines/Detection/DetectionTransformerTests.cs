using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class DetectionTransformerTests
{
    private static readonly SelectiveSearch Search = new(SelectiveSearchMode.Single) { MinimumSize = 8, MaximumCount = 40 };
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void It_does_what_every_estimator_does(RegionMode mode) => new EstimatorWorkout
    {
        Create = input => new FittedDetector(DetectorParts.Detector(mode, Search), input),
        Data = DetectionRows.Of(_ml, 9),
        Input = "Image",
    }.Run();

    [Fact]
    public void A_prediction_engine_gives_what_the_detector_finds()
    {
        var row = DetectionRows.Row(3, 44, 37);
        var data = DetectionRows.Of(_ml, 2);
        using var transformer = DetectorParts.Detector(proposer: Search).ToTransformer(data.Schema, "Image");
        var expected = transformer.Detect(PictureImages.ToPicture(row.Image!));
        using var engine = _ml.Model.CreatePredictionEngine<DetectionRows.ImageRow, DetectionRows.Found>(transformer);
        var found = engine.Predict(row);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(f => (uint)f.Label + 1), found.PredictedLabel);
        Assert.Equal(expected.SelectMany(f => new[] { f.Box.X0, f.Box.Y0, f.Box.X1, f.Box.Y1 }), found.PredictedBoundingBoxes);
        Assert.Equal(expected.Select(f => f.Score), found.Score);
        Assert.Equal(44, row.Image!.Width);
        Assert.Equal(found.Score, engine.Predict(row).Score);
        Assert.Empty(engine.Predict(DetectionRows.Row(3, 1, 1)).Score.Where(s => float.IsNaN(s)));
    }

    [Fact]
    public void Labels_become_names_again()
    {
        var data = DetectionRows.Of(_ml, 4);
        var output = DetectorParts.Detector(proposer: Search).ToTransformer(data.Schema, "Image").Transform(data);
        Assert.Equal(["ant", "bee", "cat"], output.Schema["PredictedLabel"].Texts("KeyValues"));
        var names = _ml.Transforms.Conversion.MapKeyToValue("Names", "PredictedLabel").Fit(output).Transform(output)
            .GetColumn<ReadOnlyMemory<char>[]>("Names").SelectMany(n => n).Select(n => n.ToString()).ToArray();
        var keys = output.GetColumn<VBuffer<uint>>("PredictedLabel").SelectMany(k => k.DenseValues()).ToArray();
        Assert.Equal(keys.Select(k => new[] { "ant", "bee", "cat" }[k - 1]), names);
    }

    [Fact]
    public void Columns_can_have_other_names()
    {
        var data = DetectionRows.Of(_ml, 3);
        var names = new DetectionNames { PredictedLabel = "What", PredictedBoundingBoxes = "Where", Score = "How sure" };
        var transformer = DetectorParts.Detector(RegionMode.Shared, Search).ToTransformer(data.Schema, "Image", names);
        Assert.Equal(["What", "Where", "How sure"], transformer.Transform(data).Schema.Skip(data.Schema.Count).Select(c => c.Name));
        Assert.Equal(["What", "Where", "How sure"], transformer.Reload(data.Schema).GetOutputSchema(data.Schema).Where(c => !c.IsHidden).Select(c => c.Name)
            .Skip(data.Schema.Count));
        Assert.Throws<ArgumentException>(() => DetectorParts.Detector().ToTransformer(data.Schema, "Image", names with { Score = "What" }));
    }

    [Fact]
    public void A_row_without_an_image_is_named()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { DetectionRows.Row(1, 20, 20), new DetectionRows.ImageRow() });
        var output = DetectorParts.Detector().ToTransformer(data.Schema, "Image").Transform(data);
        var error = Assert.Throws<InvalidOperationException>(() => output.GetColumn<float[]>("Score").ToArray());
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
    }
}
