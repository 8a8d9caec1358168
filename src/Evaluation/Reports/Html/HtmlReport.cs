namespace MLNetVision.Evaluation.Reports;

/// <summary>The report as one page.</summary>
internal static class HtmlReport
{
    public static string Write(EvaluationReport report) => new PartedPage(report.Title, report.Subtitle, About(report), report.Created)
    {
        Kind = "report", Style = PageFiles.PageStyle, Script = PageFiles.Script,
    }.Write(Parts(report));

    private static IEnumerable<(string Id, string Name, string Content)> Parts(EvaluationReport report)
    {
        yield return ("summary", "Summary", FigurePart.Summary(report));
        if (report.Matrix is not null && report.Classes.Count > 0)
            yield return ("confusion", "Confusion", ConfusionPart.Write(report));
        if (report.ClassFigures is not null)
            yield return ("classes", "Classes", ClassPart.Write(report));
        if (report.Curves.Count > 0)
            yield return ("curves", "Curves", CurvePart.Write(report));
        if (ChartWriter.Has(report, ReportChart.Reliability))
            yield return ("calibration", "Calibration", FigurePart.Calibration(report));
        if (report.Sample.Count > 0)
            yield return ("errors", "Errors", FigurePart.Errors(report));
        if (report.History.Count > 0)
            yield return ("training", "Training", CurvePart.History(report));
        if (report.Mistakes.Count > 0)
            yield return ("mistakes", "Mistakes",
                ExamplePart.Write(report, "Most confident mistakes", "What the model was most sure of and got wrong.", report.Mistakes));
        if (report.Uncertain.Count > 0)
            yield return ("uncertain", "Least certain",
                ExamplePart.Write(report, "Least certain", "Rows where the two best answers are closest.", report.Uncertain));
        if (CardFacts.Of(report.Card).Any())
            yield return ("model", "Model", FigurePart.Card(report));
    }

    private static string About(EvaluationReport report) => $"{report.Task} · {Format.Count(report.Rows)} {(report.Rows == 1 ? "row" : "rows")}"
        + (report.Classes.Count > 0 ? $" · {report.Classes.Count} classes" : "");
}
