using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>The part of a model that chosen outputs need. What is left out need not be supported.</summary>
internal static class GraphCut
{
    /// <param name="model">The model.</param>
    /// <param name="outputs">The outputs to keep.</param>
    /// <param name="given">What is given from outside even if the model has an initialiser of that name.</param>
    public static ModelProto Of(ModelProto model, IReadOnlyCollection<string> outputs, IReadOnlyCollection<string> given)
    {
        var graph = model.Graph;
        var needed = Needed(graph, outputs);
        var initializers = graph.Initializers.Where(i => needed.Contains(i.Name) && !given.Contains(i.Name)).ToArray();
        var initial = initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return model with
        {
            Graph = graph with
            {
                Nodes = [.. graph.Nodes.Where(n => n.Outputs.Any(o => o.Length > 0 && needed.Contains(o)))],
                Inputs = [.. graph.Inputs.Where(i => needed.Contains(i.Name) && !initial.Contains(i.Name))],
                Outputs = [.. graph.Outputs.Where(o => outputs.Contains(o.Name))],
                Initializers = [.. initializers],
                ValueInfos = [],
            },
        };
    }

    /// <summary>All values that the outputs are computed from; inner graphs may take any value of the outer one.</summary>
    private static HashSet<string> Needed(GraphProto graph, IEnumerable<string> outputs)
    {
        var makers = graph.Nodes.SelectMany(n => n.Outputs.Select(o => (Output: o, Node: n)))
            .Where(m => m.Output.Length > 0).ToLookup(m => m.Output, m => m.Node);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(outputs);
        while (waiting.TryPop(out var name))
        {
            if (!needed.Add(name))
                continue;
            foreach (var taken in makers[name].SelectMany(TakenBy))
                waiting.Push(taken);
        }

        return needed;
    }

    private static IEnumerable<string> TakenBy(NodeProto node)
    {
        var inner = node.Attributes.SelectMany(a => a.Graph is null ? a.Graphs : a.Graphs.Add(a.Graph));
        return node.Inputs.Concat(inner.SelectMany(g => g.Nodes.SelectMany(TakenBy).Concat(g.Outputs.Select(o => o.Name)))).Where(name => name.Length > 0);
    }
}
