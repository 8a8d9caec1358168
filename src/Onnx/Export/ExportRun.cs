using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Export;

/// <summary>Writes the steps of one network into a graph, and collects all that cannot be written.</summary>
internal sealed class ExportRun(Network network, WeightSet weights, OnnxGraph graph)
{
    private readonly Dictionary<ValueRef, OnnxValue> _values = [];
    private readonly Dictionary<string, OnnxValue> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    public Network Network => network;

    public WeightSet Weights => weights;

    public OnnxGraph Graph => graph;

    public SizeNodes Sizes { get; } = new(graph);

    public OnnxValue Value(ValueRef reference) => _values[reference];

    /// <summary>What the network's input is, where something goes before it.</summary>
    public void Bind(Node input, OnnxValue value)
    {
        _values[new ValueRef(input.Name)] = value;
        Sizes.Note(value, network.TypeOf(new ValueRef(input.Name)).Shape);
    }

    /// <summary>Writes the steps that the outputs need.</summary>
    /// <exception cref="OnnxException">Steps cannot be written; the message names all of them.</exception>
    public void Write()
    {
        var wanted = Wanted();
        foreach (var node in network.Nodes.Where(n => n.Op is not Input && wanted.Contains(n.Name)))
        {
            Write(node);
        }

        if (_faults.Count > 0)
        {
            throw new OnnxException(
                $"'{network.Name}' cannot be written as ONNX: {string.Join("; ", _faults)}."
                + " Choose outputs that do not need these steps with Network.WithOutputs or OnnxExportOptions.Outputs, or another operator set.");
        }
    }

    public OnnxValue Parameter(string name, DType element, ReadOnlySpan<long> dims)
    {
        var weight = weights[name];
        var sizes = dims.Length > 0 ? dims.ToArray() : [.. weight.Shape.Select(d => d.Size)];
        var key = $"{name} {element}[{string.Join(',', sizes)}]";
        if (!_parameters.TryGetValue(key, out var value))
        {
            value = graph.Initializer(Tensors.Of(name, weight, element, sizes));
            _parameters.Add(key, value);
        }

        return value;
    }

    private HashSet<string> Wanted()
    {
        var wanted = network.Outputs.Select(o => o.Value.Node).ToHashSet(StringComparer.Ordinal);
        foreach (var node in network.Nodes.Reverse().Where(n => wanted.Contains(n.Name)))
        {
            wanted.UnionWith(node.Inputs.Select(i => i.Node));
        }

        return wanted;
    }

    private void Write(Node node)
    {
        var mark = graph.Count;
        var outputs = Outputs(node);
        for (var i = 0; i < outputs.Length; i++)
        {
            _values[new ValueRef(node.Name, i)] = outputs[i];
            if (outputs[i].Place > mark)
            {
                outputs[i].Hint = i == 0 ? node.Name : $"{node.Name}.{i}";
            }
        }

        if (outputs[0].Place > mark && outputs[0].Producer is { } producer)
        {
            producer.Name = node.Name;
        }
    }

    private OnnxValue[] Outputs(Node node)
    {
        try
        {
            using var scope = graph.Scope(node.Name);
            return OpTable.Find(node.Op) is { } write ? write(node.Op, new OpCall(this, node))
                : throw new UnsupportedOpException(node.Op is Loss ? "is a loss, which only training needs" : "has no form in ONNX");
        }
        catch (UnsupportedOpException fault)
        {
            // What follows is looked at as well, so that one error names everything.
            _faults.Add($"'{node.Name}' ({node.Op.Name}) {fault.Message}");
            return [.. network.SignatureOf(node).Outputs.Select(t => graph.Constant(0, t.Element))];
        }
    }
}
