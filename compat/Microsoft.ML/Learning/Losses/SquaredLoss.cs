namespace Microsoft.ML.Trainers;

/// <summary>(output - label)².</summary>
public sealed class SquaredLoss : ISupportSdcaRegressionLoss
{
    public double Loss(float output, float label)
    {
        var difference = output - label;
        return difference * difference;
    }

    public float Derivative(float output, float label) => 2 * (output - label);

    public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => 1 / (0.5f + scaledFeaturesNormSquared);

    public float DualUpdate(float output, float label, float dual, float invariant, int maxNumThreads)
    {
        var update = (label - output - (0.5f * dual)) * invariant;
        return maxNumThreads >= 2 ? update / maxNumThreads : update;
    }

    public double DualLoss(float label, float dual) => -dual * ((dual / 4) - label);
}
