namespace MLNetVision.Sweeps;

/// <summary>When a sweep ends: as soon as one of these is reached.</summary>
public sealed record SweepBudget
{
    /// <summary>Trials that are begun, those of the record included; null for any number.</summary>
    public int? Trials { get; init; }

    /// <summary>Epochs of all trials together, those of the record included; null for any number.</summary>
    public int? Epochs { get; init; }

    /// <summary>The time from the beginning of this call; trials that are under way then are paused. Null for any time.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// How many times as long as its trial the last fit of the best pipeline may take: as much of <see cref="Time"/> is kept for it. Where no trial is complete
    /// by then, the one that came furthest is taken as it is. Null for a last fit after the time.
    /// </summary>
    public double? RefitShare { get; init; }

    /// <summary>A value of the first objective that is good enough; null for none.</summary>
    public double? Target { get; init; }

    internal void Validate(bool isFinite)
    {
        Check(Trials is null or > 0, nameof(Trials), Trials, "1 or more, or null");
        Check(Epochs is null or > 0, nameof(Epochs), Epochs, "1 or more, or null");
        Check(Time is null || Time > TimeSpan.Zero, nameof(Time), Time, "above zero, or null");
        Check(RefitShare is null or > 0, nameof(RefitShare), RefitShare, "above 0, or null");
        Check(Target is null || double.IsFinite(Target.Value), nameof(Target), Target, "a finite number, or null");
        Check(RefitShare is null || Time is not null, nameof(RefitShare), RefitShare, "null without a Time");
        Check(
            isFinite || Trials is not null || Epochs is not null || Time is not null,
            nameof(Trials), Trials, "given, or Epochs or Time, as only a grid ends by itself");
    }

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"SweepBudget.{option} has to be {rule}.");
        }
    }
}
