using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>The inputs of a loss over classes.</summary>
/// <param name="scores">[rows, classes].</param>
/// <param name="numbers">The true class of each row; empty where the target is probabilities.</param>
/// <param name="probabilities">[rows, classes]; empty where the target is class numbers.</param>
/// <param name="weights">[classes], or empty.</param>
/// <param name="ignored">The class number of rows that do not count.</param>
internal readonly unsafe struct RowLossInputs(Floats scores, Floats numbers, Floats probabilities, Floats weights, long ignored)
{
    private readonly float* _scores = scores.Start;
    private readonly int* _numbers = (int*)numbers.Start;
    private readonly float* _probabilities = probabilities.Start;
    private readonly float* _weights = weights.Start;
    private readonly long _ignored = ignored;

    /// <summary>Whether a row has a class or probabilities.</summary>
    public bool Counts(int row) => _numbers is null || _numbers[row] != _ignored;

    public ClassRow Row(int row, int classes)
    {
        var first = (long)row * classes;
        return new ClassRow(_scores + first, classes, _numbers is null ? -1 : _numbers[row], _probabilities is null ? null : _probabilities + first, _weights);
    }
}
