using System.Collections.Immutable;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>Writes a network step by step. Each step is checked when it is added, so that an error points to the line that made it.</summary>
public sealed class NetworkBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<ValueRef, TensorType> _types = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _scopes = [];

    internal NetworkBuilder()
    {
    }

    internal IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>A picture or a batch of numbers that the user gives: single precision unless said otherwise.</summary>
    public Tensor Input(string name, Shape shape, DType element = DType.Float32) => Add(new Input(new TensorType(element, shape)), name)[0];

    /// <summary>Opens a scope, whose name goes before those of the steps added until it is disposed.</summary>
    public IDisposable Scope(string name)
    {
        CheckName(name);
        _scopes.Add(name);
        return new OpenScope(_scopes, _scopes.Count);
    }

    /// <summary>Adds a step.</summary>
    /// <param name="op">The step.</param>
    /// <param name="name">Its name within the scope; without one, the op's own with a number behind it where needed.</param>
    /// <param name="inputs">The values that it takes.</param>
    /// <returns>Its outputs.</returns>
    public IReadOnlyList<Tensor> Add(Op op, string? name = null, params ReadOnlySpan<Tensor> inputs) => Add(op, name, null, inputs);

    /// <summary>Adds a step that shares the parameters of an earlier one.</summary>
    public IReadOnlyList<Tensor> AddTied(Op op, string parameterScope, string? name = null, params ReadOnlySpan<Tensor> inputs) =>
        Add(op, name, parameterScope, inputs);

    internal Tensor Import(Node node, IReadOnlyList<TensorType> outputs)
    {
        _nodes.Add(node);
        _names.Add(node.Name);
        for (var i = 0; i < outputs.Count; i++)
        {
            _types[new ValueRef(node.Name, i)] = outputs[i];
        }

        return Value(new ValueRef(node.Name));
    }

    internal Tensor Value(ValueRef reference) => new(this, reference, _types[reference]);

    private Tensor[] Add(Op op, string? name, string? parameterScope, ReadOnlySpan<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(op);
        foreach (var input in inputs)
        {
            if (input.Builder != this)
            {
                throw new NetworkException($"'{input.Reference}' belongs to another network and cannot be an input of {op.Name}.");
            }
        }

        var fullName = FullName(op, name);
        ImmutableArray<ValueRef> references = [.. inputs.ToArray().Select(i => i.Reference)];
        var node = new Node(fullName, op, references) { ParameterScope = parameterScope ?? fullName };
        var outputs = op.Infer(new OpInputs(fullName, op.Name, [.. inputs.ToArray().Select(i => i.Type)])).Outputs;
        Import(node, outputs);
        return [.. outputs.Select((type, i) => new Tensor(this, new ValueRef(fullName, i), type))];
    }

    private string FullName(Op op, string? name)
    {
        var prefix = string.Concat(_scopes.Select(s => s + "."));
        if (name is not null)
        {
            CheckName(name);
            return _names.Contains(prefix + name)
                ? throw new NetworkException($"'{prefix}{name}' is the name of two steps; each needs its own.")
                : prefix + name;
        }

        var plain = prefix + char.ToLowerInvariant(op.Name[0]) + op.Name[1..];
        return _names.Contains(plain) ? Enumerable.Range(1, int.MaxValue).Select(i => $"{plain}_{i}").First(n => !_names.Contains(n)) : plain;
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Contains(':', StringComparison.Ordinal) || name.StartsWith('.') || name.EndsWith('.'))
        {
            throw new NetworkException($"'{name}' is no name for a step or a scope: it may not be empty, hold a colon, or begin or end with a dot.");
        }
    }

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
