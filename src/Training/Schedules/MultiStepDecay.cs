namespace MLNetVision.Training.Schedules;

/// <summary>The rate is multiplied by a factor at given times.</summary>
/// <param name="At">The epochs or steps, rising, from which on a lower rate holds.</param>
/// <param name="Multiplier">What the rate is multiplied by at each.</param>
public sealed record MultiStepDecay(IReadOnlyList<int> At, double Multiplier = 0.1) : Schedule
{
    /// <summary>What the times count.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Epoch;

    /// <inheritdoc/>
    public bool Equals(MultiStepDecay? other) =>
        other is not null && Multiplier.Equals(other.Multiplier) && Unit == other.Unit && At.SequenceEqual(other.At);

    /// <inheritdoc/>
    public override int GetHashCode() => At.Aggregate(Multiplier.GetHashCode(), HashCode.Combine);

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        var passed = 0;
        while (passed < At.Count && At[passed] <= point.Passed(Unit))
        {
            passed++;
        }

        return Math.Pow(Multiplier, passed);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(At.Zip(At.Skip(1), (a, b) => a < b).All(rises => rises), nameof(At), $"[{string.Join(", ", At)}]", "a list that rises");
        Check(Multiplier is > 0 and <= 1, nameof(Multiplier), Multiplier, "above 0, up to 1");
    }
}
