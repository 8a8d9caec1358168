using System.Globalization;

namespace MLNetVision.Sweeps.Reports;

/// <summary>Times as a reader wants them.</summary>
internal static class Spans
{
    public static string Write(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => span.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture),
        { TotalSeconds: < 90 } => span.TotalSeconds.ToString("0 s", CultureInfo.InvariantCulture),
        { TotalMinutes: < 90 } => span.TotalMinutes.ToString("0.0 min", CultureInfo.InvariantCulture),
        _ => span.TotalHours.ToString("0.0 h", CultureInfo.InvariantCulture),
    };

    /// <summary>From the beginning to the end of each call; of one without an end, to the last that was heard.</summary>
    public static TimeSpan Elapsed(SweepReport report)
    {
        var last = report.Trials.Select(t => t.Ended ?? t.Began).DefaultIfEmpty().Max();
        return report.Calls.Aggregate(TimeSpan.Zero, (sum, call) =>
        {
            var end = call.Ended ?? last;
            return end > call.Began ? sum + (end - call.Began) : sum;
        });
    }

    public static TimeSpan Trials(SweepReport report) => report.Trials.Aggregate(TimeSpan.Zero, (sum, t) => sum + t.Time);
}
