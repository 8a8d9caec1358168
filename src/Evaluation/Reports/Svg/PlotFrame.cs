using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The axes of a plot: where values lie, ticks, grid and titles.</summary>
internal sealed class PlotFrame(double x0, double x1, double y0, double y1, PlotRoom? room = null)
{
    public const double Width = 400;
    public const double Height = 330;
    private const int Ticks = 5;
    private readonly PlotRoom _room = room ?? PlotRoom.ForAxes;

    public double X(double value) => _room.Left + (Fraction(value, x0, x1) * (Width - _room.Left - _room.Right));

    public double Y(double value) => _room.Height - _room.Bottom - (Fraction(value, y0, y1) * (_room.Height - _room.Top - _room.Bottom));

    public StringBuilder Begin(string xTitle, string yTitle, bool wholeX = false)
    {
        var svg = new StringBuilder();
        foreach (var y in Steps(y0, y1, whole: false))
            svg.Line(X(x0), Y(y), X(x1), Y(y), "grid").Text(X(x0) - 6, Y(y) + 4, "tick", Label(y), "end");
        foreach (var x in Steps(x0, x1, wholeX))
            svg.Line(X(x), Y(y0), X(x), Y(y0) + 4, "axis").Text(X(x), Y(y0) + 17, "tick", Label(x));
        svg.Line(X(x0), Y(y0), X(x1), Y(y0), "axis");
        return svg.Text((X(x0) + X(x1)) / 2, Height - 6, "label", xTitle).Text(13, (Y(y0) + Y(y1)) / 2, "label", yTitle, turn: -90);
    }

    /// <summary>A path through points; a point that is not finite interrupts it.</summary>
    public string Path(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        var begun = false;
        foreach (var (x, y) in points)
        {
            var isPoint = double.IsFinite(x) && double.IsFinite(y);
            if (isPoint)
                path.Append(begun ? 'L' : 'M').Append(X(x).ToString("0.#", CultureInfo.InvariantCulture)).Append(' ').Append(
                    Y(y).ToString("0.#", CultureInfo.InvariantCulture));
            begun = isPoint;
        }

        return path.ToString();
    }

    /// <summary>Round numbers, at most about five, that lie in a range.</summary>
    public static IEnumerable<double> Steps(double from, double to, bool whole)
    {
        var rough = (to - from) / Ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1.001 => 1, <= 2.001 => 2, <= 5.001 => 5, _ => 10 };
        step = whole ? Math.Max(1, Math.Round(step)) : step;
        for (var i = Math.Ceiling((from / step) - 1e-9); i * step <= to + (step * 1e-9); i++)
            yield return i * step;
    }

    private static string Label(double value) => (Math.Abs(value) < 1e-12 ? 0 : value).ToString("G4", CultureInfo.InvariantCulture);

    private static double Fraction(double value, double from, double to) => to > from ? Math.Clamp((value - from) / (to - from), 0, 1) : 0.5;
}
