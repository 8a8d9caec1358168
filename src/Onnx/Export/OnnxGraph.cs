using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>
/// Writes a model node by node. Inputs, outputs and initialisers are named by the caller; all other names follow from the operators and the open scopes, and
/// are made unique.
/// </summary>
public sealed class OnnxGraph
{
    /// <summary>The operators that are written unless others are asked for.</summary>
    public const int DefaultOpset = 17;

    /// <summary>The oldest version of the standard's operators that is written.</summary>
    public const int OldestOpset = 13;

    /// <summary>The newest version of the standard's operators that is written.</summary>
    public const int NewestOpset = 21;

    private readonly List<GraphNode> _nodes = [];
    private readonly List<(OnnxValue Value, TensorType Type)> _inputs = [];
    private readonly List<(string Name, OnnxValue Value, TensorType Type)> _outputs = [];
    private readonly List<(OnnxValue Value, TensorProto Tensor)> _initializers = [];
    private readonly Dictionary<string, OnnxValue> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _domains = new(StringComparer.Ordinal);
    private readonly List<string> _scopes = [];
    private readonly string _name;

    /// <summary>Begins a graph.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="opset">The version of the standard's operators that it is written in, from 13 to 21.</param>
    public OnnxGraph(string name, int opset = DefaultOpset)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (opset is < OldestOpset or > NewestOpset)
        {
            throw new ArgumentOutOfRangeException(nameof(opset), opset, $"Operator sets {OldestOpset} to {NewestOpset} can be written.");
        }

        _name = name;
        Opset = opset;
    }

    /// <summary>The version of the standard's operators.</summary>
    public int Opset { get; }

    /// <summary>How many values there are, initialisers included.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds an input.</summary>
    public OnnxValue Input(string name, TensorType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        var value = NewValue(name, type.Element);
        _inputs.Add((value, type));
        return value;
    }

    /// <summary>Makes a value an output. One value may be several.</summary>
    public void Output(string name, OnnxValue value, TensorType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(type);
        _outputs.Add((name, Own(value), type));
    }

    /// <summary>Adds a tensor that is there from the start.</summary>
    public OnnxValue Initializer(TensorProto tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var element = tensor.Type.ToDType()
            ?? (tensor.Type == OnnxType.Text ? DType.UInt8 : throw new ArgumentException($"{tensor} has elements of no network.", nameof(tensor)));
        var value = NewValue(tensor.Name.Length > 0 ? tensor.Name : Inside("constant"), element);
        _initializers.Add((value, tensor));
        return value;
    }

    /// <summary>Adds numbers that are there from the start; without sizes they are a single number.</summary>
    public OnnxValue Initializer<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> dims)
        where T : unmanaged => Initializer(TensorProto.Of(name, values, dims));

    /// <summary>A single number; equal ones are written once.</summary>
    public OnnxValue Constant(double value, DType element = DType.Float32) => Shared(Tensors.Single(value, element));

    /// <summary>A list of whole numbers, such as axes or a shape; equal ones are written once.</summary>
    public OnnxValue Ints(params ReadOnlySpan<long> values) => Shared(TensorProto.Of("", values, values.Length));

    /// <summary>Adds a node with one output.</summary>
    /// <param name="opType">The operator, as the standard names it.</param>
    /// <param name="inputs">What it takes; null for what is left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="element">The elements that it gives; those of its first input unless said otherwise.</param>
    public OnnxValue Node(string opType, ReadOnlySpan<OnnxValue?> inputs, ReadOnlySpan<AttributeProto> attributes = default, DType? element = null)
    {
        var given = element ?? (inputs.Length > 0 ? inputs[0]?.Element : null) ?? DType.Float32;
        return Node(opType, inputs, attributes, [given])[0];
    }

    /// <summary>Adds a node.</summary>
    /// <param name="opType">The operator, as its standard names it.</param>
    /// <param name="inputs">What it takes; null for what is left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="outputs">The elements of each of its outputs.</param>
    /// <param name="domain">The operator set, empty for the standard's own.</param>
    /// <param name="version">The version of that set.</param>
    /// <param name="name">The node's name within the scope; the operator's without one.</param>
    public IReadOnlyList<OnnxValue> Node(
        string opType, ReadOnlySpan<OnnxValue?> inputs, ReadOnlySpan<AttributeProto> attributes, ReadOnlySpan<DType> outputs,
        string domain = "", int version = 1, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(opType);
        ArgumentNullException.ThrowIfNull(domain);
        foreach (var input in inputs)
        {
            _ = input is null ? null : Own(input);
        }

        var hint = Inside(name ?? opType);
        var node = new GraphNode(hint, opType, domain, [.. inputs], [.. attributes]);
        var values = ImmutableArray.CreateBuilder<OnnxValue>(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            var value = NewValue(i == 0 ? hint : $"{hint}.{i}", outputs[i]);
            value.Producer = node;
            values.Add(value);
        }

        node.Outputs = values.MoveToImmutable();
        _nodes.Add(node);
        if (domain.Length > 0)
        {
            _domains[domain] = Math.Max(version, _domains.GetValueOrDefault(domain));
        }

        return node.Outputs;
    }

    /// <summary>Opens a scope, whose name goes before those of the nodes added until it is disposed.</summary>
    public IDisposable Scope(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _scopes.Add(name);
        return new OpenScope(_scopes, _scopes.Count);
    }

    /// <summary>The model as it is now. Values that no node and no output takes stay in it.</summary>
    public ModelProto ToModel()
    {
        if (_outputs.Count == 0)
        {
            throw new OnnxException($"The graph '{_name}' has no output; name at least one value that it gives.");
        }

        var names = new GraphNames();
        foreach (var (value, _) in _inputs)
        {
            names.Claim(value, value.Hint);
        }

        List<GraphNode> nodes = [.. _nodes, .. NameOutputs(names)];
        _initializers.ForEach(i => names.Give(i.Value));
        foreach (var output in nodes.SelectMany(n => n.Outputs))
        {
            names.Give(output);
        }

        return new ModelProto(Graph(nodes, names), [new OperatorSet("", Opset), .. _domains.Select(d => new OperatorSet(d.Key, d.Value))])
        {
            IrVersion = Opset switch { < 15 => 7, < 19 => 8, < 21 => 9, _ => 10 },
        };
    }

    /// <summary>
    /// Gives values the names of the outputs. A value that has a name already, or is an initialiser, is passed on by a node; an input that leaves under its own
    /// name is not.
    /// </summary>
    private IEnumerable<GraphNode> NameOutputs(GraphNames names)
    {
        foreach (var (name, value, _) in _outputs)
        {
            if (names.Has(value) && names[value] == name)
            {
                continue;
            }

            if (value.Producer is not null && !names.Has(value))
            {
                names.Claim(value, name);
                continue;
            }

            var copy = new OnnxValue(this, name, value.Element);
            names.Claim(copy, name);
            yield return new GraphNode(name, "Identity", "", [value], []) { Outputs = [copy] };
        }
    }

    private GraphProto Graph(List<GraphNode> nodes, GraphNames names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var written = nodes.Select(n => new NodeProto(n.OpType, [.. n.Inputs.Select(i => i is null ? "" : names[i])], [.. n.Outputs.Select(o => names[o])])
        {
            Name = GraphNames.Unique(n.Name, taken),
            Domain = n.Domain,
            Attributes = n.Attributes,
        });
        return new GraphProto(
            _name, [.. written], [.. _inputs.Select(i => ValueInfoProto.Of(names[i.Value], i.Type))],
            [.. _outputs.Select(o => ValueInfoProto.Of(o.Name, o.Type))])
        {
            Initializers = [.. _initializers.Select(i => i.Tensor with { Name = names[i.Value] })],
        };
    }

    private OnnxValue Shared(TensorProto tensor)
    {
        var key = $"{tensor} {Convert.ToHexString(tensor.Data.Span)}";
        if (!_constants.TryGetValue(key, out var value))
        {
            value = Initializer(tensor with { Name = "constant" });
            _constants.Add(key, value);
        }

        return value;
    }

    private OnnxValue NewValue(string hint, DType element)
    {
        Count++;
        return new OnnxValue(this, hint, element) { Place = Count };
    }

    private OnnxValue Own(OnnxValue value) =>
        value.Graph == this ? value : throw new ArgumentException($"'{value}' belongs to another graph.", nameof(value));

    private string Inside(string name) => string.Concat(_scopes.Select(s => s + ".")) + name;

    private sealed class OpenScope(List<string> scopes, int depth) : IDisposable
    {
        public void Dispose()
        {
            if (scopes.Count >= depth)
            {
                scopes.RemoveRange(depth - 1, scopes.Count - depth + 1);
            }
        }
    }
}
