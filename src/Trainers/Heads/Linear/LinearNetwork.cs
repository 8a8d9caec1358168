using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>W (x - mean) scale + b as a dense layer, and what comes behind it.</summary>
internal static class LinearNetwork
{
    /// <summary>
    /// From this ratio of a mean to its deviation on, the mean is subtracted by itself: inside the bias it would cost digits.
    /// </summary>
    private const double FarFromZero = 100;

    /// <summary>Makes the network.</summary>
    /// <param name="weights">[outputs][width], of standardised features.</param>
    /// <param name="biases">One an output.</param>
    /// <param name="scaling">How the features were standardised.</param>
    /// <param name="tail">What comes behind the layer; null for nothing.</param>
    public static FittedHead Build(double[][] weights, double[] biases, Standardiser scaling, Func<Tensor, Tensor>? tail = null)
    {
        var width = scaling.Mean.Length;
        var centres = scaling.Mean.Zip(scaling.Scale).Any(m => Math.Abs(m.First) * m.Second > FarFromZero);
        var network = Network.Build(FittedHead.Scope, b =>
        {
            var x = b.Input("features", [Dim.Batch, width]);
            using (b.Scope(FittedHead.Scope))
            {
                x = centres ? x.Subtract(b.Variable([width], ParameterRole.Statistic, name: "mean")) : x;
                x = x.Dense(weights.Length, name: "linear");
                return tail is null ? x : tail(x);
            }
        });
        var (w, b) = Fold(weights, biases, scaling, centres);
        Dictionary<string, Weight> set = new()
        {
            ["head.linear.weight"] = Weight.Of([weights.Length, width], w),
            ["head.linear.bias"] = Weight.Of([weights.Length], b),
        };
        if (centres)
        {
            set["head.mean.value"] = Weight.Of([width], scaling.Mean);
        }

        return new FittedHead(network, new WeightSet(set));
    }

    private static (float[] Weights, float[] Biases) Fold(double[][] weights, double[] biases, Standardiser scaling, bool centres)
    {
        var width = scaling.Mean.Length;
        var (w, b) = (new float[weights.Length * width], new float[weights.Length]);
        for (var c = 0; c < weights.Length; c++)
        {
            var bias = biases[c];
            for (var j = 0; j < width; j++)
            {
                var folded = weights[c][j] * scaling.Scale[j];
                w[(c * width) + j] = (float)folded;
                bias -= centres ? 0 : folded * scaling.Mean[j];
            }

            b[c] = (float)bias;
        }

        return (w, b);
    }
}
