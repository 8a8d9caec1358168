namespace MLNetVision.Training.Augmentation;

/// <summary>Where a random number is drawn from; written as a pair: <c>Scale = (0.5, 1)</c>.</summary>
/// <param name="From">The least.</param>
/// <param name="To">The most.</param>
public readonly record struct Interval(double From, double To)
{
    /// <summary>From a pair.</summary>
    public static implicit operator Interval((double From, double To) pair) => new(pair.From, pair.To);

    /// <summary>From a pair.</summary>
    public static Interval FromValueTuple((double From, double To) pair) => pair;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"({From}, {To})");
}
