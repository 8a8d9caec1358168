using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The evaluation in the tables of GitHub's Markdown.</summary>
internal static class DetectionMarkdown
{
    private const int MatrixClasses = 20;

    public static string Write(DetectionEvaluation evaluation)
    {
        var text = new StringBuilder("# Detection\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{Format.Count(evaluation.Metrics.Pictures)} pictures, {Format.Count(evaluation.Metrics.Objects)} objects.\n\n");
        foreach (var section in DetectionSections.Of(evaluation, MatrixClasses))
        {
            if (section.Heading.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"## {section.Heading}\n\n");
            MarkdownReport.Table(text, section.Columns, section.Rows);
        }

        return text.ToString();
    }
}
