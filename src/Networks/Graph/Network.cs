using System.Collections.Immutable;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>
/// A network: steps in an order in which they can run, and the values it gives. Immutable and checked as a whole; cutting, extending and freezing give new
/// ones. It holds no weights: those are a <c>WeightSet</c>, and an engine brings both together.
/// </summary>
public sealed class Network : IEquatable<Network>
{
    private readonly Verifier _verified;

    internal Network(string name, IEnumerable<Node> nodes, IEnumerable<NetworkOutput> outputs, IEnumerable<string>? frozen = null)
    {
        Name = name;
        Nodes = [.. nodes];
        Outputs = [.. outputs];
        Frozen = [.. (frozen ?? []).Distinct().Order(StringComparer.Ordinal)];
        _verified = Verifier.Check(Nodes, Outputs);
        Parameters = _verified.Parameters(Nodes, Frozen);
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The steps, each after those that it takes values of.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The values that the network gives.</summary>
    public ImmutableArray<NetworkOutput> Outputs { get; }

    /// <summary>The name prefixes whose parameters training leaves alone.</summary>
    public ImmutableArray<string> Frozen { get; }

    /// <summary>All parameters, in the order of the steps that own them.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The steps that take what the user gives.</summary>
    public IEnumerable<Node> Inputs => Nodes.Where(n => n.Op is Input);

    /// <summary>How many numbers training can change or could, if nothing were frozen: weights, biases and normalisation, not statistics.</summary>
    public long ParameterCount => Parameters.Where(p => p.Spec.Role != ParameterRole.Statistic).Sum(p => p.Count);

    /// <summary>Writes a network with one output, named as the step that gives it.</summary>
    public static Network Build(string name, Func<NetworkBuilder, Tensor> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return Build(name, b => new Dictionary<string, Tensor> { ["output"] = write(b) });
    }

    /// <summary>Writes a network with several named outputs.</summary>
    public static Network Build(string name, Func<NetworkBuilder, IReadOnlyDictionary<string, Tensor>> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(write);
        var builder = new NetworkBuilder();
        var outputs = write(builder).Select(o => new NetworkOutput(o.Key, o.Value.Reference)).ToArray();
        return new Network(name, builder.Nodes, outputs);
    }

    /// <summary>Shapes, parameters, FLOPs and activation bytes, step by step.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <summary>The type of a value.</summary>
    public TensorType TypeOf(ValueRef value) =>
        _verified.Types.TryGetValue(value, out var type) ? type : throw new NetworkException($"'{Name}' has no value '{value}'. {Suggestion(value.Node)}");

    /// <summary>What a step gives and owns.</summary>
    public OpSignature SignatureOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return _verified.Signatures[node.Name];
    }

    /// <summary>The step of that name.</summary>
    public Node this[string node] =>
        Nodes.FirstOrDefault(n => n.Name == node) ?? throw new NetworkException($"'{Name}' has no step '{node}'. {Suggestion(node)}");

    /// <summary>The network up to the named steps, which become its outputs; what only later steps needed is gone.</summary>
    public Network FeaturesAt(params string[] nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return WithOutputs([.. nodes.Select(n => new NetworkOutput(n, new ValueRef(this[n].Name)))]);
    }

    /// <summary>The network with these outputs instead of its own; what only others needed is gone.</summary>
    public Network WithOutputs(params NetworkOutput[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return new Network(Name, Reachable(outputs), outputs, Frozen);
    }

    /// <summary>The network with more steps behind its only output, which stops being one.</summary>
    /// <param name="write">Writes the steps.</param>
    /// <param name="output">The name of the output that they give.</param>
    public Network Extend(Func<Tensor, Tensor> write, string output = "output")
    {
        ArgumentNullException.ThrowIfNull(write);
        if (Outputs.Length != 1)
        {
            throw new NetworkException($"'{Name}' has {Outputs.Length} outputs; choose the one to extend with FeaturesAt.");
        }

        var builder = new NetworkBuilder();
        foreach (var node in Nodes)
        {
            builder.Import(node, SignatureOf(node).Outputs);
        }

        var end = write(builder.Value(Outputs[0].Value));
        return new Network(Name, builder.Nodes, [new NetworkOutput(output, end.Reference)], Frozen);
    }

    /// <summary>
    /// The network with the parameters under these prefixes left alone by training; an empty prefix is all of them. A batch normalisation whose statistics are
    /// among them goes by these in training too.
    /// </summary>
    public Network Freeze(params string[] prefixes)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        foreach (var prefix in prefixes.Where(p => !Parameters.Any(parameter => Verifier.IsUnder(parameter.Name, p))))
        {
            throw new NetworkException($"'{Name}' has no parameter under '{prefix}' to freeze. {Suggestion(prefix)}");
        }

        return new Network(Name, Nodes, Outputs, Frozen.Concat(prefixes));
    }

    /// <summary>Whether a parameter lies under a frozen prefix: training changes neither it nor, if it is one, the statistic.</summary>
    public bool IsFrozen(string parameter) => Frozen.Any(prefix => Verifier.IsUnder(parameter, prefix));

    /// <summary>The network with nothing frozen.</summary>
    public Network Unfreeze() => new(Name, Nodes, Outputs);

    /// <inheritdoc/>
    public bool Equals(Network? other) => other is not null && Name == other.Name && Nodes.SequenceEqual(other.Nodes)
        && Outputs.SequenceEqual(other.Outputs) && Frozen.SequenceEqual(other.Frozen);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Network);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Nodes.Length, Outputs.Length);

    /// <summary>A line a step: name, op with its attributes, inputs, and the type that comes out.</summary>
    public override string ToString()
    {
        var steps = Nodes.Select(n => $"  {n} -> {string.Join(", ", SignatureOf(n).Outputs)}");
        var outputs = Outputs.Select(o => $"  give {o.Name} = {o.Value}");
        return string.Join(
            Environment.NewLine,
            [$"network {Name}", .. steps, .. outputs, .. Frozen.Select(f => $"  freeze {(f.Length == 0 ? "everything" : f)}")]);
    }

    private IEnumerable<Node> Reachable(IEnumerable<NetworkOutput> outputs)
    {
        var wanted = outputs.Select(o => o.Value.Node).ToHashSet();
        foreach (var node in Nodes.Reverse().Where(n => wanted.Contains(n.Name)))
        {
            wanted.UnionWith(node.Inputs.Select(i => i.Node));
            wanted.Add(node.ParameterScope);
        }

        return Nodes.Where(n => wanted.Contains(n.Name));
    }

    private string Suggestion(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        var near = Nodes.Select(n => n.Name).Where(n => n.Contains(last, StringComparison.OrdinalIgnoreCase)).Take(5).ToArray();
        return $"{(near.Length > 0 ? "Near it" : "Its last steps")}: {string.Join(", ", near.Length > 0 ? near : Nodes.TakeLast(5).Select(n => n.Name))}.";
    }
}
