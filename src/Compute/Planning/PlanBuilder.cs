using MLNetVision.Compute.Steps;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>Makes the steps of a plan out of the nodes of a network.</summary>
internal sealed class PlanBuilder
{
    private readonly Network _network;
    private readonly IReadOnlyDictionary<string, StoredParameter> _parameters;
    private readonly Dictionary<ValueRef, Value> _values = [];
    private readonly Dictionary<Value, Value> _otherOrder = [];
    private readonly Dictionary<ValueRef, Value> _otherWidth = [];
    private readonly List<Value> _all = [];
    private readonly List<Step> _steps = [];
    private JoinedOutputs _joined = JoinedOutputs.None;

    private PlanBuilder(Network network, IReadOnlyDictionary<string, StoredParameter> parameters, bool training, ulong seed)
    {
        _network = network;
        _parameters = parameters;
        Training = training;
        Seed = seed;
    }

    public bool Training { get; }

    public ulong Seed { get; }

    /// <summary>Plans the needed nodes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters; those with a gradient buffer get gradients.</param>
    /// <param name="needed">Whether each node is needed.</param>
    /// <param name="training">Whether the plan is for training.</param>
    /// <param name="inputGradients">Whether gradients with respect to the inputs are wanted.</param>
    /// <param name="seed">The seed of random draws.</param>
    /// <param name="entry">A value that another plan makes, and whether it has its channels last; null if there is none.</param>
    public static PlanParts Build(
        Network network, IReadOnlyDictionary<string, StoredParameter> parameters, ReadOnlySpan<bool> needed, bool training, bool inputGradients, ulong seed,
        (ValueRef Reference, bool ChannelsLast)? entry = null)
    {
        var builder = new PlanBuilder(network, parameters, training, seed);
        var nodes = new List<Node>();
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            if (needed[i])
            {
                nodes.Add(network.Nodes[i]);
            }
        }

        foreach (var input in nodes.Where(n => n.Op is Input))
        {
            var type = network.TypeOf(new ValueRef(input.Name));
            var value = builder.Give(new ValueRef(input.Name), type.Shape.Rank == 4 && type.Element == DType.Float32, builder.IsOnlyIndices(nodes, input));
            value.NeedsGradient = inputGradients && value.Type.Element.IsFloating();
        }

        if (entry is { } made)
        {
            builder.Give(made.Reference, made.ChannelsLast);
        }

        var chains = Chains.Of(network, [.. nodes.Where(n => n.Op is not Input)], training);
        if (!training)
        {
            builder._joined = JoinedOutputs.Of(network, chains, parameters);
        }

        foreach (var chain in chains.Where(c => !builder._joined.IsJoin(c.Main)))
        {
            if (StepCatalogue.Make(new StepContext(builder, chain)) is { } step)
            {
                builder.Add(step);
            }
        }

        return new PlanParts(builder._steps, builder._all, builder._values);
    }

    /// <summary>The value of a node in whatever order it is held.</summary>
    public Value ValueOf(ValueRef reference) => _values[reference];

    /// <summary>The value in the order that is asked for.</summary>
    public Value InOrder(ValueRef reference, bool channelsLast) => InOrder(_values[reference], channelsLast);

    /// <summary>Whole numbers, in plain order, as 32 bits each or as wide as their type.</summary>
    public Value InWidth(ValueRef reference, bool narrow)
    {
        var value = InOrder(_values[reference], channelsLast: false);
        var wanted = narrow ? DType.Int32 : _network.TypeOf(reference).Element;
        if (value.Type.Element == wanted)
        {
            return value;
        }

        if (!_otherWidth.TryGetValue(reference, out var other))
        {
            other = Make(value.Name, new TensorType(wanted, value.Type.Shape), channelsLast: false);
            Add(new Widening(value, other));
            _otherWidth.Add(reference, other);
        }

        return other;
    }

    /// <summary>The value in the order that is asked for.</summary>
    public Value InOrder(Value value, bool channelsLast)
    {
        if (value.ChannelsLast == channelsLast || value.Type.Shape.Rank < 3)
        {
            return value;
        }

        if (_otherOrder.TryGetValue(value, out var other))
        {
            return other;
        }

        if (OrdersAgree(value.Type.Shape))
        {
            other = value.Reshaped(value.Name, value.Type, channelsLast);
            _all.Add(other);
        }
        else
        {
            other = Make(value.Name, value.Type, channelsLast);
            Add(new Reorder(value, other));
        }

        return _otherOrder[value] = other;
    }

    /// <summary>Makes the value of a node.</summary>
    public Value Give(ValueRef reference, bool channelsLast, bool narrow = false)
    {
        var type = _network.TypeOf(reference);
        type = narrow ? type with { Element = DType.Int32 } : type;
        return _values[reference] = _joined.PlaceOf(reference) is { } place
            ? PartOf(place.Join, reference.Node, type, place.FirstChannel)
            : Make(reference.Node, type, channelsLast && type.Shape.Rank >= 3);
    }

    /// <summary>A place in a wider value, which is made with the first of its parts.</summary>
    private Value PartOf(ValueRef join, string name, TensorType type, int firstChannel)
    {
        var whole = _values.TryGetValue(join, out var made) ? made : _values[join] = Make(join.Node, _network.TypeOf(join), channelsLast: true);
        var part = whole.Part(name, type, firstChannel);
        _all.Add(part);
        return part;
    }

    public void Alias(ValueRef reference, Value input)
    {
        var value = input.Reshaped(reference.Node, input.Type.WithShape(_network.TypeOf(reference).Shape), input.ChannelsLast);
        _all.Add(value);
        _values[reference] = value;
    }

    public TensorType TypeOf(ValueRef reference) => _network.TypeOf(reference);

    public OpSignature SignatureOf(Node node) => _network.SignatureOf(node);

    public bool IsFrozen(string parameter) => _network.IsFrozen(parameter);

    public Op OpOf(string node) => _network[node].Op;

    /// <summary>A parameter of a node. One that shares another's has those alone that it would own: a layer without a bias takes none over.</summary>
    public StoredParameter? Parameter(Node node, string name) => _network.SignatureOf(node).Parameters.Any(p => p.Name == name)
        ? _parameters.GetValueOrDefault($"{node.ParameterScope}.{name}") : null;

    private Value Make(string name, TensorType type, bool channelsLast)
    {
        var value = new Value(name, type, channelsLast);
        _all.Add(value);
        return value;
    }

    private void Add(Step step)
    {
        var needsGradient = step.Inputs.Any(i => i.NeedsGradient) || step.Parameters.Any(p => p.NeedsGradient);
        foreach (var output in step.Outputs.Where(o => o.Type.Element.IsFloating()))
        {
            output.NeedsGradient = Training && needsGradient;
        }

        _steps.Add(step);
    }

    /// <summary>Whether all that looks at an input of 64 bits wants indices: then they are narrow from the beginning.</summary>
    private bool IsOnlyIndices(List<Node> nodes, Node input)
    {
        var value = new ValueRef(input.Name);
        return _network.TypeOf(value).Element == DType.Int64 && _network.Outputs.All(o => o.Value != value)
            && nodes.Where(n => n.Inputs.Contains(value)).All(n => StepCatalogue.TakesIndices(n.Op));
    }

    /// <summary>Whether plain order and channels last are the same memory: one channel, or one place.</summary>
    private static bool OrdersAgree(Shape shape) => IsOne(shape[1]) || shape.Skip(2).All(IsOne);

    private static bool IsOne(Dim dim) => dim is { IsKnown: true, Size: 1 };
}
