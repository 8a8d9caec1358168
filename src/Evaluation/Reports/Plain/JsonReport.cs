using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The report for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write(EvaluationReport report)
    {
        var root = new JsonObject
        {
            ["title"] = report.Title,
            ["task"] = report.Task,
            ["rows"] = report.Rows,
            ["notes"] = List(report.Notes, note => JsonValue.Create(note)),
            ["figures"] = List(report.Figures, Figure),
        };
        if (report.ClassFigures is { } figures)
            Classes(root, report, figures);
        if (report.Matrix is { } matrix)
            root["confusion"] = List(Enumerable.Range(0, matrix.Classes), a => List(Enumerable.Range(0, matrix.Classes), p => JsonValue.Create(matrix[a, p])));
        if (report.Reliability is { } reliability)
            root["reliability"] = Reliability(reliability);
        if (report.Temperature is { } temperature)
            root["temperature"] = Number(temperature.Temperature);
        if (report.ErrorQuantiles.Count > 0)
            root["errorQuantiles"] = List(report.ErrorQuantiles, q => new JsonObject { ["share"] = q.Key, ["error"] = Number(q.Value) });
        if (report.Comparison is { } comparison)
            root["comparison"] = Comparison(comparison);
        root["mistakes"] = List(report.Mistakes, Outcome);
        root["uncertain"] = List(report.Uncertain, Outcome);
        root["outcomes"] = List(report.Outcomes, Outcome);
        root["history"] = List(report.History, p => new JsonObject { ["epoch"] = p.Epoch, ["figures"] = Named(p.Figures) });
        if (report.Card is { } card)
            root["card"] = JsonSerializer.SerializeToNode(card, JsonSerializerOptions.Web);
        return root.ToJsonString(Indented);
    }

    private static void Classes(JsonObject root, EvaluationReport report, ClassificationFigures figures)
    {
        root["classes"] = List(figures.Classes, c => new JsonObject
        {
            ["name"] = report.Classes[c.Label], ["support"] = c.Support, ["predicted"] = c.Predicted, ["precision"] = Number(c.Precision),
            ["recall"] = Number(c.Recall), ["f1"] = Number(c.F1), ["fBeta"] = Number(c.FBeta),
        });
        JsonObject Average(AverageFigures a) => new()
        {
            ["precision"] = Number(a.Precision), ["recall"] = Number(a.Recall), ["f1"] = Number(a.F1), ["fBeta"] = Number(a.FBeta),
        };
        root["averages"] = new JsonObject
        {
            ["micro"] = Average(figures.Micro), ["macro"] = Average(figures.Macro), ["weighted"] = Average(figures.Weighted), ["beta"] = figures.Beta,
        };
        root["curves"] = List(report.Curves, c => new JsonObject
        {
            ["name"] = c.Name, ["rocArea"] = Number(c.Curves.Roc.Area), ["averagePrecision"] = Number(c.Curves.PrecisionRecall.AveragePrecision),
            ["falsePositiveRate"] = List(c.Curves.Roc.FalsePositiveRate, Number), ["truePositiveRate"] = List(c.Curves.Roc.TruePositiveRate, Number),
            ["precision"] = List(c.Curves.PrecisionRecall.Precision, Number), ["recall"] = List(c.Curves.PrecisionRecall.Recall, Number),
        });
    }

    private static JsonObject Figure(ReportFigure figure)
    {
        var node = new JsonObject { ["name"] = figure.Name, ["value"] = Number(figure.Value), ["meaning"] = figure.Meaning };
        if (figure.Interval is { } interval)
            (node["lower"], node["upper"]) = (Number(interval.Lower), Number(interval.Upper));
        return node;
    }

    private static JsonObject Reliability(ReliabilityCurve curve) => new()
    {
        ["expectedError"] = Number(curve.ExpectedError),
        ["maximumError"] = Number(curve.MaximumError),
        ["bins"] = List(curve.Bins, b => new JsonObject
        {
            ["lower"] = b.Lower, ["upper"] = b.Upper, ["rows"] = b.Rows, ["probability"] = Number(b.Probability), ["share"] = Number(b.Share),
        }),
    };

    private static JsonObject Comparison(ModelComparison comparison) => new()
    {
        ["bothRight"] = comparison.BothRight, ["bothWrong"] = comparison.BothWrong, ["onlyFirst"] = comparison.Test.OnlyFirst,
        ["onlySecond"] = comparison.Test.OnlySecond, ["probability"] = Number(comparison.Test.Probability),
            ["difference"] = Number(comparison.Difference.Value),
        ["lower"] = Number(comparison.Difference.Lower), ["upper"] = Number(comparison.Difference.Upper),
    };

    private static JsonObject Outcome(RowOutcome row) => new()
    {
        ["row"] = row.Row, ["id"] = row.Id, ["actual"] = row.Actual, ["predicted"] = row.Predicted, ["right"] = row.IsRight,
        ["confidence"] = Number(row.Confidence), ["margin"] = Number(row.Margin), ["picture"] = row.PicturePath,
        ["scores"] = Named(row.Scores.Select(s => KeyValuePair.Create(s.Key, (double)s.Value))),
    };

    private static JsonObject Named(IEnumerable<KeyValuePair<string, double>> figures)
    {
        var node = new JsonObject();
        foreach (var (name, value) in figures)
            node[name] = Number(value);
        return node;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
