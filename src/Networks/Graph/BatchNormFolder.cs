using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>One run of <see cref="BatchNormFolding"/>: goes through the steps in order and keeps what becomes of their values.</summary>
internal sealed class BatchNormFolder(Network network, WeightSet weights)
{
    private readonly Dictionary<string, int> _uses = network.Nodes.SelectMany(n => n.Inputs).Concat(network.Outputs.Select(o => o.Value))
        .GroupBy(v => v.Node, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private readonly HashSet<string> _shared = [.. network.Nodes.Where(n => n.ParameterScope != n.Name).SelectMany(n => new[] { n.Name, n.ParameterScope })];
    private readonly Dictionary<ValueRef, ValueRef> _moved = [];
    private readonly Dictionary<string, Weight> _weights = weights.ToDictionary(StringComparer.Ordinal);
    private readonly List<Node> _nodes = [];

    public (Network Network, WeightSet Weights) Run()
    {
        foreach (var node in network.Nodes)
        {
            var taken = node with { Inputs = [.. node.Inputs.Select(Moved)] };
            if (node.Op is BatchNorm op)
            {
                Replace(taken, op);
            }
            else
            {
                _nodes.Add(taken);
            }
        }

        var folded = new Network(network.Name, _nodes, network.Outputs.Select(o => o with { Value = Moved(o.Value) }), network.Frozen);
        return (folded, new WeightSet(folded.Parameters.Select(p => KeyValuePair.Create(p.Name, _weights[p.Name]))));
    }

    private ValueRef Moved(ValueRef value) => _moved.GetValueOrDefault(value, value);

    private void Replace(Node norm, BatchNorm op)
    {
        var scale = new ChannelScale(op, weights, norm.ParameterScope);
        var at = _nodes.FindIndex(n => n.Name == norm.Inputs[0].Node);
        var before = _nodes[at];
        if (CanHold(before) && WithBias(before.Op) is { } wider)
        {
            _nodes[at] = before with { Op = wider };
            Fold(before, scale);
            _moved[new ValueRef(norm.Name)] = norm.Inputs[0];
            _uses[before.Name] = _uses.GetValueOrDefault(norm.Name);
        }
        else
        {
            _nodes.Add(Apart(norm, scale));
        }
    }

    /// <summary>Nobody else sees what the step gives, nor uses its parameters; a dense layer has its units where normalisation has channels.</summary>
    private bool CanHold(Node before) => _uses[before.Name] == 1 && !_shared.Contains(before.Name)
        && (before.Op is not Dense || network.TypeOf(new ValueRef(before.Name)).Shape.Rank == 2);

    private static Op? WithBias(Op op) => op switch
    {
        Conv2d conv => conv with { HasBias = true },
        Conv1d conv => conv with { HasBias = true },
        ConvTranspose2d conv => conv with { HasBias = true },
        Dense dense => dense with { HasBias = true },
        _ => null,
    };

    private void Fold(Node before, ChannelScale scale)
    {
        var (name, biasName) = ($"{before.Name}.weight", $"{before.Name}.bias");
        var weight = _weights[name];
        var inner = (int)weight.Shape.Skip(1).Aggregate(1L, (product, d) => product * d.Size);
        _weights[name] = before.Op switch
        {
            Dense { Transposed: true } => scale.Scale(weight, 1, i => i % scale.Channels),
            ConvTranspose2d conv => Transposed(weight, conv, scale),
            _ => scale.Scale(weight, inner, i => i),
        };
        _weights[biasName] = scale.Shift(_weights.GetValueOrDefault(biasName)?.ToFloats());
    }

    /// <summary>[in, out / groups, kernel]: the group of an input says which outputs it has.</summary>
    private static Weight Transposed(Weight weight, ConvTranspose2d op, ChannelScale scale)
    {
        var (inputs, outputs) = ((int)weight.Shape[0].Size, (int)weight.Shape[1].Size);
        var kernel = (int)(weight.Shape[2].Size * weight.Shape[3].Size);
        return scale.Scale(weight, kernel, i => (i / outputs / (inputs / op.Groups) * outputs) + (i % outputs));
    }

    /// <summary>The normalisation as a 1x1 convolution of each channel, under its own name.</summary>
    private Node Apart(Node norm, ChannelScale scale)
    {
        var channels = scale.Channels;
        var (op, shape) = network.TypeOf(norm.Inputs[0]).Shape.Rank switch
        {
            4 => ((Op)new Conv2d(channels, 1) { Groups = channels }, Shape.Create(channels, 1, 1, 1)),
            3 => (new Conv1d(channels, 1) { Groups = channels }, Shape.Create(channels, 1, 1)),
            _ => throw new NetworkException(
                $"'{norm.Name}' (BatchNorm) normalises rows and follows no dense layer of its own, which could hold it; cut the network before it."),
        };
        _weights[$"{norm.Name}.weight"] = scale.Factors(shape);
        _weights[$"{norm.Name}.bias"] = scale.Shift(null);
        return new Node(norm.Name, op, norm.Inputs);
    }
}
