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
    private BatchPieces? _pieces;

    /// <summary>How a batch is cut for a step.</summary>
    public BatchPieces Pieces => _pieces ?? throw new InvalidOperationException("The pieces are not known yet.");

    public static LossSetting Of(RunSetting setting, SessionOptions options)
    {
        var network = setting.Network;
        var loss = LossOutput.Of(network, options.Loss);
        var needed = new Reach(network).Of(network.Outputs.IndexOf(loss)).ToArray();
        var inputs = network.Nodes.Index()
            .Where(n => options.InputGradients && needed[n.Index] && n.Item.Op is Input && network.TypeOf(new ValueRef(n.Item.Name)).Element.IsFloating())
            .Select(n => n.Item.Name);
        var made = new LossSetting(loss.Value, needed, inputs.ToHashSet(StringComparer.Ordinal), options.Seed);
        made._pieces = new BatchPieces(network, made, setting.Binding.Sizes, setting.Placement.Options.MicroBatches);
        return made;
    }
}
