using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The parts of a page that are figures and facts.</summary>
internal static class FigurePart
{
    public static string Heading(string name, string says = "", string tools = "") =>
        $"<div class=\"head\"><div><h2>{name}</h2>{(says.Length > 0 ? $"<p class=\"soft small\">{says}</p>" : "")}</div>{tools}</div>";

    public static string Summary(EvaluationReport report)
    {
        var html = new StringBuilder(
            Heading("Summary", report.Figures.Any(f => f.Interval is not null) ? "Ranges are confidence intervals, from rows drawn anew." : ""));
        foreach (var note in report.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{SvgText.Escape(note)}</p>");
        html.Append("<dl class=\"tiles\">");
        foreach (var figure in report.Figures)
            Tile(html, figure, figure == report.Figures[0]);
        html.Append("</dl>");
        if (report.Comparison is { } comparison)
            html.Append(Comparison(comparison));
        return html.ToString();
    }

    public static string Calibration(EvaluationReport report)
    {
        var curve = report.Reliability!;
        var html = new StringBuilder(Heading("Calibration", "Whether probabilities mean what they say: bars on the diagonal do."));
        html.Append("<div class=\"plots\"><figure>").Append(ChartWriter.Inline(report, ReportChart.Reliability)).Append("</figure><div><dl class=\"facts\">");
        Fact(html, "Expected error", Format.Number(curve.ExpectedError));
        Fact(html, "Greatest error", Format.Number(curve.MaximumError));
        if (report.Temperature is { } scaling)
        {
            Fact(html, "Best temperature", Format.Number(scaling.Temperature));
            Fact(html, "Log loss with it", $"{Format.Number(scaling.LossAfter)}, instead of {Format.Number(scaling.LossBefore)}");
        }

        html.Append("</dl>");
        if (report.Temperature is { } t)
        {
            html.Append("<p class=\"soft small\" style=\"margin-top:.8rem\">").Append(
                t.Temperature > 1 ? "The model is more sure than it is right: " : "The model is right more often than it is sure: ")
                .Append("dividing its logits by the temperature would help. Choose a temperature on rows other than those it is judged by.</p>");
        }

        return html.Append("</div></div>").ToString();
    }

    public static string Errors(EvaluationReport report)
    {
        var html = new StringBuilder(Heading("Errors", "Predicted minus actual."));
        html.Append("<div class=\"plots\"><figure>").Append(ChartWriter.Inline(report, ReportChart.Scatter)).Append("</figure><div><dl class=\"facts\">");
        foreach (var (share, error) in report.ErrorQuantiles.OrderBy(q => q.Key))
            Fact(html, $"{Format.Share(share)} of rows below", Format.Number(error));
        return html.Append("</dl></div></div>").ToString();
    }

    public static string Card(EvaluationReport report)
    {
        var html = new StringBuilder(Heading("Model")).Append("<dl class=\"facts\">");
        foreach (var (name, value) in CardFacts.Of(report.Card))
            Fact(html, name, value);
        return html.Append("</dl>").ToString();
    }

    public static void Tile(StringBuilder html, ReportFigure figure, bool isFirst)
    {
        html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"tile{(isFirst ? " first" : "")}\"><dt>{SvgText.Escape(figure.Name)}</dt><dd><div "
            + $"class=\"value\">{Format.Number(figure.Value)}</div>");
        if (figure.Interval is { } interval && !double.IsNaN(interval.Lower))
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"range\">{Format.Number(interval.Lower)} to {Format.Number(interval.Upper)}</div>");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"says\">{SvgText.Escape(figure.Meaning)}</div></dd></div>");
    }

    private static void Fact(StringBuilder html, string name, string value) =>
        html.Append(CultureInfo.InvariantCulture, $"<dt>{SvgText.Escape(name)}</dt><dd><bdi>{SvgText.Escape(value)}</bdi></dd>");

    private static string Comparison(ModelComparison c) =>
        "<h3 style=\"margin:1.2rem 0 .4rem\">Against the other model</h3><dl class=\"facts\">"
        + $"<dt>Accuracy gained</dt><dd>{Format.Number(c.Difference.Value)} ({Format.Number(c.Difference.Lower)} to {Format.Number(c.Difference.Upper)})</dd>"
        + $"<dt>Only this one right</dt><dd>{Format.Count(c.Test.OnlySecond)} rows</dd><dt>Only the other right</dt><dd>{Format.Count(c.Test.OnlyFirst)} "
            + $"rows</dd>"
        + $"<dt>Both right, both wrong</dt><dd>{Format.Count(c.BothRight)}, {Format.Count(c.BothWrong)} rows</dd>"
        + $"<dt>McNemar's p</dt><dd>{Format.Short(c.Test.Probability)}</dd></dl>";
}
