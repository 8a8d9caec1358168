namespace MLNetVision.Evaluation.Reports;

/// <summary>How high a plot is, and what stays free around its points.</summary>
internal sealed record PlotRoom(double Height, double Left, double Right, double Top, double Bottom)
{
    /// <summary>Room for ticks, numbers and titles of axes.</summary>
    public static PlotRoom ForAxes { get; } = new(PlotFrame.Height, 50, 14, 12, 44);

    /// <summary>A square that points fill, without axes.</summary>
    public static PlotRoom Square { get; } = new(PlotFrame.Width, 0, 0, 0, 0);
}
