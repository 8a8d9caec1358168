using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The report in the tables of GitHub's Markdown. Names are escaped, so that none of them is taken for markup.</summary>
internal static class MarkdownReport
{
    /// <summary>The most classes whose matrix makes a readable table.</summary>
    private const int MatrixClasses = 20;

    public static string Write(EvaluationReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escape(report.Title)}\n\n");
        if (report.Subtitle.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"{Escape(report.Subtitle)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{report.Task}, {Format.Count(report.Rows)} rows.\n\n");
        foreach (var note in report.Notes)
            text.Append(CultureInfo.InvariantCulture, $"> {Escape(note)}\n\n");
        Table(text, ["Figure", "Value", "Interval", "Meaning"], report.Figures.Select(f => new[]
        {
            f.Name, Format.Number(f.Value), f.Interval is { } i && !double.IsNaN(i.Lower) ? $"{Format.Number(i.Lower)} to {Format.Number(i.Upper)}" : "",
                f.Meaning,
        }));
        if (report.ErrorQuantiles.Count > 0)
            Section(text, "Errors", ["Rows below", "Error"],
                report.ErrorQuantiles.OrderBy(q => q.Key).Select(q => new[] { Format.Share(q.Key), Format.Number(q.Value) }));
        Classes(text, report);
        Matrix(text, report);
        Rows(text, "Most confident mistakes", report.Mistakes);
        Rows(text, "Least certain", report.Uncertain);
        if (report.History.Count > 0)
            History(text, report.History);
        var facts = CardFacts.Of(report.Card).ToArray();
        if (facts.Length > 0)
            Section(text, "Model", ["", ""], facts.Select(f => new[] { f.Name, f.Value }));
        return text.ToString();
    }

    private static void Classes(StringBuilder text, EvaluationReport report)
    {
        if (report.ClassFigures is not { } figures)
            return;
        string[] Row(string name, double precision, double recall, double f1, long rows) =>
            [name, Format.Number(precision), Format.Number(recall), Format.Number(f1), Format.Count(rows)];
        var support = figures.Classes.Sum(c => c.Support);
        Section(text, "Classes", ["Class", "Precision", "Recall", "F1", "Support"],
        [
            .. figures.Classes.Select(c => Row(report.Classes[c.Label], c.Precision, c.Recall, c.F1, c.Support)),
            Row("micro average", figures.Micro.Precision, figures.Micro.Recall, figures.Micro.F1, support),
            Row("macro average", figures.Macro.Precision, figures.Macro.Recall, figures.Macro.F1, support),
            Row("weighted average", figures.Weighted.Precision, figures.Weighted.Recall, figures.Weighted.F1, support),
        ]);
    }

    private static void Matrix(StringBuilder text, EvaluationReport report)
    {
        if (report.Matrix is { } matrix && matrix.Classes <= MatrixClasses)
        {
            Section(text, "Confusion matrix (rows: actual, columns: predicted)", ["", .. report.Classes], report.Classes.Select(
                (name, a) => new[] { name }.Concat(Enumerable.Range(0, matrix.Classes).Select(p => Format.Count(matrix[a, p]))).ToArray()));
        }

        if (report.Confused.Count > 0)
        {
            Section(text, "Most often confused", ["Actual", "Predicted", "Rows", "Of the class"],
                report.Confused.Select(p => new[] { p.Actual, p.Predicted, Format.Count(p.Rows), Format.Percent(p.Share) }));
        }
    }

    private static void Rows(StringBuilder text, string heading, IReadOnlyList<RowOutcome> rows)
    {
        if (rows.Count > 0)
            Section(text, heading, ["Row", "Actual", "Predicted", "Confidence"],
                rows.Select(r => new[] { r.Id, r.Actual, r.Predicted, Format.Number(r.Confidence) }));
    }

    private static void History(StringBuilder text, IReadOnlyList<TrainingPoint> history)
    {
        var names = history.SelectMany(p => p.Figures.Keys).Distinct().ToArray();
        Section(text, "Training", ["Epoch", .. names], history.Select(p => new[] { Format.Count(p.Epoch) }
            .Concat(names.Select(n => p.Figures.TryGetValue(n, out var value) ? Format.Number(value) : "")).ToArray()));
    }

    private static void Section(StringBuilder text, string heading, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
        Table(text, columns, rows);
    }

    internal static void Table(StringBuilder text, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", columns.Select(Escape)).Append(" |\n|").Append(
            string.Concat(columns.Select((_, i) => i == 0 ? " --- |" : " ---: |"))).Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row.Select(Escape)).Append(" |\n");
        text.Append('\n');
    }

    /// <summary>A text that stands for itself.</summary>
    internal static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in Format.Line(name))
        {
            if (letter is '<' or '>' or '&')
                text.Append(letter switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            else
                text.Append(@"\`*_{}[]#|~!".Contains(letter) ? "\\" : "").Append(letter);
        }

        return text.ToString();
    }
}
