using System.Text.Json;
using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Some 2,400 random scenes in 90 groups, measured by generators/detections.py. Counts are equal, averages to the last digits.</summary>
public class DetectionParityTests
{
    /// <summary>Sums of up to a thousand terms of at most 1, in another order.</summary>
    private const double Tolerance = 1e-12;

    private static readonly JsonElement Groups = JsonDocument.Parse(Fixtures.Bytes("detections.json")).RootElement.GetProperty("groups");

    private static readonly Lazy<DetectionMetrics>[] Metrics =
        [.. Groups.EnumerateArray().Select(g => new Lazy<DetectionMetrics>(() => Measure(g)))];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Groups.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_COCO_figures_of_each_class_are_those_of_the_definition(int number)
    {
        var (group, metrics) = Measured(number);
        foreach (var (expected, actual) in group.GetProperty("coco").EnumerateArray().Zip(metrics.Classes))
            Near(expected, Figures(actual.Coco));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_PASCAL_VOC_figures_of_each_class_are_those_of_the_definition(int number)
    {
        var (group, metrics) = Measured(number);
        foreach (var (expected, actual) in group.GetProperty("voc").EnumerateArray().Zip(metrics.Classes))
            Near(expected, [actual.Voc2007, actual.Voc2010]);
        Near(Mean(metrics.Classes.Select(c => c.Voc2010)), metrics.Voc2010);
        Near(Mean(metrics.Classes.Select(c => c.Coco.Small)), metrics.Coco.Small);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Errors_and_what_they_cost_are_those_of_the_definition(int number)
    {
        var (group, metrics) = Measured(number);
        var expected = group.GetProperty("errors");
        var errors = metrics.Errors;
        Near(expected.Number("average"), errors.AveragePrecision);
        Near(metrics.Coco.At50, errors.AveragePrecision);
        Near(expected.GetProperty("localisation"), [errors.Localisation.Count, errors.Localisation.Cost]);
        Near(expected.GetProperty("confusion"), [errors.Confusion.Count, errors.Confusion.Cost]);
        Near(expected.GetProperty("both"), [errors.Both.Count, errors.Both.Cost]);
        Near(expected.GetProperty("duplicate"), [errors.Duplicate.Count, errors.Duplicate.Cost]);
        Near(expected.GetProperty("background"), [errors.Background.Count, errors.Background.Cost]);
        Near(expected.GetProperty("missed"), [errors.Missed.Count, errors.Missed.Cost]);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_confusion_matrix_is_that_of_the_definition(int number)
    {
        var (group, metrics) = Measured(number);
        foreach (var (expected, actual) in group.GetProperty("confusion").EnumerateArray().Select((row, label) => (row, label)))
        {
            var counts = Enumerable.Range(0, metrics.Confusion.Classes).Select(p => metrics.Confusion[actual, p]);
            Assert.Equal(expected.EnumerateArray().Select(n => n.GetInt64()), counts);
        }
    }

    private static (JsonElement Group, DetectionMetrics Metrics) Measured(int number) => (Groups[number], Metrics[number].Value);

    private static DetectionMetrics Measure(JsonElement group)
    {
        var tally = new DetectionTally(group.Int("classes"), new MatchingRules { MostFound = group.Int("most") });
        var (objects, boxes) = (0, 0);
        foreach (var (truth, found) in DetectionScenes.Of(group.Seed(), group.Int("pictures"), group.Int("classes"), group.GetProperty("flags").GetBoolean()))
        {
            tally.Add(truth, found);
            (objects, boxes) = (objects + truth.Length, boxes + found.Length);
        }

        Assert.Equal((group.Int("objects"), group.Int("boxes")), (objects, boxes));
        return tally.Measure();
    }

    private static double[] Figures(CocoFigures f) =>
    [
        f.Average, f.At50, f.At75, f.Small, f.Medium, f.Large, f.RecallOf1, f.RecallOf10, f.Recall, f.RecallSmall, f.RecallMedium, f.RecallLarge,
    ];

    private static double Mean(IEnumerable<double> figures) => figures.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private static void Near(JsonElement expected, double[] actual)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Length);
        foreach (var (e, a) in expected.EnumerateArray().Zip(actual))
            Near(FiguresFixture.NumberOf(e), a);
    }

    private static void Near(double expected, double actual) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= Tolerance, $"expected {expected:R}, got {actual:R}");
}
