using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation;
using MLNetVision.Metrics;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class DetectionEvaluationTests
{
    private static readonly MLContext Context = new(1);

    [Fact]
    public void Detections_are_measured_with_class_names_matched_by_key_values()
    {
        var evaluation = Evaluate(Keyed(Context.Data.LoadFromEnumerable(Some())));
        Assert.Equal(["dog", "cat", "eel"], evaluation.Classes);
        Assert.Equal((3, 4), (evaluation.Metrics.Pictures, evaluation.Metrics.Objects));
        var (dog, cat, eel) = (evaluation.Metrics.Classes[0], evaluation.Metrics.Classes[1], evaluation.Metrics.Classes[2]);
        Assert.Equal((1, 1, 1), (dog.Voc2010, dog.Coco.Average, dog.F1));
        Assert.Equal((0.5, 2), (cat.Voc2010, cat.Objects));
        Assert.Equal((0, 0), (eel.Voc2010, eel.Found));
        Assert.Equal(0.5, evaluation.Metrics.Voc2010);
        Assert.Equal(1, evaluation.Metrics.Errors.Background.Count);
        Assert.Equal(1, evaluation.Metrics.Confusion[2, 3]);
    }

    [Fact]
    public void Intervals_of_the_averages_are_made_where_they_are_asked_for()
    {
        var data = Keyed(Context.Data.LoadFromEnumerable(Some()));
        var evaluation = Evaluate(data, new() { Intervals = new() { Resamples = 40 } });
        Assert.Equal(evaluation.Metrics.Voc2010, evaluation.Intervals!.Voc2010.Value, 1e-12);
        Assert.Contains(" to ", evaluation.ToText(), StringComparison.Ordinal);
        Assert.Contains("figure,value,lower,upper", evaluation.ToCsv(DetectionTable.Figures), StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(evaluation.ToJson()).RootElement.TryGetProperty("intervals", out _));
        Assert.Contains("class=\"range\"", evaluation.ToHtml("Pets"), StringComparison.Ordinal);
        var plain = Evaluate(data);
        Assert.Null(plain.Intervals);
        Assert.DoesNotContain("class=\"range\"", plain.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_and_keys_without_values_are_classes_too()
    {
        var texts = Evaluate(Context.Data.LoadFromEnumerable(Some()));
        Assert.Equal(["cat", "dog", "eel"], texts.Classes.Order());
        Assert.Equal(0.5, texts.Metrics.Voc2010);
        var numbered = Evaluate(Context.Data.LoadFromEnumerable(Some(), Numbered(4)), "Keys", "FoundKeys");
        Assert.Equal(0.5, numbered.Metrics.Voc2010);
        Assert.Equal(["0", "1", "2"], numbered.Classes.Take(3));
        var hashes = new Scene { Keys = [1 << 20], BoundingBoxes = A };
        var error = Assert.Throws<InvalidOperationException>(
            () => Evaluate(Context.Data.LoadFromEnumerable([hashes], Numbered(1 << 30)), "Keys", "FoundKeys"));
        Assert.Contains("without a value to be called by", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Difficult_objects_crowds_and_areas_come_from_their_columns()
    {
        var row = new Scene
        {
            Label = ["cat", "cat", "cat"], BoundingBoxes = [.. A, .. B, .. C], Difficult = [true, false, false], Crowd = [0, 1, 0],
            Area = [float.NaN, float.NaN, 900], PredictedLabel = ["cat"], PredictedBoundingBoxes = C, Score = [1],
        };
        var data = Context.Data.LoadFromEnumerable([row]);
        var metrics = Evaluate(data, new() { DifficultColumn = "Difficult", CrowdColumn = "Crowd", AreaColumn = "Area" }).Metrics;
        Assert.Equal((1, 2, 1), (metrics.Classes[0].Objects, metrics.Classes[0].Ignored, metrics.Voc2010));
        Assert.Equal(1, metrics.Coco.Small);
        Assert.True(double.IsNaN(metrics.Coco.Large));
        Assert.Equal(1 / 3.0, Evaluate(data).Metrics.Voc2010, 12);
    }

    [Fact]
    public void Pictures_are_kept_where_they_are_to_be()
    {
        var pictures = Evaluate(Context.Data.LoadFromEnumerable(Some()), new() { KeepPictures = true, IdColumn = "Name" }).Pictures;
        Assert.Equal(["one", "two", "three"], pictures.Select(p => p.Id));
        Assert.Equal([FoundKind.Right, FoundKind.Right, FoundKind.Background], pictures[0].Outcome.Found.Select(f => f.Kind));
        Assert.Equal([TruthKind.Missed, TruthKind.Missed], pictures[2].Outcome.Truth);
        Assert.Equal(["0", "1", "2"], Evaluate(Context.Data.LoadFromEnumerable(Some()), new() { KeepPictures = true }).Pictures.Select(p => p.Id));
    }

    [Fact]
    public void Data_without_objects_or_without_rows_has_measures_that_are_not_numbers()
    {
        foreach (var rows in new Scene[][] { [], [new()], [new(), new()] })
        {
            var evaluation = Evaluate(Context.Data.LoadFromEnumerable(rows));
            Assert.True(double.IsNaN(evaluation.Metrics.Voc2010));
            Assert.Equal(rows.Length, evaluation.Metrics.Pictures);
            Assert.Contains("mAP COCO", evaluation.ToText(), StringComparison.Ordinal);
            Assert.Empty(evaluation.Classes);
            Assert.NotEmpty(evaluation.ToMarkdown());
            Assert.NotEmpty(evaluation.ToJson());
        }
    }

    [Fact]
    public void Every_form_says_the_figures()
    {
        var evaluation = Evaluate(Context.Data.LoadFromEnumerable(Some()));
        var text = evaluation.ToText();
        Assert.StartsWith("Detection, 3 pictures, 4 objects\n", text, StringComparison.Ordinal);
        Assert.Matches(@"mAP VOC 2010 +0\.5000", text);
        Assert.Matches(@"\ndog +1\.0000", text);
        Assert.Matches(@"missed +2 ", text);
        Assert.Matches(@"\| mAP VOC 2010 \| 0\.5000 \|", evaluation.ToMarkdown());
        Assert.Contains("mAP VOC 2010,0.5\r\n", evaluation.ToCsv(DetectionTable.Figures), StringComparison.Ordinal);
        Assert.Equal(4, evaluation.ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("missed,2,", evaluation.ToCsv(DetectionTable.Errors), StringComparison.Ordinal);
        Assert.EndsWith("(background)\r\n", evaluation.ToCsv(DetectionTable.Confusion).Split('\n')[0] + "\n", StringComparison.Ordinal);
        Assert.StartsWith("class,score,recall,precision\r\n", evaluation.ToCsv(DetectionTable.Curves), StringComparison.Ordinal);
        var json = JsonDocument.Parse(evaluation.ToJson()).RootElement;
        Assert.Equal(0.5, json.GetProperty("voc2010").GetDouble());
        Assert.Equal(2, json.GetProperty("errors").GetProperty("missed").GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("coco").GetProperty("large").ValueKind);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.ToCsv((DetectionTable)9));
    }

    [Fact]
    public void Columns_that_are_missing_or_of_another_type_are_named()
    {
        var data = Context.Data.LoadFromEnumerable(Some());
        Named("no label column 'Nothing'", () => Context.ObjectDetection.Evaluate(data, labelColumnName: "Nothing"));
        Named("no score column 'S'", () => Context.ObjectDetection.Evaluate(data, scoreColumnName: "S"));
        Named("label column 'Name'", () => Context.ObjectDetection.Evaluate(data, labelColumnName: "Name"));
        Named("vectors of Single", () => Context.ObjectDetection.Evaluate(data, boundingBoxColumnName: "Label"));
        Named("no difficult column", () => Evaluate(data, new() { DifficultColumn = "X" }));
        Named("crowd column 'Label'", () => Evaluate(data, new() { CrowdColumn = "Label" }));
        static void Named(string fault, Action act) => Assert.Contains(fault, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_named()
    {
        Faulty("'BoundingBoxes' has 3 numbers, but 'Label' 1 objects", row => row.BoundingBoxes = [1, 2, 3]);
        Faulty("'PredictedBoundingBoxes' has 0 numbers", row => row.PredictedBoundingBoxes = []);
        Faulty("'Score' has 2 scores for the 1 objects", row => row.Score = [1, 2]);
        Faulty("score 0 of 'Score' is not a number", row => row.Score = [float.NaN]);
        Faulty("object 0 of 'BoundingBoxes' is no box: (9, 0, 1, 1)", row => row.BoundingBoxes = [9, 0, 1, 1]);
        Faulty("object 0 of 'BoundingBoxes' is no box: (NaN, 0, 1, 1)", row => row.BoundingBoxes = [float.NaN, 0, 1, 1]);
        Faulty("object 0 of column 'Label' has no class", row => row.Label = [""]);
        Faulty("difficult column has 0 values", _ => { }, new() { DifficultColumn = "Difficult" });
        Faulty("area column has 0 values", _ => { }, new() { AreaColumn = "Area" });
    }

    [Fact]
    public void Found_boxes_that_are_none_are_wrong()
    {
        var row = One();
        (row.PredictedLabel, row.PredictedBoundingBoxes, row.Score) = (["cat", "cat"], [float.NaN, 0, 1, 1, .. A], [0.9f, 0.8f]);
        Assert.Equal(0.5, Evaluate(Context.Data.LoadFromEnumerable([row])).Metrics.Voc2010);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Evaluate(Context.Data.LoadFromEnumerable(Some()), new() { Cancellation = source.Token }));
    }

    private static void Faulty(string fault, Action<Scene> spoil, DetectionEvaluationOptions? options = null)
    {
        var row = One();
        spoil(row);
        var error = Assert.Throws<InvalidOperationException>(() => Evaluate(Context.Data.LoadFromEnumerable([One(), row]), options));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Contains("ObjectDetection.Evaluate: row ", error.Message, StringComparison.Ordinal);
    }

    private static readonly float[] A = [0, 0, 50, 50], B = [100, 0, 150, 50], C = [0, 100, 50, 150];

    private static Scene One() => new() { Label = ["cat"], BoundingBoxes = A, PredictedLabel = ["cat"], PredictedBoundingBoxes = A, Score = [1] };

    /// <summary>A cat and a dog are found, with one box too many; a cat and an eel are missed.</summary>
    private static Scene[] Some() =>
    [
        new()
        {
            Name = "one", Label = ["cat", "dog"], BoundingBoxes = [.. A, .. B], PredictedLabel = ["dog", "cat", "dog"], Keys = [1, 2], FoundKeys = [2, 1, 2],
            PredictedBoundingBoxes = [.. B, .. A, .. C], Score = [0.9f, 0.8f, 0.1f],
        },
        new() { Name = "two" },
        new() { Name = "three", Label = ["eel", "cat"], Keys = [3, 1], BoundingBoxes = [.. A, .. B] },
    ];

    private static IDataView Keyed(IDataView data) => Context.Transforms.Conversion.MapValueToKey("Label")
        .Append(Context.Transforms.Conversion.MapValueToKey("PredictedLabel")).Fit(data).Transform(data);

    private static DetectionEvaluation Evaluate(IDataView data, DetectionEvaluationOptions? options = null) =>
        Context.ObjectDetection.Evaluate(data, options: options);

    private static DetectionEvaluation Evaluate(IDataView data, string label, string predicted) =>
        Context.ObjectDetection.Evaluate(data, label, predictedLabelColumnName: predicted);

    private static SchemaDefinition Numbered(ulong count)
    {
        var definition = SchemaDefinition.Create(typeof(Scene));
        foreach (var name in (string[])["Keys", "FoundKeys"])
            definition[name].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), count));
        return definition;
    }

    private sealed class Scene
    {
        public string Name { get; set; } = "";

        public string[] Label { get; set; } = [];

        public uint[] Keys { get; set; } = [];

        public uint[] FoundKeys { get; set; } = [];

        public float[] BoundingBoxes { get; set; } = [];

        public string[] PredictedLabel { get; set; } = [];

        public float[] PredictedBoundingBoxes { get; set; } = [];

        public float[] Score { get; set; } = [];

        public bool[] Difficult { get; set; } = [];

        public float[] Crowd { get; set; } = [];

        public float[] Area { get; set; } = [];
    }
}
