using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>
/// The parameters of a session as the ops read them; and a copy of the trained ones in native memory, in the plain order, which is what optimizers change.
/// </summary>
internal sealed class OracleParameters : IDisposable
{
    private readonly Network _network;
    private readonly Dictionary<string, Value> _values;
    private readonly List<NativeBuffer> _buffers = [];

    public OracleParameters(Network network, WeightSet weights, bool trains)
    {
        _network = network;
        _values = network.Parameters.ToDictionary(p => p.Name, New, StringComparer.Ordinal);
        Trained = trains ? [.. network.Parameters.Where(p => p.IsTrained).Select(Train)] : [];
        Set(weights);
    }

    public IReadOnlyDictionary<string, Value> Values => _values;

    /// <summary>What an optimizer changes.</summary>
    public IReadOnlyList<TrainedParameter> Trained { get; }

    /// <summary>The parameters of a step, its own or those it shares, by the last part of their names.</summary>
    public IReadOnlyDictionary<string, Value> Of(Node node) => _network.SignatureOf(node).Parameters.ToDictionary(
        spec => spec.Name, spec => _values[$"{node.ParameterScope}.{spec.Name}"], StringComparer.Ordinal);

    /// <summary>Takes all weights.</summary>
    public void Set(WeightSet weights)
    {
        foreach (var (name, value) in _values)
        {
            var floats = weights[name].ToFloats();
            for (var i = 0; i < floats.Length; i++)
            {
                value.Data[i] = floats[i];
            }
        }

        foreach (var parameter in Trained)
        {
            parameter.Layout.Pack(weights[parameter.Parameter.Name].ToFloats(), parameter.Weights);
        }
    }

    /// <summary>Gives all weights.</summary>
    public WeightSet Get() => new(_network.Parameters.Select(p => KeyValuePair.Create(p.Name, Weight.Of(p.Spec.Shape, Floats(_values[p.Name].Data)))));

    /// <summary>Makes the ops read what the optimizer has written.</summary>
    public void TakeTrained()
    {
        foreach (var parameter in Trained)
        {
            var weights = parameter.Weights.Span;
            var value = _values[parameter.Parameter.Name];
            for (var i = 0; i < value.Count; i++)
            {
                value.Data[i] = weights[i];
            }
        }
    }

    /// <summary>Makes the optimizer read the gradients that the ops have written.</summary>
    public void GiveGradients()
    {
        foreach (var parameter in Trained)
        {
            Floats(_values[parameter.Parameter.Name].Gradient).CopyTo(parameter.Gradient.Span);
        }
    }

    public void ClearGradients()
    {
        foreach (var value in _values.Values)
        {
            value.ClearGradient();
        }
    }

    public void Dispose() => _buffers.ForEach(b => b.Dispose());

    private Value New(Parameter parameter) => new(parameter.Spec.Element, [.. parameter.Spec.Shape.Select(d => checked((int)d.Size))])
    {
        IsFrozen = _network.IsFrozen(parameter.Name),
    };

    private TrainedParameter Train(Parameter parameter) =>
        new(parameter, new PlainLayout(parameter.Count), Native(parameter.Count), Native(parameter.Count));

    private Floats Native(long count)
    {
        var buffer = new NativeBuffer(count * sizeof(float));
        _buffers.Add(buffer);
        return buffer.Floats(0, count);
    }

    private static float[] Floats(ReadOnlySpan<double> values)
    {
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)values[i];
        }

        return floats;
    }
}
