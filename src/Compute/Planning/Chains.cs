using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// Finds nodes that run as one. In evaluation a convolution takes all that follows it along, as normalisation is then a scale and a shift; in training only a
/// rectifier, and the normalisation takes the addition and the rectifier.
/// </summary>
internal sealed class Chains
{
    private readonly Network _network;
    private readonly bool _training;
    private readonly Dictionary<ValueRef, List<Node>> _consumers;
    private readonly HashSet<ValueRef> _given;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private Chains(Network network, IReadOnlyList<Node> nodes, bool training)
    {
        _network = network;
        _training = training;
        _given = [.. network.Outputs.Select(o => o.Value)];
        _consumers = nodes.SelectMany(n => n.Inputs.Select(i => (i, n))).GroupBy(p => p.i, p => p.n).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>The chains in an order in which they can run: each in the place of its last node.</summary>
    public static IReadOnlyList<Chain> Of(Network network, IReadOnlyList<Node> nodes, bool training)
    {
        var chains = new Chains(network, nodes, training);
        var places = nodes.Index().ToDictionary(n => n.Item.Name, n => n.Index, StringComparer.Ordinal);
        var found = new List<Chain>();
        foreach (var node in nodes)
        {
            if (!chains._taken.Contains(node.Name))
            {
                found.Add(chains.From(node));
            }
        }

        return [.. found.OrderBy(c => places[c.Last.Name])];
    }

    private Chain From(Node main)
    {
        var chain = new Chain(main);
        if (_network.TypeOf(new ValueRef(main.Name)).Element != DType.Float32)
        {
            return chain;
        }

        var multiplies = main.Op is Conv1d or Conv2d or ConvTranspose2d or Dense;
        if (multiplies && !_training && OnlyConsumer(main)?.Op is BatchNorm)
        {
            chain = chain with { Norm = Take(chain.Last) };
        }

        var addsUp = main.Op is BatchNorm || (multiplies && !_training);
        if (addsUp && OnlyConsumer(chain.Last) is { Op: Add } sum && Other(sum, chain.Last) is { } other && !main.Inputs.Contains(other))
        {
            chain = chain with { Sum = Take(chain.Last), Other = other };
        }

        var rectifies = multiplies || main.Op is BatchNorm or Add;
        if (rectifies && OnlyConsumer(chain.Last) is { } last && Tail.Of(last.Op) is not null)
        {
            chain = chain with { Rectifier = Take(chain.Last) };
        }

        return chain;

        Node Take(Node behind)
        {
            var next = OnlyConsumer(behind)!;
            _taken.Add(next.Name);
            return next;
        }
    }

    /// <summary>The node that alone takes a node's only value, if that is not an output of the network as well.</summary>
    private Node? OnlyConsumer(Node node)
    {
        var value = new ValueRef(node.Name);
        return !_given.Contains(value) && _consumers.TryGetValue(value, out var consumers) && consumers.Count == 1 && !_taken.Contains(consumers[0].Name)
            ? consumers[0]
            : null;
    }

    /// <summary>The other operand of a sum; null where the sum is of one value with itself, or where either stretches.</summary>
    private ValueRef? Other(Node sum, Node one)
    {
        var value = new ValueRef(one.Name);
        var other = sum.Inputs[0] == value ? sum.Inputs[1] : sum.Inputs[0];
        return other != value && _network.TypeOf(other).Equals(_network.TypeOf(value)) ? other : null;
    }
}
