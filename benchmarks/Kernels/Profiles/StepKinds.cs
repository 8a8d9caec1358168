using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Steps;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>What kind of step each is, and the operations of the nodes that it has taken in.</summary>
internal sealed class StepKinds
{
    private readonly Network _network;
    private readonly int _batch;
    private readonly Dictionary<string, Chain> _chains;

    public StepKinds(Network network, int batch, bool training)
    {
        _network = network;
        _batch = batch;
        _chains = Chains.Of(network, [.. network.Nodes.Where(n => n.Op is not Input)], training).ToDictionary(c => c.Last.Name, StringComparer.Ordinal);
    }

    /// <summary>The step's own name; convolutions with their window.</summary>
    public string KindOf(Step step)
    {
        var kind = step.GetType().Name.Split('`')[0];
        return step is not Reorder && _chains[step.Name].Main.Op is Conv2d convolution ? $"{kind} {Window(convolution)}" : kind;
    }

    /// <summary>Floating-point operations of a batch; a step that only moves numbers has none.</summary>
    public double FlopsOf(Step step)
    {
        if (step is Reorder)
        {
            return 0;
        }

        var chain = _chains[step.Name];
        Node?[] nodes = [chain.Main, chain.Norm, chain.Sum, chain.Rectifier];
        return nodes.OfType<Node>().Sum(n => (double)_network.SignatureOf(n).Flops) * _batch;
    }

    private static string Window(Conv2d op) =>
        $"{op.Kernel.Height}x{op.Kernel.Width}" + (op.Stride.Height * op.Stride.Width == 1 ? "" : $"/{op.Stride}");
}
