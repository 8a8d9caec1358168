using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Transforms.Detection;

/// <summary>
/// A head as steps behind features [N, D]: the probability of each class, then, where boxes are moved, four numbers for each, [N, K] or [N, 5 K].
/// </summary>
internal static class HeadNetwork
{
    private const string Layer = "regions.head";

    // Far below any length of features, and above 0.
    private const double Least = 1e-12;

    /// <summary>The networks with the head behind the features.</summary>
    public static RegionNetworks Behind(RegionNetworks networks, RegionHead head)
    {
        var network = networks.Regions.Extend(x => Write(x, head), RegionNetworks.Features);
        return networks with { Regions = network, RegionWeights = Weights(networks.RegionWeights, head, networks.Width) };
    }

    /// <summary>Writes the steps.</summary>
    public static Tensor Write(Tensor features, RegionHead head)
    {
        var x = features;
        if (head.Normalise)
        {
            x = x.Divide(x.Reduce(ReduceKind.L2, [1], keepAxes: true).Maximum(x.Builder.Literal(Least)));
        }

        x = head.Scale == 1 ? x : x.Affine(head.Scale, 0);
        x = x.Dense(head.Classes * (head.MovesBoxes ? 5 : 1), name: Layer);
        var probabilities = (head.MovesBoxes ? x.Slice(1, 0, head.Classes) : x).Sigmoid();
        return head.MovesBoxes ? probabilities.Concat([x.Slice(1, head.Classes, 4 * head.Classes)]) : probabilities;
    }

    /// <summary>
    /// The weights with the head's: those of classes with the calibration in them, as 1 / (1 + exp(a (w f + b) + c)) is the sigmoid of -a w f - (a b + c).
    /// </summary>
    public static WeightSet Weights(WeightSet weights, RegionHead head, int width)
    {
        var rows = head.Classes * (head.MovesBoxes ? 5 : 1);
        var (values, biases) = (new float[rows * width], new float[rows]);
        for (var k = 0; k < head.Classes; k++)
        {
            var slope = head.Slopes.IsEmpty ? -1 : head.Slopes.Span[k];
            var row = head.Weights.Span.Slice(k * width, width);
            for (var i = 0; i < width; i++)
            {
                values[(k * width) + i] = -slope * row[i];
            }

            biases[k] = -((slope * head.Biases.Span[k]) + (head.Offsets.IsEmpty ? 0 : head.Offsets.Span[k]));
        }

        head.BoxWeights.Span.CopyTo(values.AsSpan(head.Classes * width));
        head.BoxBiases.Span.CopyTo(biases.AsSpan(head.Classes));
        return new WeightSet([
            .. weights, KeyValuePair.Create($"{Layer}.weight", Weight.Of(Shape.Create(rows, width), values)),
            KeyValuePair.Create($"{Layer}.bias", Weight.Of(Shape.Create(rows), biases))]);
    }
}
