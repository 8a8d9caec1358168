using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>
/// The heads of a classifier: the last layers with weights, one an output, whose units are the classes. Behind them come only steps without a choice, such as
/// pooling, flattening, an activation, a loss.
/// </summary>
public static class Heads
{
    /// <summary>The names of the layers that make the scores.</summary>
    /// <exception cref="NetworkException">
    /// The network is no classifier: between an output and the last layer lies more than pooling and activations.
    /// </exception>
    public static IReadOnlyList<string> Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.Outputs.SelectMany(o => Behind(network, o.Value)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The network with so many classes instead of its own. All other parameters keep names and shapes, so that <see cref="WeightSet.Fit"/> brings published
    /// weights to all but the heads.
    /// </summary>
    public static Network Replace(Network network, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var heads = Of(network).ToHashSet(StringComparer.Ordinal);
        var nodes = network.Nodes.Select(n => heads.Contains(n.Name) ? n with { Op = WithUnits(n.Op, classes) } : n);
        return new Network(network.Name, nodes, network.Outputs, network.Frozen);
    }

    /// <summary>
    /// The network without its head: what the first output's head sees, as a vector a picture [N, F] under the name "features"; of a head that is a
    /// convolution, the mean over all places. <see cref="Network.Extend"/> writes another head behind it.
    /// </summary>
    public static Network Features(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var seen = network[Behind(network, network.Outputs[0].Value).First()].Inputs[0];
        var body = network.WithOutputs(new NetworkOutput("features", seen));
        return network.TypeOf(seen).Shape.Rank == 2 ? body : body.Extend(x => x.GlobalAveragePool().Flatten(), "features");
    }

    private static IEnumerable<string> Behind(Network network, ValueRef value)
    {
        var node = network[value.Node];
        return node.Op switch
        {
            Dense or Conv2d => [node.Name],
            Loss => Behind(network, node.Inputs[0]),
            _ when network.TypeOf(value).Shape.Rank == 0 => node.Inputs.SelectMany(i => Behind(network, i)),
            _ when node.Inputs.Length == 1 => Behind(network, node.Inputs[0]),
            _ => throw new NetworkException(
                $"'{network.Name}' has no head: '{node.Name}' ({node.Op.Name}) lies between an output and the last layer with weights."
                + " A head is a Dense or Conv2d with nothing behind it but pooling, activations and losses; write one with Extend."),
        };
    }

    private static Op WithUnits(Op op, int classes) => op is Dense dense ? dense with { Units = classes } : ((Conv2d)op) with { Channels = classes };
}
