namespace MLNetVision.Sweeps.Reports;

/// <summary>Why a sweep ended, in words.</summary>
internal static class Endings
{
    public static string Of(SweepEnding ending) => ending switch
    {
        SweepEnding.TrialsUsed => "all trials of the budget were begun",
        SweepEnding.EpochsUsed => "all epochs of the budget were used",
        SweepEnding.TimeUsed => "the time was over",
        SweepEnding.TargetReached => "the target was reached",
        SweepEnding.Cancelled => "it was cancelled",
        _ => "nothing was left to try",
    };
}
