using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>Differences between tensors.</summary>
internal static class Deviation
{
    /// <summary>The largest difference of two sets of outputs, each as a share of the output's largest number; no number for other shapes or types.</summary>
    public static double OfLargest(IReadOnlyDictionary<string, HostTensor> expected, IReadOnlyDictionary<string, HostTensor> actual) =>
        expected.Max(e => actual.TryGetValue(e.Key, out var a) && a.Element == e.Value.Element && a.Dims.SequenceEqual(e.Value.Dims)
            ? OfLargest(Numbers(e.Value), Numbers(a))
            : double.PositiveInfinity);

    /// <summary>The largest difference as a share of the largest finite number expected. What is not finite has to be the same.</summary>
    public static double OfLargest(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        var (difference, largest) = (0.0, double.Epsilon);
        for (var i = 0; i < expected.Length; i++)
        {
            largest = double.IsFinite(expected[i]) ? Math.Max(largest, Math.Abs(expected[i])) : largest;
            if (!expected[i].Equals(actual[i]))
            {
                var apart = Math.Abs(expected[i] - actual[i]);
                difference = Math.Max(difference, double.IsFinite(apart) ? apart : double.PositiveInfinity);
            }
        }

        return difference == 0 ? 0 : difference / largest;
    }

    /// <summary>||actual - expected|| / max(||expected||, floor).</summary>
    public static double OfNorm(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double floor = 0)
    {
        var (difference, norm) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)actual[i] - expected[i], 2);
            norm += Math.Pow(expected[i], 2);
        }

        return difference == 0 ? 0 : Math.Sqrt(difference) / Math.Max(Math.Sqrt(norm), floor);
    }

    public static double[] Numbers(HostTensor tensor) => tensor.Element switch
    {
        DType.Float32 => Array.ConvertAll(tensor.As<float>().ToArray(), v => (double)v),
        DType.Float64 => tensor.As<double>().ToArray(),
        DType.Float16 => Array.ConvertAll(tensor.As<Half>().ToArray(), v => (double)v),
        DType.Int32 => Array.ConvertAll(tensor.As<int>().ToArray(), v => (double)v),
        DType.Int64 => Array.ConvertAll(tensor.As<long>().ToArray(), v => (double)v),
        _ => Array.ConvertAll(tensor.Bytes.ToArray(), v => (double)v),
    };
}
