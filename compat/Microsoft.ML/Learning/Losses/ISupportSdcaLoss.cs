namespace Microsoft.ML.Trainers;

/// <summary>A loss with a dual, as stochastic dual coordinate ascent needs it.</summary>
public interface ISupportSdcaLoss : IScalarLoss
{
    float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared);

    float DualUpdate(float output, float label, float dual, float invariant, int maxNumThreads);

    double DualLoss(float label, float dual);
}
