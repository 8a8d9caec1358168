using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The report for the console.</summary>
internal static class TextReport
{
    private const int NameLetters = 28;

    /// <summary>The most classes whose matrix still fits a console.</summary>
    private const int MatrixClasses = 12;

    private const int CellWidth = 8;

    public static string Write(EvaluationReport report)
    {
        var text = new StringBuilder();
        text.Append(Format.Line(report.Title)).Append('\n');
        if (report.Subtitle.Length > 0)
            text.Append(Format.Line(report.Subtitle)).Append('\n');
        text.Append(report.Task).Append(", ").Append(Format.Count(report.Rows)).Append(" rows\n");
        foreach (var note in report.Notes)
            text.Append("! ").Append(note).Append('\n');
        text.Append('\n');
        Figures(text, report);
        Classes(text, report);
        Matrix(text, report);
        Rows(text, "Most confident mistakes", report.Mistakes);
        Rows(text, "Least certain", report.Uncertain);
        return text.ToString();
    }

    private static void Figures(StringBuilder text, EvaluationReport report)
    {
        foreach (var figure in report.Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure.Name,-26}{Format.Number(figure.Value),10}");
            if (figure.Interval is { } interval && !double.IsNaN(interval.Lower))
                text.Append(CultureInfo.InvariantCulture, $"  [{Format.Number(interval.Lower)}, {Format.Number(interval.Upper)}]");
            text.Append('\n');
        }

        foreach (var (share, error) in report.ErrorQuantiles.OrderBy(q => q.Key))
            text.Append(CultureInfo.InvariantCulture, $"{"Error, " + Format.Share(share) + " below",-26}{Format.Number(error),10}\n");
        if (report.Comparison is { } other)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\nAgainst the other model: {other.Test.OnlyFirst} rows only it got right, {other.Test.OnlySecond} only this one; ")
                .Append(CultureInfo.InvariantCulture, $"accuracy {Format.Number(other.Difference.Value)} apart, p = {Format.Short(other.Test.Probability)}\n");
        }
    }

    private static void Classes(StringBuilder text, EvaluationReport report)
    {
        if (report.ClassFigures is not { } figures)
            return;
        var wide = Math.Min(NameLetters, Math.Max(12, report.Classes.Max(c => c.Length)));
        text.Append(CultureInfo.InvariantCulture, $"\n{"class".PadRight(wide)}{"precision",11}{"recall",10}{"F1",10}{"support",10}\n");
        foreach (var c in figures.Classes)
            Line(Format.Cut(Format.Line(report.Classes[c.Label]), wide), c.Precision, c.Recall, c.F1, c.Support);
        text.Append('\n');
        var support = figures.Classes.Sum(c => c.Support);
        Line("micro", figures.Micro.Precision, figures.Micro.Recall, figures.Micro.F1, support);
        Line("macro", figures.Macro.Precision, figures.Macro.Recall, figures.Macro.F1, support);
        Line("weighted", figures.Weighted.Precision, figures.Weighted.Recall, figures.Weighted.F1, support);
        void Line(string name, double precision, double recall, double f1, long rows) => text.Append(
            CultureInfo.InvariantCulture,
                $"{name.PadRight(wide)}{Format.Number(precision),11}{Format.Number(recall),10}{Format.Number(f1),10}{Format.Count(rows),10}\n");
    }

    private static void Matrix(StringBuilder text, EvaluationReport report)
    {
        if (report.Matrix is not { } matrix)
            return;
        var names = report.Classes.Select(c => Format.Cut(Format.Line(c), CellWidth - 1)).ToArray();
        if (matrix.Classes <= MatrixClasses)
        {
            text.Append("\nactual \\ predicted\n").Append(' ', CellWidth).Append(string.Concat(names.Select(n => n.PadLeft(CellWidth)))).Append('\n');
            for (var a = 0; a < names.Length; a++)
                text.Append(names[a].PadRight(CellWidth)).Append(string.Concat(names.Select((_, p) => $"{matrix[a, p],CellWidth}"))).Append('\n');
            return;
        }

        text.Append("\nmost often confused\n");
        foreach (var pair in report.Confused)
            text.Append(CultureInfo.InvariantCulture,
                $"{pair.Rows,6} x {Format.Cut(Format.Line(pair.Actual), NameLetters)} taken for {Format.Cut(Format.Line(pair.Predicted), NameLetters)} "
                + $"({Format.Percent(pair.Share)})\n");
    }

    private static void Rows(StringBuilder text, string heading, IReadOnlyList<RowOutcome> rows)
    {
        if (rows.Count == 0)
            return;
        text.Append('\n').Append(heading).Append('\n');
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{Format.Number(row.Confidence),10}  {Format.Cut(Format.Line(row.Id), 40)}: {Format.Cut(Format.Line(row.Predicted), NameLetters)}")
                .Append(row.IsRight ? "\n" : $" where it is {Format.Cut(Format.Line(row.Actual), NameLetters)}\n");
        }
    }
}
