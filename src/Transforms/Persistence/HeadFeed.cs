using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms.Persistence.Heads;

namespace MLNetVision.Transforms.Persistence;

/// <summary>The steps between a network's output and what follows it in a saved chain.</summary>
internal static class HeadFeed
{
    /// <summary>
    /// The lowest logit below the largest one whose exponential is not nothing in single precision; lower ones, down to -infinity, are brought to it.
    /// </summary>
    private const double Nothing = -104;

    /// <summary>The lowest logit below the largest one whose exponential is 1 in single precision: such classes have the same probability.</summary>
    private const double Same = -1.0 / (1 << 25);

    /// <summary>
    /// How far the first largest class leads at least. It outweighs the rounding of a head's sums over a thousand classes, and changes a probability by a
    /// quarter of itself at most.
    /// </summary>
    private const float Lead = 2e-5f;

    /// <summary>
    /// (logits - bias) / scale for a head of softmax, for which logits count by their distances only. The largest becomes 0: it then adds nothing to the sums
    /// that the other classes' scores are, so that all sums round alike. The others are held below it, so that equal logits give the label of the first.
    /// </summary>
    public static Tensor Softmax(Tensor logits, SavedHead head)
    {
        var (builder, count) = (logits.Builder, checked((int)logits.Shape[1].Size));
        var distances = logits.Subtract(logits.Reduce(ReduceKind.Max, [1], keepAxes: true));
        var first = distances.GreaterOrEqual(builder.Literal(Same)).Cast(DType.Float32).ArgMax(1, keepAxis: false);
        var ceilings = first.OneHot(Numbers(builder, [-Lead, 0]), count);
        var held = distances.Minimum(ceilings).Maximum(builder.Literal(Nothing));
        return held.Subtract(Numbers(builder, [.. head.Biases])).Divide(builder.Literal(head.Scale));
    }

    /// <summary>(value - bias) / scale.</summary>
    public static Tensor Linear(Tensor value, SavedHead head)
    {
        var builder = value.Builder;
        value = head.Biases[0] == 0 ? value : value.Subtract(builder.Literal(head.Biases[0]));
        return head.Scale == 1 ? value : value.Divide(builder.Literal(head.Scale));
    }

    private static Tensor Numbers(NetworkBuilder builder, ReadOnlySpan<float> values) => builder.Literal(TensorLiteral.Of(values, values.Length));
}
