using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// Concatenations of channels that need no copying, as each convolution that goes into them leaves its result at its place of the wider value. For evaluation.
/// </summary>
internal sealed class JoinedOutputs
{
    private readonly Dictionary<ValueRef, (ValueRef Join, int FirstChannel)> _places = [];
    private readonly HashSet<string> _joins = new(StringComparer.Ordinal);

    private JoinedOutputs()
    {
    }

    public static JoinedOutputs None { get; } = new();

    public static JoinedOutputs Of(Network network, IReadOnlyList<Chain> chains, IReadOnlyDictionary<string, StoredParameter> parameters)
    {
        var joined = new JoinedOutputs();
        var makers = chains.ToDictionary(c => new ValueRef(c.Last.Name));
        var uses = chains.SelectMany(c => c.Main.Inputs.Append(c.Other)).Concat(network.Outputs.Select(o => o.Value)).CountBy(v => v).ToDictionary();
        foreach (var node in chains.Select(c => c.Main)
            .Where(n => n.Op is Concat { Axis: 1 } && network.TypeOf(new ValueRef(n.Name)) is { Element: DType.Float32, Shape.Rank: 4 }))
        {
            if (node.Inputs.All(i => uses[i] == 1 && makers.TryGetValue(i, out var maker) && CanBeApart(maker, parameters)))
            {
                joined.Join(network, node);
            }
        }

        return joined;
    }

    /// <summary>Whether nothing runs for a node, as its value comes about part by part.</summary>
    public bool IsJoin(Node node) => _joins.Contains(node.Name);

    /// <summary>The wider value that a value is part of, and where, or null.</summary>
    public (ValueRef Join, int FirstChannel)? PlaceOf(ValueRef value) => _places.TryGetValue(value, out var place) ? place : null;

    private void Join(Network network, Node node)
    {
        var channel = 0;
        foreach (var input in node.Inputs)
        {
            _places.Add(input, (new ValueRef(node.Name), channel));
            channel += checked((int)network.TypeOf(input).Shape[1].Size);
        }

        _joins.Add(node.Name);
    }

    /// <summary>Whether a chain can leave its pixels apart from each other; a residual has to lie as they do.</summary>
    private static bool CanBeApart(Chain chain, IReadOnlyDictionary<string, StoredParameter> parameters) =>
        chain.Main.Op is Conv2d && chain.Sum is null && parameters[$"{chain.Main.ParameterScope}.weight"].Layout is PanelLayout;
}
