namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>What a loss over classes sees of one row.</summary>
/// <param name="scores">One a class.</param>
/// <param name="classes">How many there are.</param>
/// <param name="trueClass">The class that is true, unless the target is probabilities.</param>
/// <param name="probabilities">The target's probability of each class, or null.</param>
/// <param name="weights">The weight of each class, or null where all weigh 1.</param>
internal readonly unsafe struct ClassRow(float* scores, int classes, int trueClass, float* probabilities, float* weights)
{
    public readonly float* Scores = scores;
    public readonly int Classes = classes;
    public readonly int TrueClass = trueClass;
    public readonly float* Probabilities = probabilities;

    public float WeightOfTrue => Weight(TrueClass);

    public float Weight(int number) => weights is null ? 1 : weights[number];
}
