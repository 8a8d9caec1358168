using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>The parameters of a session in the layouts that its kernels want, and their gradients.</summary>
internal sealed class ParameterStore : IDisposable
{
    private readonly NativeBuffer _weights;
    private readonly NativeBuffer? _gradients;

    public ParameterStore(Network network, WeightSet weights, bool gradients)
    {
        weights.FitExactly(network);
        All = [.. network.Parameters.Select(p => new StoredParameter(p, Layouts.Of(network[OwnerOf(p)].Op, p.Spec)))];
        ByName = All.ToDictionary(p => p.Parameter.Name, StringComparer.Ordinal);
        Trained = gradients ? [.. All.Where(p => p.Parameter.IsTrained)] : [];
        _weights = new NativeBuffer(LayOut(All) * sizeof(float));
        Place(All, _weights, (p, floats) => p.Weights = floats);
        if (Trained.Count > 0)
        {
            _gradients = new NativeBuffer(LayOut(Trained) * sizeof(float));
            Place(Trained, _gradients, (p, floats) => p.Gradient = floats);
        }

        Set(weights);
    }

    public IReadOnlyList<StoredParameter> All { get; }

    /// <summary>Those that training changes.</summary>
    public IReadOnlyList<StoredParameter> Trained { get; }

    public IReadOnlyDictionary<string, StoredParameter> ByName { get; }

    public long WeightBytes => _weights.Bytes;

    public long GradientBytes => _gradients?.Bytes ?? 0;

    public void Set(WeightSet weights)
    {
        foreach (var parameter in All)
        {
            parameter.Layout.Pack(weights[parameter.Parameter.Name].ReadFloats(), parameter.Weights);
        }
    }

    public WeightSet Get() => new(All.Select(p =>
    {
        var plain = new float[p.Parameter.Count];
        p.Layout.Unpack(p.Weights, plain);
        return KeyValuePair.Create(p.Parameter.Name, Weight.Of(p.Parameter.Spec.Shape, plain));
    }));

    public void ForgetGradients()
    {
        for (var i = 0; i < Trained.Count; i++)
        {
            Trained[i].ForgetGradient();
        }
    }

    /// <summary>Parameters that the loss does not reach have a gradient of zero.</summary>
    public void ClearUnreachedGradients()
    {
        for (var i = 0; i < Trained.Count; i++)
        {
            if (!Trained[i].HasGradient)
            {
                Trained[i].Gradient.Clear();
            }
        }
    }

    public void Dispose()
    {
        _weights.Dispose();
        _gradients?.Dispose();
    }

    private static long LayOut(IReadOnlyList<StoredParameter> parameters) => parameters.Sum(p => Arena.RoundUp(p.Layout.StoredCount));

    private static void Place(IReadOnlyList<StoredParameter> parameters, NativeBuffer buffer, Action<StoredParameter, Floats> place)
    {
        var at = 0L;
        foreach (var parameter in parameters)
        {
            place(parameter, buffer.Floats(at, parameter.Layout.StoredCount));
            at += Arena.RoundUp(parameter.Layout.StoredCount);
        }
    }

    private static string OwnerOf(Parameter parameter) => parameter.Name[..^(parameter.Spec.Name.Length + 1)];
}
