namespace MLNetVision.Trainers;

/// <summary>How one linear support vector machine a class learns to tell its regions from all others, hard negatives being looked for in rounds.</summary>
public sealed record RegionMachineOptions
{
    /// <summary>What a region beyond its margin costs, squared: the larger, the less is forgiven.</summary>
    public double Cost { get; init; } = 0.01;

    /// <summary>How many times as much a region of the class costs, of which there are few.</summary>
    public double PositiveWeight { get; init; } = 2;

    /// <summary>The value of the constant feature, whose weight is the constant of the score: the larger, the less it is held back.</summary>
    public double BiasScale { get; init; } = 10;

    /// <summary>The mean norm that features are brought to by one factor.</summary>
    public double FeatureNorm { get; init; } = 20;

    /// <summary>
    /// How many times at most the regions of all pictures are searched for ones that are not of the class, but scored within its margin. The search ends when
    /// there are no new ones. 0 learns from the first ones only, which are drawn at random.
    /// </summary>
    public int MiningRounds { get; init; } = 10;

    /// <summary>How many regions that are not of the class a machine begins with.</summary>
    public int FirstNegatives { get; init; } = 2000;

    /// <summary>How many such regions a machine holds in memory at most; where more are hard, the hardest.</summary>
    public int MaxNegatives { get; init; } = 20000;

    /// <summary>Regions that weigh nothing and are scored below this leave between rounds.</summary>
    public double EasyBelow { get; init; } = -1.2;

    /// <summary>How far from its optimum a machine may end: the span of its projected gradients. Scores up to this from the margin count as on it.</summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>The most passes over the regions of a machine each time that it is solved.</summary>
    public int MaxPasses { get; init; } = 1000;

    /// <summary>Refuses values that nothing can be learnt with.</summary>
    public void Validate()
    {
        Check(Cost > 0 && double.IsFinite(Cost), nameof(Cost), Cost, "a number above 0");
        Check(PositiveWeight > 0 && double.IsFinite(PositiveWeight), nameof(PositiveWeight), PositiveWeight, "a number above 0");
        Check(BiasScale > 0 && double.IsFinite(BiasScale), nameof(BiasScale), BiasScale, "a number above 0");
        Check(FeatureNorm > 0 && double.IsFinite(FeatureNorm), nameof(FeatureNorm), FeatureNorm, "a number above 0");
        Check(MiningRounds >= 0, nameof(MiningRounds), MiningRounds, "0 or more");
        Check(FirstNegatives > 0, nameof(FirstNegatives), FirstNegatives, "1 or more");
        Check(MaxNegatives >= FirstNegatives, nameof(MaxNegatives), MaxNegatives, "FirstNegatives or more");
        Check(EasyBelow < -1, nameof(EasyBelow), EasyBelow, "below -1, the margin");
        Check(Tolerance is > 0 and < 1, nameof(Tolerance), Tolerance, "above 0 and below 1");
        Check(MaxPasses > 0, nameof(MaxPasses), MaxPasses, "1 or more");
    }

    private static void Check(bool holds, string option, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"RegionMachineOptions.{option} has to be {rule}.");
        }
    }
}
