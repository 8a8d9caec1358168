using MLNetVision.Networks;
using MLNetVision.Onnx.Import.Folding;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>The walk over the nodes of a model. What cannot be imported is noted and the walk goes on, so that all of it is reported at once.</summary>
internal sealed class GraphImport(ModelProto model, string file, OnnxImportOptions options, StepWriter steps)
{
    /// <summary>Bodies of loops are written out; a model that would become longer than this is refused.</summary>
    private const int MostNodes = 50_000;

    private readonly SortedSet<string> _fixed = new(StringComparer.Ordinal);
    private readonly Dictionary<NodeProto, Value> _absorbed = new(ReferenceEqualityComparer.Instance);
    private Takers _takers = new(new GraphProto("", [], [], []));
    private readonly List<string> _unsupported = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private int _nodes;

    public ModelProto Model => model;

    public StepWriter Steps => steps;

    public IReadOnlyCollection<string> FixedInputs => _fixed;

    public IReadOnlyList<string> Unsupported => _unsupported;

    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>Whether a leading 1 of the inputs was made symbolic, so that constants that speak of it have to follow.</summary>
    public required bool HasNewBatch { get; init; }

    /// <summary>Attributes of the function that is being written out.</summary>
    public IReadOnlyDictionary<string, AttributeProto> Arguments { get; private set; } = new Dictionary<string, AttributeProto>();

    /// <summary>The names that nodes see: those of the graph, and those outside it.</summary>
    public NameScope Names { get; private set; } = new(null);

    /// <summary>The value that an input will have, if it was given: from now on the network holds for that value alone.</summary>
    public TensorProto? FixInput(string name)
    {
        if (options.InputValues.TryGetValue(name, out var value))
        {
            _fixed.Add(name);
        }

        return value;
    }

    /// <summary>Whether a node or the user takes a value of that name.</summary>
    public bool IsTaken(string name) => _takers.Any(name);

    /// <summary>Keeps something that the user should know; said twice it is kept once.</summary>
    public void Note(string text) => _notes.Add(text);

    public AttributeProto? Attribute(NodeProto node, string name)
    {
        var attribute = node.Attributes.FirstOrDefault(a => a.Name == name);
        return attribute is { ReferenceName.Length: > 0 } ? Arguments.GetValueOrDefault(attribute.ReferenceName) : attribute;
    }

    /// <summary>A value that flows through the network.</summary>
    public Tensor Flow(Value value, string name, OperatorCall? call = null) => value switch
    {
        FlowValue flow => flow.Tensor,
        ConstantValue constant => steps.Constant(constant, (writer, c) => Constants.Write(writer, c, name)),
        SizesValue sizes => SymbolicSizes.Write(steps, sizes.Numbers),
        _ => throw new UnsupportedException($"'{name}' is a sequence where a tensor is expected"),
    };

    /// <summary>Imports the nodes of a graph whose inputs are bound already.</summary>
    public void Walk(GraphProto graph)
    {
        var outside = _takers;
        _takers = new Takers(graph);
        foreach (var tensor in graph.Initializers)
        {
            Names.TryBind(tensor.Name, new ConstantValue(tensor));
        }

        foreach (var node in NodeOrder.Of(graph, file, Names.Has))
        {
            Visit(node);
        }

        _takers = outside;
    }

    /// <summary>The one node that takes a value, or null where several do, or none, or the user.</summary>
    public NodeProto? OnlyTaker(string name) => _takers.Only(name);

    /// <summary>A later node is part of a step that was added already: its output is that step's value.</summary>
    public void Absorb(NodeProto node, Value value) => _absorbed.Add(node, value);

    /// <summary>Imports a graph within a node: a branch, or the body of a loop. Gives its outputs.</summary>
    public Value[] Inline(GraphProto body, IReadOnlyDictionary<string, Value> inputs)
    {
        var outside = Names;
        Names = new NameScope(outside);
        try
        {
            foreach (var input in inputs)
            {
                Names.TryBind(input.Key, input.Value);
            }

            Walk(body);
            return [.. body.Outputs.Select(o => Names[o.Name])];
        }
        finally
        {
            Names = outside;
        }
    }

    private void Visit(NodeProto node)
    {
        if (++_nodes > MostNodes)
        {
            throw new OnnxException(file, $"{node}", $"with its loops written out the model has more than {MostNodes} nodes");
        }

        var inputs = node.Inputs.Select(i => i.Length == 0 ? null : Names[i]).ToArray();
        var call = new OperatorCall(this, node, inputs);
        try
        {
            Import(node, call, inputs);
        }
        catch (Exception e) when (e is UnsupportedException or NetworkException or OverflowException or ArgumentException or InvalidOperationException)
        {
            _unsupported.Add($"{(e as UnsupportedException)?.Node ?? node}: {e.Message.TrimEnd('.')}");
        }

        for (var i = 0; i < node.Outputs.Length; i++)
        {
            if (node.Outputs[i].Length > 0)
            {
                Names.TryBind(node.Outputs[i], call.Outputs[i] ?? new MissingValue());
            }
        }
    }

    private void Import(NodeProto node, OperatorCall call, Value?[] inputs)
    {
        var function = model.Functions.FirstOrDefault(f => f.Name == node.OpType && f.Domain == node.Domain);
        var import = OperatorRegistry.Find(node, model.Opset);
        var fold = ConstantFolding.Find(node);
        if (import is null && function is null && fold is null)
        {
            throw new UnsupportedException($"the operator is not supported ({(node.Domain.Length > 0 ? node.Domain : "operator set")} {model.Opset})");
        }

        if (inputs.Any(i => i is MissingValue))
        {
            return;
        }

        if (_absorbed.Remove(node, out var value))
        {
            call.Give(value);
        }
        else if (function is not null)
        {
            Call(function, node, call);
        }
        else if (fold?.Invoke(call) is { } folded)
        {
            call.Give(folded);
        }
        else
        {
            (import ?? throw new UnsupportedException("what it takes has to be known before the network runs"))(call);
            CheckOutputs(node, call);
        }
    }

    private void CheckOutputs(NodeProto node, OperatorCall call)
    {
        for (var i = 0; i < node.Outputs.Length; i++)
        {
            if (node.Outputs[i].Length > 0 && call.Outputs[i] is null && IsTaken(node.Outputs[i]))
            {
                throw new UnsupportedException($"its output {i}, '{node.Outputs[i]}', is not supported");
            }
        }
    }

    private void Call(FunctionProto function, NodeProto node, OperatorCall call)
    {
        var (names, arguments) = (Names, Arguments);
        var given = function.Defaults.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var attribute in node.Attributes)
        {
            given[attribute.Name] = attribute;
        }

        Names = new NameScope(null);
        Arguments = given;
        try
        {
            for (var i = 0; i < function.Inputs.Length; i++)
            {
                Names.TryBind(function.Inputs[i], call.Has(i) ? call.Input(i) : new MissingValue());
            }

            var outputs = function.Outputs.Select(o => new ValueInfoProto(o, null));
            Walk(new GraphProto(function.Name, function.Nodes, [], [.. outputs]));
            for (var i = 0; i < function.Outputs.Length; i++)
            {
                call.Give(Names[function.Outputs[i]], i);
            }
        }
        finally
        {
            (Names, Arguments) = (names, arguments);
        }
    }
}
