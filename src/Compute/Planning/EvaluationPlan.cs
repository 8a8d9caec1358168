using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>Runs a network as it is used after training.</summary>
internal sealed class EvaluationPlan
{
    private readonly Network _network;
    private readonly InputBinding _binding;
    private readonly Reach _reach;
    private readonly bool[] _nodes;
    private readonly bool[] _steps;
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly (string Name, int Node, Value Value)[] _inputs;
    private readonly (string Name, Value Value, DType Element)[] _outputs;

    public EvaluationPlan(Network network, ParameterStore parameters, InputBinding binding, SessionOptions options)
    {
        _network = network;
        _binding = binding;
        _reach = new Reach(network);
        _nodes = new bool[network.Nodes.Length];
        bool[] every = [.. Enumerable.Repeat(true, _nodes.Length)];
        var parts = PlanBuilder.Build(network, parameters.ByName, every, training: false, inputGradients: false, options.Seed);
        _outputs = [.. network.Outputs.Select(o => (o.Name, parts.ByReference[o.Value], network.TypeOf(o.Value).Element))];
        _inputs = [.. network.Nodes.Index().Where(n => n.Item.Op is Input).Select(n => (n.Item.Name, n.Index, parts.ByReference[new ValueRef(n.Item.Name)]))];
        Plan = new Plan(parts, binding.Sizes, [.. _outputs.Select(o => o.Value)], loss: null);
        _steps = new bool[Plan.Steps.Count];
    }

    public Plan Plan { get; }

    public void Run(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs, Pass pass)
    {
        TensorCheck.AreOutputs(_network, outputs);
        Choose(outputs);
        _binding.Bind(inputs, _nodes);
        Plan.Resize(_binding.Sizes, _steps);
        CheckOutputs(outputs);
        foreach (var (name, node, value) in _inputs)
        {
            if (_nodes[node])
            {
                pass.Transfer.In(inputs[name], value);
            }
        }

        pass.Watch?.Begins();
        for (var i = 0; i < _steps.Length; i++)
        {
            if (_steps[i])
            {
                Plan.Steps[i].Forward(pass);
                pass.Watch?.RanForward(Plan.Steps[i]);
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
            Plan.Reach(_outputs.Where(o => _wanted.Contains(o.Name)).Select(o => o.Value), _steps);
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
