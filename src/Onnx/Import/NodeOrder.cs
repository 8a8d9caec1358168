using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Puts the nodes of a graph into an order in which they can run. Cycles, names that nothing gives and names given twice are refused.</summary>
internal static class NodeOrder
{
    /// <summary>The nodes that the outputs depend on, in order.</summary>
    public static IReadOnlyList<NodeProto> Of(GraphProto graph, string file, Func<string, bool> isKnown)
    {
        var givers = Givers(graph, file, isKnown);
        var inputs = graph.Nodes.Select(n => NamesTaken(n).Distinct().ToArray()).ToArray();
        CheckNames(graph, file, inputs, name => givers.ContainsKey(name) || isKnown(name));
        var order = Sort(graph, file, inputs, givers);
        var wanted = graph.Outputs.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        var kept = new Stack<NodeProto>();
        foreach (var node in order.Reverse().Where(i => graph.Nodes[i].Outputs.Any(wanted.Contains)))
        {
            wanted.UnionWith(inputs[node]);
            kept.Push(graph.Nodes[node]);
        }

        return [.. kept];
    }

    /// <summary>Names that a node takes, those that graphs within it take from outside included.</summary>
    public static IEnumerable<string> NamesTaken(NodeProto node) =>
        node.Inputs.Where(i => i.Length > 0).Concat(Bodies(node).SelectMany(NamesFromOutside));

    private static IEnumerable<string> NamesFromOutside(GraphProto body)
    {
        var own = body.Nodes.SelectMany(n => n.Outputs)
            .Concat(body.Inputs.Select(i => i.Name)).Concat(body.Initializers.Select(i => i.Name)).ToHashSet(StringComparer.Ordinal);
        return body.Nodes.SelectMany(NamesTaken).Concat(body.Outputs.Select(o => o.Name)).Where(n => !own.Contains(n));
    }

    private static IEnumerable<GraphProto> Bodies(NodeProto node) =>
        node.Attributes.SelectMany(a => a.Graph is { } graph ? a.Graphs.Add(graph) : a.Graphs);

    private static Dictionary<string, int> Givers(GraphProto graph, string file, Func<string, bool> isKnown)
    {
        var givers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            foreach (var output in graph.Nodes[i].Outputs.Where(o => o.Length > 0))
            {
                if (isKnown(output) || !givers.TryAdd(output, i))
                {
                    throw new OnnxException(file, $"{graph.Nodes[i]}", $"it gives '{output}', which is given elsewhere too");
                }
            }
        }

        return givers;
    }

    private static void CheckNames(GraphProto graph, string file, string[][] inputs, Func<string, bool> exists)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (Array.Find(inputs[i], name => !exists(name)) is { } dangling)
            {
                throw new OnnxException(file, $"{graph.Nodes[i]}", $"it takes '{dangling}', which nothing gives");
            }
        }

        if (graph.Outputs.FirstOrDefault(o => !exists(o.Name)) is { } output)
        {
            throw new OnnxException(file, $"output '{output.Name}'", "nothing gives it");
        }
    }

    private static int[] Sort(GraphProto graph, string file, string[][] inputs, Dictionary<string, int> givers)
    {
        var waiting = inputs.Select(names => names.Where(givers.ContainsKey).Select(n => givers[n]).Distinct().Count()).ToArray();
        var takers = new List<int>[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            takers[i] = [];
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            foreach (var giver in inputs[i].Where(givers.ContainsKey).Select(n => givers[n]).Distinct())
            {
                takers[giver].Add(i);
            }
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, inputs.Length).Where(i => waiting[i] == 0).Select(i => (i, i)));
        var order = new List<int>(inputs.Length);
        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var taker in takers[node].Where(t => --waiting[t] == 0))
            {
                ready.Enqueue(taker, taker);
            }
        }

        return order.Count == inputs.Length ? [.. order] : throw new OnnxException(
            file,
            $"{graph.Nodes[Array.FindIndex(waiting, w => w > 0)]}",
            "it lies in a cycle, or behind one: " + string.Join(", ",
                Enumerable.Range(0, inputs.Length).Where(i => waiting[i] > 0).Take(5).Select(i => graph.Nodes[i])));
    }
}
