using MLNetVision.Compute.Memory;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>Runs a network as it is used after training.</summary>
internal sealed class EvaluationPlan
{
    private readonly Network _network;
    private readonly Plan _plan;
    private readonly PicturePlan? _first;
    private readonly Value? _entry;
    private readonly InputBinding _binding;
    private readonly Reach _reach;
    private readonly bool[] _nodes;
    private readonly bool[] _steps;
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly (string Name, int Node, Value Value)[] _inputs;
    private readonly (string Name, Value Value, DType Element)[] _outputs;
    private bool _entryIsNeeded;

    public EvaluationPlan(Network network, ParameterStore parameters, InputBinding binding, SessionOptions options)
    {
        _network = network;
        _binding = binding;
        _reach = new Reach(network);
        _nodes = new bool[network.Nodes.Length];
        var cut = binding.Sizes.Symbols.Count == 1 && binding.Sizes[0] > 1 ? PictureCut.Of(network, parameters.ByName) : null;
        _first = cut is null ? null : PicturePlan.Of(network, cut, parameters, options.Seed);
        (ValueRef, bool)? entry = _first is null ? null : (cut!.Last, _first.ChannelsLast);
        bool[] nodes = [.. Enumerable.Range(0, _nodes.Length).Select(i => _first is null || !cut!.Nodes[i] || network.Nodes[i].Op is Literal)];
        var parts = PlanBuilder.Build(network, parameters.ByName, nodes, training: false, inputGradients: false, options.Seed, entry);
        _entry = _first is null ? null : parts.ByReference[cut!.Last];
        _outputs = [.. network.Outputs.Select(o => (o.Name, parts.ByReference[o.Value], network.TypeOf(o.Value).Element))];
        _inputs = [.. network.Nodes.Index().Where(n => n.Item.Op is Input && nodes[n.Index])
            .Select(n => (n.Item.Name, n.Index, parts.ByReference[new ValueRef(n.Item.Name)]))];
        _plan = new Plan(parts, binding.Sizes, [.. _outputs.Select(o => o.Value)], loss: null);
        _steps = new bool[_plan.Steps.Count];
    }

    /// <summary>Floats for values and what steps keep.</summary>
    public long ArenaCount => _plan.ArenaCount + (_first?.Plan.ArenaCount ?? 0);

    /// <summary>Floats for what is kept from pass to pass.</summary>
    public long ConstantCount => _plan.ConstantCount + (_first?.Plan.ConstantCount ?? 0);

    /// <summary>Floats that the hungriest step uses while it runs.</summary>
    public long ScratchCount => Math.Max(_plan.ScratchCount, _first?.Plan.ScratchCount ?? 0);

    /// <summary>Doubles that the hungriest step uses while it runs.</summary>
    public int WorkspaceCount => Math.Max(_plan.WorkspaceCount, _first?.Plan.WorkspaceCount ?? 0);

    /// <summary>Gives the blocks their memory.</summary>
    public void LieIn(Floats arena, Floats constants)
    {
        _plan.LieIn(arena, constants);
        _first?.Plan.LieIn(arena.Slice(_plan.ArenaCount, _first.Plan.ArenaCount), constants.Slice(_plan.ConstantCount, _first.Plan.ConstantCount));
    }

    public void Run(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs, Pass pass)
    {
        TensorCheck.AreOutputs(_network, outputs);
        Choose(outputs);
        _binding.Bind(inputs, _nodes);
        _plan.Resize(_binding.Sizes, _steps);
        CheckOutputs(outputs);
        foreach (var (name, node, value) in _inputs)
        {
            if (_nodes[node])
            {
                pass.Transfer.In(inputs[name], value);
            }
        }

        pass.Watch?.Begins();
        if (_first is not null && _entryIsNeeded)
        {
            _first.Run(inputs[_first.InputName].As<float>(), _entry!, pass);
        }

        for (var i = 0; i < _steps.Length; i++)
        {
            if (_steps[i])
            {
                _plan.Evaluate(i, pass);
            }
        }

        foreach (var (name, value, _) in _outputs)
        {
            if (outputs.TryGetValue(name, out var tensor))
            {
                pass.Transfer.Out(value, tensor);
            }
        }
    }

    /// <summary>Marks what the wanted outputs need, anew only if they are others than last time.</summary>
    private void Choose(IReadOnlyDictionary<string, HostTensor> outputs)
    {
        var same = outputs.Count == _wanted.Count;
        foreach (var (name, _, _) in _outputs)
        {
            same &= outputs.ContainsKey(name) == _wanted.Contains(name);
        }

        if (!same)
        {
            _wanted.Clear();
            _wanted.UnionWith(outputs.Keys);
            _reach.Of(outputs, _nodes);
            Value[] values = [.. _outputs.Where(o => _wanted.Contains(o.Name)).Select(o => o.Value)];
            _plan.Reach(values, _steps);
            var taken = _plan.Steps.Where((_, i) => _steps[i]).SelectMany(s => s.Inputs).Concat(values);
            _entryIsNeeded = _entry is not null && taken.Any(v => v.DataBlock == _entry.DataBlock);
        }
    }

    private void CheckOutputs(IReadOnlyDictionary<string, HostTensor> outputs)
    {
        foreach (var (name, value, element) in _outputs)
        {
            if (outputs.TryGetValue(name, out var tensor))
            {
                TensorCheck.Fits(_network, "output", name, tensor, element, value.Dims);
            }
        }
    }
}
