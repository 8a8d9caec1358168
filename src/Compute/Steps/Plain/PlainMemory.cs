using System.Runtime.InteropServices;
using MLNetVision.Compute.Oracle;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using Held = MLNetVision.Compute.Planning.Value;
using Value = MLNetVision.Compute.Oracle.Value;

namespace MLNetVision.Compute.Steps;

/// <summary>The values of a plain step in the workspace: data, then gradients where the step is trained through.</summary>
internal sealed class PlainMemory
{
    private readonly (Held Held, Value Plain)[] _inputs;
    private readonly (Held Held, Value Plain)[] _outputs;
    private readonly (StoredParameter Held, Value Plain)[] _parameters;
    private readonly bool _training;
    private int _floats;

    public PlainMemory(Node node, IReadOnlyList<Held> inputs, IReadOnlyList<Held> outputs, (string Name, StoredParameter Held)[] parameters, bool training)
    {
        _training = training;
        _inputs = [.. inputs.Select(v => (v, Of(v)))];
        _outputs = [.. outputs.Select(v => (v, Of(v)))];
        _parameters = [.. parameters.Select(p => (p.Held, Of(p.Held.Parameter.Spec)))];
        Call = new Call(
            node, [.. _inputs.Select(i => i.Plain)], [.. _outputs.Select(o => o.Plain)],
            parameters.Index().ToDictionary(p => p.Item.Name, p => _parameters[p.Index].Plain, StringComparer.Ordinal))
        {
            IsTraining = training,
        };
        Count = Place([]);
    }

    public Call Call { get; }

    /// <summary>Numbers of the workspace that are used.</summary>
    public int Count { get; }

    /// <summary>Brings in what the step takes; outputs are zero.</summary>
    public void Begin(double[] workspace)
    {
        Place(workspace);
        TakeInputs(workspace);
        foreach (var (_, output) in _outputs)
        {
            output.Data.Clear();
        }
    }

    public void GiveOutputs()
    {
        foreach (var (held, output) in _outputs)
        {
            output.Round();
            PlainTransfer.Out(output, held);
        }
    }

    /// <summary>Brings in values and the gradients of outputs; those of all else are zero.</summary>
    public void BeginBackward(double[] workspace)
    {
        Place(workspace);
        TakeInputs(workspace);
        foreach (var (held, output) in _outputs)
        {
            PlainTransfer.In(held, output);
            output.Gradient.Clear();
            if (held.NeedsGradient && held.HasGradient)
            {
                Elements.ReadFloating<float>(held.Gradient.Span, output.Gradient);
            }
        }

        foreach (var (_, input) in _inputs)
        {
            input.Gradient.Clear();
        }

        foreach (var (_, parameter) in _parameters)
        {
            parameter.Gradient.Clear();
        }
    }

    public void GiveGradients()
    {
        foreach (var (held, input) in _inputs)
        {
            if (held.NeedsGradient)
            {
                PlainTransfer.Give(input.Gradient, held.Gradient.Span, held.AddsGradient());
            }
        }

        foreach (var (held, parameter) in _parameters)
        {
            if (held.NeedsGradient)
            {
                PlainTransfer.Give(parameter.Gradient, held.Gradient.Span, held.AddsGradient());
            }
        }
    }

    private static Value Of(Held held) => Value.Placed(held.Type.Element, MemoryOrder.Sizes(held));

    private static Value Of(ParameterSpec spec) => Value.Placed(spec.Element, [.. spec.Shape.Select(d => checked((int)d.Size))]);

    private void TakeInputs(double[] workspace)
    {
        foreach (var (held, input) in _inputs)
        {
            PlainTransfer.In(held, input);
        }

        foreach (var (held, parameter) in _parameters)
        {
            var plain = MemoryMarshal.Cast<double, float>(workspace.AsSpan(_floats))[..parameter.Count];
            held.Layout.Unpack(held.Weights, plain);
            Elements.ReadFloating<float>(plain, parameter.Data);
        }
    }

    /// <summary>One after the other; the floats of parameters go last.</summary>
    private int Place(double[] workspace)
    {
        var at = 0;
        foreach (var (_, value) in _inputs)
        {
            at = Place(value, workspace, at);
        }

        foreach (var (_, value) in _outputs)
        {
            at = Place(value, workspace, at);
        }

        var most = 0;
        foreach (var (_, value) in _parameters)
        {
            at = Place(value, workspace, at);
            most = Math.Max(most, value.Count);
        }

        _floats = at;
        return at + ((most + 1) / 2);
    }

    private int Place(Value value, double[] workspace, int at)
    {
        value.LieIn(workspace, at, _training ? at + value.Count : -1);
        return checked(at + (value.Count * (_training ? 2 : 1)));
    }
}
