using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The evaluation for the console.</summary>
internal static class DetectionText
{
    private const int MatrixClasses = 12, NameLetters = 28;

    public static string Write(DetectionEvaluation evaluation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"Detection, {Format.Count(evaluation.Metrics.Pictures)} pictures, {Format.Count(evaluation.Metrics.Objects)} objects\n");
        foreach (var section in DetectionSections.Of(evaluation, MatrixClasses))
            Write(text.Append('\n'), section);
        return text.ToString();
    }

    private static void Write(StringBuilder text, DetectionSection section)
    {
        if (section.Heading.Length > 0)
            text.Append(section.Heading).Append('\n');
        string[][] lines = [section.Columns, .. section.Rows.Select(row => Array.ConvertAll(row, cell => Format.Cut(Format.Line(cell), NameLetters)))];
        var widths = section.Columns.Select((_, i) => lines.Max(l => l[i].Length)).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, i) => IsText(section, i) ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static bool IsText(DetectionSection section, int column) => column == 0 || section.Columns[column] == "Meaning";
}
