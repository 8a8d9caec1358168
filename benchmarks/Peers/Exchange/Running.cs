using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>Networks on our engine.</summary>
internal static class Running
{
    /// <summary>All outputs.</summary>
    public static Dictionary<string, HostTensor> Run(
        this Network network, WeightSet weights, IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, int> sizes, int threads)
    {
        using var session = new ManagedEngine().Compile(network, weights, new SessionOptions { Sizes = sizes, Threads = threads });
        var outputs = network.Outputs.ToDictionary(o => o.Name, o => Room(network.TypeOf(o.Value), sizes), StringComparer.Ordinal);
        session.Forward(inputs.Where(i => network.Inputs.Any(n => n.Name == i.Key)).ToDictionary(), outputs);
        return outputs;
    }

    /// <summary>What a network is for after training.</summary>
    public static Network WithoutLosses(this Network network) => network.WithOutputs(network.OutputsWithoutLosses());

    /// <summary>The outputs that no loss is part of; none where there are no others.</summary>
    public static NetworkOutput[] OutputsWithoutLosses(this Network network) => [.. network.Outputs.Where(o => !Loses(network, o.Value.Node))];

    private static HostTensor Room(TensorType type, IReadOnlyDictionary<string, int> sizes) =>
        new(type.Element, [.. type.Shape.Select(d => d.IsKnown ? checked((int)d.Size) : sizes[d.Symbol!])]);

    private static bool Loses(Network network, string node)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal) { node };
        foreach (var step in network.Nodes.Reverse().Where(n => wanted.Contains(n.Name)))
        {
            if (step.Op is Loss)
            {
                return true;
            }

            wanted.UnionWith(step.Inputs.Select(i => i.Node));
        }

        return false;
    }
}
