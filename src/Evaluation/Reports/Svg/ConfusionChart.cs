using System.Text;
using MLNetVision.Metrics;
using ConfusionMatrix = MLNetVision.Metrics.ConfusionMatrix;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The confusion matrix as a heat map: a rectangle for each count above 0, the more opaque the greater its share of the actual class;
/// mistakes, which are rarer, by its square root. Right ones differ in colour.</summary>
internal static class ConfusionChart
{
    /// <summary>Up to how many classes cells carry numbers, and classes carry names.</summary>
    private const int Numbered = 12, Named = 40;

    private const int NameLetters = 16;
    private const double LetterWidth = 6.4, Title = 20;

    /// <summary>Where the cells lie, for the page's pointer.</summary>
    public readonly record struct Layout(double Left, double Top, double Cell);

    public static Layout Place(EvaluationReport report)
    {
        var classes = report.Classes.Count;
        var cell = classes <= Numbered ? Math.Clamp(300.0 / classes, 30, 64) : classes <= Named ? 18 : Math.Max(3, Math.Round(600.0 / classes));
        var room = classes <= Named ? (report.Classes.Max(c => Math.Min(c.Length, NameLetters)) * LetterWidth) + 8 : 8;
        return new Layout(room + Title, room + Title, cell);
    }

    public static SvgPicture Draw(EvaluationReport report)
    {
        var (matrix, place) = (report.Matrix!, Place(report));
        var side = matrix.Classes * place.Cell;
        var svg = new StringBuilder();
        svg.Rect(place.Left, place.Top, side, side, "class=\"ground\"");
        if (matrix.Classes <= Named)
            Names(svg, report.Classes, place);
        svg.Text(place.Left + (side / 2), 13, "label", "predicted").Text(13, place.Top + (side / 2), "label", "actual", turn: -90);
        Cells(svg, matrix, place);
        svg.Append("<rect class=\"cursor\" width=\"0\" height=\"0\"/>");
        return new SvgPicture(place.Left + side + 4, place.Top + side + 4, "Confusion matrix",
            $"{matrix.Classes} classes, {matrix.Rows} rows, {Format.Percent(matrix.Accuracy)} on the diagonal.", svg.ToString());
    }

    private static void Names(StringBuilder svg, IReadOnlyList<string> classes, Layout place)
    {
        for (var c = 0; c < classes.Count; c++)
        {
            var middle = (c + 0.5) * place.Cell;
            var name = Format.Cut(classes[c], NameLetters);
            svg.Text(place.Left - 6, place.Top + middle + 4, "tick", name, "end").Text(place.Left + middle + 4, place.Top - 6, "tick", name, "start", -90);
        }
    }

    private static void Cells(StringBuilder svg, ConfusionMatrix matrix, Layout place)
    {
        var shares = matrix.Normalised(MatrixShare.OfActual);
        for (var a = 0; a < matrix.Classes; a++)
        {
            for (var p = 0; p < matrix.Classes; p++)
            {
                if (matrix[a, p] == 0)
                    continue;
                var (x, y, gap) = (place.Left + (p * place.Cell), place.Top + (a * place.Cell), place.Cell > 8 ? 1 : 0);
                var style = a == p ? "cell hit" : "cell miss";
                var opacity = a == p ? 0.12 + (0.88 * shares[a, p]) : 0.18 + (0.82 * Math.Sqrt(shares[a, p]));
                svg.Rect(x + (gap / 2.0), y + (gap / 2.0), place.Cell - gap, place.Cell - gap,
                    $"class=\"{style}\" fill-opacity=\"{SvgText.Unit(opacity)}\" data-c=\"{a},{p}\"");
                if (matrix.Classes <= Numbered)
                    svg.Text(x + (place.Cell / 2), y + (place.Cell / 2) + 4, opacity > 0.55 ? "number on" : "number", $"{matrix[a, p]}");
            }
        }
    }
}
