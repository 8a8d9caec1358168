using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Trainers;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>What a detector cannot be trained on is refused in a sentence.</summary>
public sealed class RCnnMistakeTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData("Nowhere", "BoundingBoxes", "Image", "'Nowhere'")]
    [InlineData("Label", "Nowhere", "Image", "'Nowhere'")]
    [InlineData("Label", "BoundingBoxes", "Nowhere", "'Nowhere'")]
    [InlineData("Name", "BoundingBoxes", "Image", "a vector of keys")]
    [InlineData("Label", "Label", "Image", "a vector of Single")]
    [InlineData("Label", "BoundingBoxes", "BoundingBoxes", "images")]
    public void Columns_that_do_not_fit_are_refused(string label, string boxes, string image, string says)
    {
        var data = BlockScenes.Of(_ml, 3);
        var trainer = _ml.ObjectDetection.Trainers.RCnn(DetectorParts.Backbone(), new GridProposer(), label, boxes, image);

        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(data)).Message, StringComparison.Ordinal);
        Assert.Contains(
            says, Assert.ThrowsAny<ArgumentException>(() => trainer.GetOutputSchema(SchemaShapes.Of(data.Schema))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, "but 3 numbers")]
    [InlineData(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }, "but 8 numbers")]
    [InlineData(new float[] { 5, 5, 5, 30 }, "right of left")]
    [InlineData(new float[] { 30, 5, 5, 30 }, "right of left")]
    [InlineData(new float[] { float.NaN, 5, 5, 30 }, "right of left")]
    [InlineData(new float[] { 0, 5, float.PositiveInfinity, 30 }, "right of left")]
    [InlineData(new float[] { 64, 5, 80, 30 }, "outside the picture of 64 x 64")]
    [InlineData(new float[] { -9, -9, 0, 0 }, "outside the picture of 64 x 64")]
    public void Boxes_that_are_none_are_refused(float[] boxes, string says)
    {
        var error = Refused(row => (row.Label, row.BoundingBoxes) = (["red"], boxes));

        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Contains("row 1", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_that_protrudes_is_cut_off()
    {
        var rows = BlockScenes.Rows(12, 1);
        (rows[4].Label, rows[4].BoundingBoxes) = (["red"], [-5, 40, 20, 90]);

        Assert.Equal(2, RCnnParts.Trainer(_ml).Fit(Keyed(rows)).Detector.Classes.Count);
    }

    [Fact]
    public void Rows_without_an_image_or_with_a_label_of_no_class_are_refused()
    {
        Assert.Contains("row 1 there is no image", Refused(row => row.Image = null), StringComparison.Ordinal);
        Assert.Contains("none of the 2 classes", Refused(row => (row.Label, row.BoundingBoxes) = (["green"], [1, 1, 20, 20])), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_without_objects_and_no_pictures_at_all_are_refused()
    {
        var rows = BlockScenes.Rows(12, 1);
        Array.ForEach(rows, row => (row.Label, row.BoundingBoxes) = ([], []));

        Assert.Contains("none of the 12 pictures has an object of blue, red", Message(() => RCnnParts.Trainer(_ml).Fit(Keyed(rows))), StringComparison.Ordinal);
        Assert.Contains("no pictures", Message(() => RCnnParts.Trainer(_ml).Fit(_ml.Data.SkipRows(Keyed(rows), 100))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_a_pixel_is_learnt_from_and_looked_at()
    {
        var rows = BlockScenes.Rows(20, 1);
        rows[0].Image = PictureImages.ToImage(new Image<byte>(1, 1, 3));
        var trainer = RCnnParts.Trainer(_ml, RCnnParts.Options() with { Rules = new() { ScoreThreshold = 0 } }, proposer: new SelectiveSearch { Threads = 1 });
        var found = RCnnParts.Boxes(trainer.Fit(Keyed(rows)).Transform(Keyed(rows)));

        Assert.Equal(rows.Length, found.Length);
        Assert.All(found[0], box => Assert.True(box.HasArea && box == box.ClippedTo(1, 1), $"{box}"));
    }

    [Fact]
    public void A_class_without_an_example_is_never_found()
    {
        var rows = BlockScenes.Rows(30, 1);
        Array.ForEach(rows, OnlyRed);
        var model = RCnnParts.Trainer(_ml, RCnnParts.Options() with { Rules = new() { ScoreThreshold = 0.01f } }).Fit(Keyed(rows));
        var labels = RCnnParts.Labels(model.Transform(BlockScenes.Of(_ml, 12, seed: 9))).SelectMany(l => l).ToArray();

        Assert.Contains("red", labels);
        Assert.DoesNotContain("blue", labels);
    }

    [Fact]
    public void Difficult_objects_are_left_out_and_their_column_is_checked()
    {
        var rows = BlockScenes.Rows(12, 1);
        Array.ForEach(rows, row => row.Difficult = [.. row.Label.Select(_ => true)]);
        var options = RCnnParts.Options() with { DifficultColumnName = "Difficult" };

        Assert.Contains("none of the 12 pictures", Message(() => RCnnParts.Trainer(_ml, options).Fit(Keyed(rows))), StringComparison.Ordinal);
        rows[2].Difficult = [];
        Assert.Contains("in row 2", Message(() => RCnnParts.Trainer(_ml, options).Fit(Keyed(rows))), StringComparison.Ordinal);
        Assert.Contains(
            "a vector of Boolean",
            Message(() => RCnnParts.Trainer(_ml, options with { DifficultColumnName = "Name" }).Fit(Keyed(rows))), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_nothing_can_be_learnt_with_are_refused()
    {
        RCnnOptions[] wrong =
        [
            new() { MaxRegions = 0 }, new() { Penalties = [] }, new() { Penalties = [-1] }, new() { HeldOut = 1 }, new() { Bands = new() { MachineBelow = 0 } },
            new() { Machines = new() { Cost = 0 } }, new() { Machines = new() { EasyBelow = -1 } }, new() { Machines = new() { MaxNegatives = 1 } },
            new() { FeatureCache = new() },
        ];

        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentException>(() => RCnnParts.Trainer(_ml, options).Fit(BlockScenes.Of(_ml, 3))));
    }

    private static void OnlyRed(BlockScenes.Row row)
    {
        var red = row.Label.Index().Where(l => l.Item == "red").Select(l => l.Index).ToArray();
        (row.Label, row.BoundingBoxes) = ([.. red.Select(_ => "red")], [.. red.SelectMany(i => row.BoundingBoxes[(4 * i)..((4 * i) + 4)])]);
    }

    private string Refused(Action<BlockScenes.Row> change)
    {
        var rows = BlockScenes.Rows(3, 1);
        change(rows[1]);
        return Message(() => RCnnParts.Trainer(_ml).Fit(Keyed(rows)));
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private IDataView Keyed(BlockScenes.Row[] rows) =>
        _ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(_ml.Data.LoadFromEnumerable(BlockScenes.Rows(40, 77))).Transform(_ml.Data.LoadFromEnumerable(rows));
}
