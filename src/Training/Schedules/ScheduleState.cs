namespace MLNetVision.Training.Schedules;

/// <summary>What a schedule remembers that looks at results.</summary>
/// <param name="Best">The best figure so far; null before the first.</param>
/// <param name="BadEpochs">Epochs in a row that were no better.</param>
/// <param name="CoolingEpochs">Epochs that are still not counted after a reduction.</param>
/// <param name="Scale">The factor that the results have brought about.</param>
public sealed record ScheduleState(double? Best = null, int BadEpochs = 0, int CoolingEpochs = 0, double Scale = 1)
{
    /// <summary>Nothing has been seen.</summary>
    public static ScheduleState Start { get; } = new();
}
