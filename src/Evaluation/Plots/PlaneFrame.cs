using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>The frame around points of the plane, with room at the edges, and the lines through its origin.</summary>
internal static class PlaneFrame
{
    private const double Room = 0.08;

    public static PlotFrame Around(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToArray();
        var (x0, x1) = Range(all.Select(p => p.X));
        var (y0, y1) = Range(all.Select(p => p.Y));
        return new PlotFrame(x0, x1, y0, y1);
    }

    /// <summary>Where a text stands that is not to leave the picture.</summary>
    public static string Anchor(double x) => x > PlotFrame.Width * 0.75 ? "end" : x < PlotFrame.Width * 0.25 ? "start" : "middle";

    private static (double From, double To) Range(IEnumerable<double> values)
    {
        var (from, to) = (values.Min(), values.Max());
        var room = to > from ? (to - from) * Room : Math.Max(1e-9, Math.Abs(to));
        return (from - room, to + room);
    }
}
