using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Who takes the values of a graph.</summary>
internal sealed class Takers
{
    private readonly Dictionary<string, List<NodeProto?>> _byName = new(StringComparer.Ordinal);

    public Takers(GraphProto graph)
    {
        foreach (var node in graph.Nodes)
        {
            foreach (var name in NodeOrder.NamesTaken(node))
            {
                Add(name, node);
            }
        }

        foreach (var output in graph.Outputs)
        {
            Add(output.Name, null);
        }
    }

    public bool Any(string name) => _byName.ContainsKey(name);

    /// <summary>The one node that takes a value, or null where several do, or none, or the user.</summary>
    public NodeProto? Only(string name) => _byName.TryGetValue(name, out var takers) && takers is [var only] ? only : null;

    private void Add(string name, NodeProto? taker)
    {
        if (!_byName.TryGetValue(name, out var takers))
        {
            _byName.Add(name, takers = []);
        }

        takers.Add(taker);
    }
}
