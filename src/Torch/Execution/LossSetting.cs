using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Execution;

/// <summary>The loss of a network, and what it is differentiated by.</summary>
/// <param name="Value">The loss.</param>
/// <param name="Needed">The steps that it needs.</param>
/// <param name="Differentiable">The inputs that gradients can be asked for.</param>
/// <param name="Seed">The stream of random numbers.</param>
internal sealed record LossSetting(ValueRef Value, bool[] Needed, IReadOnlySet<string> Differentiable, ulong Seed)
{
    public static LossSetting Of(Network network, SessionOptions options)
    {
        var loss = LossOutput.Of(network, options.Loss);
        var needed = new Reach(network).Of(network.Outputs.IndexOf(loss)).ToArray();
        var inputs = network.Nodes.Index()
            .Where(n => options.InputGradients && needed[n.Index] && n.Item.Op is Input && network.TypeOf(new ValueRef(n.Item.Name)).Element.IsFloating())
            .Select(n => n.Item.Name);
        return new LossSetting(loss.Value, needed, inputs.ToHashSet(StringComparer.Ordinal), options.Seed);
    }
}
