using System.Globalization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Checking;

/// <summary>How far a result is from the one on file, as a multiple of what is allowed.</summary>
internal readonly record struct Difference(double Excess, string Where)
{
    public static Difference Larger(Difference a, Difference b) => b.Excess > a.Excess ? b : a;

    public static Difference Of(string output, HostTensor computed, TensorProto expected, double relative, double absolute)
    {
        if (!expected.Dims.SequenceEqual(computed.Dims.Select(d => (long)d)) || expected.Type.ToDType() != computed.Element)
        {
            return new(double.PositiveInfinity, $"'{output}' is {computed.Element}[{string.Join(", ", computed.Dims)}] instead of {expected}");
        }

        var (x, y) = (ToDoubles(computed), ToDoubles(TestData.ToHost(expected)));
        var worst = new Difference(0, "");
        for (var i = 0; i < x.Length; i++)
        {
            var excess = Excess1(x[i], y[i], relative, absolute);
            worst = excess > worst.Excess
                ? new(excess, string.Create(CultureInfo.InvariantCulture, $"'{output}' has {x[i]} instead of {y[i]} at place {i} of {x.Length}"))
                : worst;
        }

        return worst;
    }

    private static double Excess1(double x, double y, double relative, double absolute) =>
        x == y || (double.IsNaN(x) && double.IsNaN(y)) ? 0
        : double.IsFinite(x) && double.IsFinite(y) ? Math.Abs(x - y) / (absolute + (relative * Math.Abs(y)))
        : double.PositiveInfinity;

    private static double[] ToDoubles(HostTensor tensor) => tensor.Element switch
    {
        DType.Float32 => Array.ConvertAll(tensor.As<float>().ToArray(), v => (double)v),
        DType.Float64 => tensor.As<double>().ToArray(),
        DType.Float16 => Array.ConvertAll(tensor.As<Half>().ToArray(), v => (double)v),
        DType.Int32 => Array.ConvertAll(tensor.As<int>().ToArray(), v => (double)v),
        DType.Int64 => Array.ConvertAll(tensor.As<long>().ToArray(), v => (double)v),
        DType.Bool => Array.ConvertAll(tensor.As<bool>().ToArray(), v => v ? 1.0 : 0),
        _ => Array.ConvertAll(tensor.As<byte>().ToArray(), v => (double)v),
    };
}
