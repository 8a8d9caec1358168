namespace MLNetVision.Networks.Sessions;

/// <summary>Which steps a set of outputs needs, found once an output and then only united.</summary>
internal sealed class Reach
{
    private readonly Network _network;
    private readonly bool[][] _ofOutput;

    public Reach(Network network)
    {
        _network = network;
        var index = Enumerable.Range(0, network.Nodes.Length).ToDictionary(i => network.Nodes[i].Name, StringComparer.Ordinal);
        _ofOutput = [.. network.Outputs.Select(o => Of(o.Value.Node, index))];
    }

    /// <summary>Whether each step, in the network's order, is needed for the output of that number.</summary>
    public ReadOnlySpan<bool> Of(int output) => _ofOutput[output];

    /// <summary>Marks the steps that the outputs need for which a tensor is given; those that are not outputs at all are the caller's to refuse.</summary>
    public void Of<T>(IReadOnlyDictionary<string, T> outputs, Span<bool> needed)
    {
        needed.Clear();
        for (var i = 0; i < _ofOutput.Length; i++)
        {
            if (outputs.ContainsKey(_network.Outputs[i].Name))
            {
                Unite(_ofOutput[i], needed);
            }
        }
    }

    private static void Unite(bool[] more, Span<bool> needed)
    {
        for (var i = 0; i < more.Length; i++)
        {
            needed[i] |= more[i];
        }
    }

    private bool[] Of(string node, Dictionary<string, int> index)
    {
        var needed = new bool[_network.Nodes.Length];
        needed[index[node]] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            if (needed[i])
            {
                foreach (var input in _network.Nodes[i].Inputs)
                {
                    needed[index[input.Node]] = true;
                }
            }
        }

        return needed;
    }
}
