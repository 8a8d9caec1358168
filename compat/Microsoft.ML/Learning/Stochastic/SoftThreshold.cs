using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <summary>Keeps weights as if there were no L1 penalty, and shows each one shrunk towards zero by the threshold.</summary>
internal sealed class SoftThreshold(float threshold, float[] shrunk)
{
    private readonly float[] _full = new float[shrunk.Length];

    public float Bias { get; private set; }

    public float ShrunkBias => Shrink(Bias);

    /// <summary>full += step·features; the shrunk weights follow.</summary>
    public void Step(FeatureRow features, float step)
    {
        Bias += step;
        features.AddTo(_full, step);
        if (features.Indices is null)
        {
            for (var i = 0; i < shrunk.Length; i++)
                shrunk[i] = Shrink(_full[i]);
            return;
        }

        foreach (var i in features.Indices)
            shrunk[i] = Shrink(_full[i]);
    }

    private float Shrink(float value) => Math.Abs(value) > threshold ? value - (Math.Sign(value) * threshold) : 0;
}
