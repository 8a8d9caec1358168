using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// Kernels of a row with the support vectors s, and sums of them. RBF: exp of a dense layer 2 gamma s x - gamma |s|², less gamma |x|²; polynomial: the
/// power of a dense layer gamma s x + offset.
/// </summary>
internal sealed class KernelNetwork(KernelSvmHead head, KernelFunction kernel, FitContext context, int[] support)
{
    private bool IsRbf => head.Kernel == SvmKernel.Rbf;

    /// <summary>Makes the network.</summary>
    /// <param name="factors">[outputs][support vectors].</param>
    /// <param name="biases">One an output.</param>
    /// <param name="tail">What comes behind the sums; null for nothing.</param>
    public FittedHead Build(float[][] factors, double[] biases, Func<Tensor, Tensor>? tail)
    {
        var width = context.Rows.Width;
        var network = Network.Build(FittedHead.Scope, b =>
        {
            var x = b.Input("features", [Dim.Batch, width]);
            using (b.Scope(FittedHead.Scope))
            {
                x = StandardisedInput.Write(x, context.Scaling);
                var sums = (IsRbf ? Rbf(x) : Polynomial(x)).Dense(factors.Length, name: "sums");
                return tail is null ? sums : tail(sums);
            }
        });
        Dictionary<string, Weight> weights = new(StandardisedInput.Weights(context.Scaling))
        {
            ["head.support.weight"] = Weight.Of([support.Length, width], SupportVectors()),
            ["head.support.bias"] = Weight.Of([support.Length], SupportBiases()),
            ["head.sums.weight"] = Weight.Of([factors.Length, support.Length], factors.SelectMany(f => f).ToArray()),
            ["head.sums.bias"] = Weight.Of([factors.Length], Array.ConvertAll(biases, b => (float)b)),
        };
        return new FittedHead(network, new WeightSet(weights));
    }

    private Tensor Rbf(Tensor x)
    {
        var square = x.Reduce(ReduceKind.SumOfSquares, [1], keepAxes: true, name: "square").Affine((float)kernel.Gamma);
        return square.Subtract(x.Dense(support.Length, name: "support")).Relu().Negate().Exp();
    }

    private Tensor Polynomial(Tensor x)
    {
        var product = x.Dense(support.Length, name: "support");
        var power = product;
        for (var i = 1; i < head.Degree; i++)
        {
            power = power.Multiply(product);
        }

        return power;
    }

    private float[] SupportVectors()
    {
        var factor = IsRbf ? 2 * kernel.Gamma : kernel.Gamma;
        return Array.ConvertAll(context.Rows.Select(support).Values, v => (float)(factor * v));
    }

    private float[] SupportBiases() => Array.ConvertAll(support, s => (float)(IsRbf ? -kernel.Gamma * kernel.Square(s) : head.Offset));
}
