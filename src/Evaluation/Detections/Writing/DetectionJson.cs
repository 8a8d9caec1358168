using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The evaluation for programs.</summary>
internal static class DetectionJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write(DetectionEvaluation evaluation)
    {
        var metrics = evaluation.Metrics;
        var node = new JsonObject
        {
            ["pictures"] = metrics.Pictures,
            ["objects"] = metrics.Objects,
            ["overlap"] = metrics.Rules.Overlap,
            ["leastScore"] = Number(metrics.Rules.LeastScore),
            ["mostFound"] = metrics.Rules.MostFound,
            ["voc2007"] = Number(metrics.Voc2007),
            ["voc2010"] = Number(metrics.Voc2010),
            ["coco"] = Coco(metrics.Coco),
            ["classes"] = List(metrics.Classes, c => Class(evaluation, c)),
            ["errors"] = Errors(metrics.Errors),
            ["confusion"] = List(Enumerable.Range(0, metrics.Confusion.Classes),
                a => List(Enumerable.Range(0, metrics.Confusion.Classes), p => JsonValue.Create(metrics.Confusion[a, p]))),
        };
        if (evaluation.Intervals is { } ranges)
        {
            node["intervals"] = new JsonObject
            {
                ["voc2007"] = Range(ranges.Voc2007), ["voc2010"] = Range(ranges.Voc2010), ["coco"] = Range(ranges.Coco),
                ["cocoAt50"] = Range(ranges.CocoAt50), ["cocoAt75"] = Range(ranges.CocoAt75),
            };
        }

        return node.ToJsonString(Indented);
    }

    private static JsonObject Range(ConfidenceInterval interval) => new() { ["lower"] = Number(interval.Lower), ["upper"] = Number(interval.Upper) };

    private static JsonObject Class(DetectionEvaluation evaluation, DetectionClassMetrics c) => new()
    {
        ["name"] = evaluation.Classes[c.Label],
        ["objects"] = c.Objects,
        ["ignored"] = c.Ignored,
        ["found"] = c.Found,
        ["voc2007"] = Number(c.Voc2007),
        ["voc2010"] = Number(c.Voc2010),
        ["coco"] = Coco(c.Coco),
        ["precision"] = Number(c.Precision),
        ["recall"] = Number(c.Recall),
        ["f1"] = Number(c.F1),
        ["curve"] = new JsonObject
        {
            ["precision"] = List(c.Curve.Precision, Number), ["recall"] = List(c.Curve.Recall, Number), ["scores"] = List(c.Curve.Scores, s => Number(s)),
        },
    };

    private static JsonObject Coco(CocoFigures f) => new()
    {
        ["average"] = Number(f.Average), ["at50"] = Number(f.At50), ["at75"] = Number(f.At75),
        ["small"] = Number(f.Small), ["medium"] = Number(f.Medium), ["large"] = Number(f.Large),
        ["recallOf1"] = Number(f.RecallOf1), ["recallOf10"] = Number(f.RecallOf10), ["recall"] = Number(f.Recall),
        ["recallSmall"] = Number(f.RecallSmall), ["recallMedium"] = Number(f.RecallMedium), ["recallLarge"] = Number(f.RecallLarge),
    };

    private static JsonObject Errors(DetectionErrors errors)
    {
        var node = new JsonObject { ["averagePrecision"] = Number(errors.AveragePrecision) };
        foreach (var (name, figures, _) in DetectionSections.Errors(errors))
            node[name] = new JsonObject { ["count"] = figures.Count, ["cost"] = Number(figures.Cost) };
        return node;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
