using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>
/// Numbers for the inputs and parameters of a case. Inputs whose name begins with "p_" are probabilities, "sign" is -1 or 1, whole numbers are from 0 to 3; all
/// others lie around 0 with gaps of different widths between them, so that small differences change no maximum and cross no kink. "classWeights" are constants.
/// </summary>
internal static class CaseInputs
{
    /// <summary>The rows of symbolic dimensions.</summary>
    public const int Rows = 2;

    public static Dictionary<string, HostTensor> Of(Network network) =>
        network.Inputs.ToDictionary(i => i.Name, i => Fill(i.Name, ((Input)i.Op).Type, (ulong)i.Name[0]));

    /// <summary>Multiples of 2^-12 in [-1, 1), which a difference of 2^-8 stays exact with; variances are positive.</summary>
    public static WeightSet WeightsOf(Network network) => new(network.Parameters.Select((p, number) =>
    {
        var draw = new Draw((ulong)(number + 1));
        var values = new float[p.Count];
        foreach (ref var value in values.AsSpan())
        {
            value = (draw.Below(8192) - 4096) / 4096f;
            value = p.Spec.Name == "running_var" ? Math.Abs(value) + 0.5f : value;
        }

        return KeyValuePair.Create(p.Name, Weight.Of(p.Spec.Shape, values));
    }));

    private static HostTensor Fill(string name, TensorType type, ulong seed)
    {
        var tensor = new HostTensor(type.Element, [.. type.Shape.Select(d => d.IsKnown ? checked((int)d.Size) : Rows)]);
        var draw = new Draw(seed);
        switch (type.Element)
        {
            case DType.Int64: Fill(tensor.As<long>(), () => draw.Below(4)); break;
            case DType.Int32: Fill(tensor.As<int>(), () => draw.Below(4)); break;
            case DType.Float32: Fill(tensor.As<float>(), Numbers(name, tensor.Count, draw), v => (float)v); break;
            default: Fill(tensor.As<double>(), Numbers(name, tensor.Count, draw), v => v); break;
        }

        return tensor;
    }

    private static double[] Numbers(string name, int count, Draw draw)
    {
        var places = Enumerable.Range(0, count).OrderBy(_ => draw.Bits()).ToArray();
        var share = places.Select(p => (p + 0.37) / count);
        return name.StartsWith("p_", StringComparison.Ordinal) ? [.. share.Select(s => 0.05 + (0.9 * s))]
            : name == "sign" ? [.. places.Select(p => p % 2 == 0 ? 1.0 : -1.0)]
            : [.. share.Select(s => (4 * s) - 2 + (s * s / 7))];
    }

    private static void Fill<T>(Span<T> span, Func<T> next)
    {
        foreach (ref var value in span)
        {
            value = next();
        }
    }

    private static void Fill<T>(Span<T> span, double[] numbers, Func<double, T> convert)
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = convert(numbers[i]);
        }
    }
}
