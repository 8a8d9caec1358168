using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Sees rows of one column until it has seen enough, then tells what it learnt.</summary>
internal abstract class NormalizerLearner(long maximumExampleCount)
{
    private long _left = maximumExampleCount;

    /// <summary>Learns from the row that the cursor is on. False when the learner wants no more rows.</summary>
    public bool LearnRow()
    {
        if (_left == 0)
            return false;
        _left--;
        Learn();
        return true;
    }

    public abstract ColumnNormalizer Finish();

    protected abstract void Learn();
}
