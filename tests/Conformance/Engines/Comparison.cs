using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Conformance.Engines;

/// <summary>Compares tensors number by number.</summary>
internal static class Comparison
{
    // Beside the others, a tensor this small is the rounding of one that is zero: the gradient of a bias before batch normalisation, for instance.
    private const double Vanishing = 1e-4;

    // Below what single precision keeps of numbers around 1.
    private const double Tiny = 1e-9;

    /// <summary>
    /// Each number may be off by the tolerance times (the root mean square of its tensor + its own size); tensors that vanish beside the others, by the
    /// tolerance times the largest root mean square.
    /// </summary>
    public static void AssertNear(
        IEnumerable<KeyValuePair<string, double[]>> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance, string what)
    {
        var pairs = expected.Select(e => (e.Key, Expected: e.Value, Actual: actual[e.Key], Scale: RootMeanSquare(e.Value))).ToArray();
        var largest = pairs.Select(p => p.Scale).DefaultIfEmpty().Max();
        foreach (var (name, wanted, got, scale) in pairs)
        {
            AssertNear(wanted, got, scale < Vanishing * largest ? largest : scale, tolerance, $"{name} ({what})");
        }
    }

    /// <summary>The distance of each tensor may be the tolerance times its length; tensors that vanish beside the others are measured by the longest.</summary>
    public static void AssertClose(
        IEnumerable<KeyValuePair<string, double[]>> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance, string what)
    {
        var pairs = expected.Select(e => (e.Key, Length: Length(e.Value), Distance: Length([.. e.Value.Zip(actual[e.Key], (a, b) => a - b)]))).ToArray();
        var longest = pairs.Max(p => p.Length);
        Assert.All(pairs, p => Assert.True(
            p.Distance <= (tolerance * (p.Length < Vanishing * longest ? longest : p.Length)) + Tiny,
            $"{p.Key} ({what}) is off by {p.Distance:G4} of {p.Length:G4}."));
    }

    /// <summary>The numbers of a tensor, whatever its elements are.</summary>
    public static double[] Numbers(HostTensor tensor) => tensor.Element switch
    {
        DType.Float64 => tensor.As<double>().ToArray(),
        DType.Float16 => [.. tensor.As<Half>().ToArray().Select(v => (double)v)],
        DType.Int32 => [.. tensor.As<int>().ToArray().Select(v => (double)v)],
        DType.Bool or DType.UInt8 => [.. tensor.Bytes.ToArray().Select(v => (double)v)],
        DType.Int64 => [.. tensor.As<long>().ToArray().Select(v => (double)v)],
        _ => [.. tensor.As<float>().ToArray().Select(v => (double)v)],
    };

    public static Dictionary<string, double[]> Numbers(IReadOnlyDictionary<string, HostTensor> tensors) =>
        tensors.ToDictionary(t => t.Key, t => Numbers(t.Value));

    public static Dictionary<string, double[]> Numbers(WeightSet weights) =>
        weights.ToDictionary(w => w.Key, w => w.Value.ToFloats().Select(v => (double)v).ToArray());

    private static void AssertNear(double[] expected, double[] actual, double scale, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var (worst, at) = (0.0, -1);
        for (var i = 0; i < expected.Length; i++)
        {
            var off = Math.Abs(expected[i] - actual[i]) / ((tolerance * (scale + Math.Abs(expected[i]))) + Tiny);
            if (!(off <= worst))
            {
                (worst, at) = (off, i);
            }
        }

        Assert.True(worst <= 1, at < 0 ? what : $"{what}[{at}] is {actual[at]:R}, expected {expected[at]:R}; that is {worst:G3} times what is allowed.");
    }

    private static double RootMeanSquare(double[] values) => Length(values) / Math.Sqrt(values.Length);

    private static double Length(double[] values) => Math.Sqrt(values.Sum(v => v * v));
}
