using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Embedding.Parametric;

/// <summary>The network that makes a map, alone and with its loss. Rows are standardised inside, so that it takes them as they are.</summary>
/// <param name="options">The layers.</param>
/// <param name="means">Of the columns.</param>
/// <param name="scales">One by the deviations of the columns; 0 for columns that are constant.</param>
internal sealed class MapNetworks(ParametricTSneOptions options, float[] means, float[] scales)
{
    public const string Rows = "input";
    public const string Probabilities = "probabilities";
    public const string Loss = "loss";
    private const double LeastProbability = 1e-12;

    /// <summary>From rows to places.</summary>
    public Network Map() => Network.Build("parametric-tsne", b =>
        new Dictionary<string, Tensor> { ["place"] = Layers(b.Input(Rows, [Dim.Batch, means.Length])) });

    /// <summary>
    /// From a batch and the probabilities of its pairs to the divergence sum p log p - p log q, where q = s / sum s over the pairs of different rows and
    /// log s = -(dof + 1) / 2 log(1 + d^2 / dof).
    /// </summary>
    /// <param name="batch">How many rows a batch has.</param>
    public Network Training(int batch) => Network.Build("parametric-tsne", b =>
    {
        var places = Layers(b.Input(Rows, [batch, means.Length]));
        var probabilities = b.Input(Probabilities, [batch, batch]);
        var differences = places.Reshape([batch, 1, options.Dimensions]).Subtract(places.Reshape([1, batch, options.Dimensions]));
        var squares = differences.Reduce(ReduceKind.SumOfSquares, [2]);
        var logarithms = squares.Affine(1f / options.Degrees, 1).Log().Affine((options.Degrees + 1) / 2f);

        // Each row is at distance 0 from itself, where s is 1.
        var total = logarithms.Negate().Exp().Reduce(ReduceKind.Sum, [0, 1]).Affine(1, -batch);
        var entropy = probabilities.Multiply(probabilities.Maximum(b.Literal(LeastProbability)).Log()).Reduce(ReduceKind.Sum, [0, 1]);
        var pull = probabilities.Multiply(logarithms).Reduce(ReduceKind.Sum, [0, 1]);
        return new Dictionary<string, Tensor> { [Loss] = entropy.Add(pull).Add(total.Maximum(b.Literal(LeastProbability)).Log()) };
    });

    private Tensor Layers(Tensor x)
    {
        x = x.Subtract(Numbers(x.Builder, means)).Multiply(Numbers(x.Builder, scales));
        for (var i = 0; i < options.HiddenSizes.Count; i++)
        {
            x = x.Dense(options.HiddenSizes[i], name: $"layer{i + 1}").Relu();
        }

        return x.Dense(options.Dimensions, name: "place");
    }

    private static Tensor Numbers(NetworkBuilder builder, float[] values) => builder.Literal(TensorLiteral.Of<float>(values, values.Length));
}
