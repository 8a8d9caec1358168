using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle;

/// <summary>One run of those steps of a network that are needed, forward and perhaps backward.</summary>
internal sealed class NetworkRun
{
    private readonly List<Call> _calls = [];
    private readonly Dictionary<ValueRef, Value> _values = [];

    /// <summary>Runs forward.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="types">The types of its values.</param>
    /// <param name="needed">Which steps are needed.</param>
    /// <param name="inputs">What the user gives.</param>
    /// <param name="draws">The seed and the number of steps taken that random numbers belong to, in training; null in evaluation.</param>
    public NetworkRun(
        Network network, OracleParameters parameters, ValueTypes types, bool[] needed, IReadOnlyDictionary<string, HostTensor> inputs,
        (ulong Seed, long Steps)? draws)
    {
        foreach (var (_, node) in network.Nodes.Index().Where(n => needed[n.Index]))
        {
            var outputs = Enumerable.Range(0, network.SignatureOf(node).Outputs.Length).Select(i => types.New(new ValueRef(node.Name, i))).ToArray();
            var call = new Call(node, [.. node.Inputs.Select(i => _values[i])], outputs, parameters.Of(node))
            {
                IsTraining = draws is not null,
                RandomKey = draws is { } d ? RandomNumbers.Key(RandomNumbers.Stream(d.Seed, node.Name), d.Steps) : 0,
            };
            Forward(call, inputs);
        }
    }

    /// <summary>A value that was needed.</summary>
    public Value this[ValueRef reference] => _values[reference];

    /// <summary>Runs backward from a single number; gradients of values and parameters are then complete and rounded.</summary>
    public void Backward(Value loss, OracleParameters parameters)
    {
        parameters.ClearGradients();
        loss.Gradient[0] = 1;
        foreach (var call in Enumerable.Reverse(_calls))
        {
            if (call.Outputs.Any(o => o.HasGradient))
            {
                Array.ForEach(call.Outputs, o => o.RoundGradient());
                OpTable.For(call.Node.Op).Backward(call);
            }
        }

        foreach (var value in parameters.Values.Values)
        {
            value.RoundGradient();
        }
    }

    /// <summary>Moves the running statistics of all steps.</summary>
    public void MoveStatistics()
    {
        foreach (var call in _calls)
        {
            OpTable.For(call.Node.Op).MoveStatistics(call);
        }
    }

    /// <summary>The first step one of whose values holds a number that is not finite, or null.</summary>
    public string? FirstNotFinite() => _calls.FirstOrDefault(c => c.Outputs.Any(HasEndless))?.Node.Name;

    private static bool HasEndless(Value value)
    {
        foreach (var number in value.Element.IsFloating() ? value.Data : [])
        {
            if (!double.IsFinite(number))
            {
                return true;
            }
        }

        return false;
    }

    private void Forward(Call call, IReadOnlyDictionary<string, HostTensor> inputs)
    {
        if (call.Node.Op is Input)
        {
            Elements.Read(inputs[call.Node.Name], call.Y);
        }

        OpTable.For(call.Node.Op).Forward(call);
        _calls.Add(call);
        foreach (var (i, output) in call.Outputs.Index())
        {
            output.Round();
            _values.Add(new ValueRef(call.Node.Name, i), output);
        }
    }
}
