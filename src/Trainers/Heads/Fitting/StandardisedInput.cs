using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>(x - mean) scale as steps of a network, for heads that need the standardised features themselves.</summary>
internal static class StandardisedInput
{
    public static Tensor Write(Tensor x, Standardiser scaling)
    {
        if (scaling.IsIdentity)
        {
            return x;
        }

        var mean = x.Builder.Variable([scaling.Mean.Length], ParameterRole.Statistic, name: "mean");
        var scale = x.Builder.Variable([scaling.Scale.Length], ParameterRole.Statistic, name: "scale");
        return x.Subtract(mean).Multiply(scale);
    }

    public static IEnumerable<KeyValuePair<string, Weight>> Weights(Standardiser scaling) => scaling.IsIdentity ? [] :
    [
        KeyValuePair.Create("head.mean.value", Weight.Of([scaling.Mean.Length], scaling.Mean)),
        KeyValuePair.Create("head.scale.value", Weight.Of([scaling.Scale.Length], scaling.Scale)),
    ];
}
