using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>A piece of a network whose gradients are compared with differences. It ends in one value.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Write">Writes it, its inputs included; see <see cref="CaseInputs"/> for what their names mean.</param>
internal sealed record GradientCase(string Name, Func<NetworkBuilder, Tensor> Write)
{
    /// <summary>The most that numeric and computed gradient may differ, relative to numbers around 1.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The piece, and behind it a loss that weighs every number of its value differently; the inputs of the weights are called "probe".</summary>
    public Network Network() => MLNetVision.Networks.Network.Build("case", b =>
    {
        var y = Write(b);
        if (y.Shape.Rank > 0)
        {
            var weighted = y.Multiply(b.Input("probe", y.Shape, y.Type.Element));
            var axes = Axes.Create([.. Enumerable.Range(0, y.Shape.Rank)]);
            y = weighted.Reduce(ReduceKind.Sum, axes);
        }

        return new Dictionary<string, Tensor> { ["loss"] = y };
    });
}
