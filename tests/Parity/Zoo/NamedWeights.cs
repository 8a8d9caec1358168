using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>
/// Weights that script and test both make: each parameter has a stream of its own, by its name. The Python half is generators/named.py; both give the same
/// bits.
/// </summary>
internal static class NamedWeights
{
    /// <summary>The seed of a name's stream: FNV-1a of the name, mixed with the seed.</summary>
    public static ulong Stream(ulong seed, string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return SplitMix.Bits(seed ^ hash, 0);
    }

    /// <summary>A weight for each parameter.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The seed of all streams.</param>
    /// <param name="variance">What running variances lie around.</param>
    public static WeightSet Of(Network network, ulong seed, float variance) =>
        new(network.Parameters.Select(p => KeyValuePair.Create(p.Name, Of(p, Stream(seed, p.Name), variance))));

    /// <summary>The places of 32 numbers of a value with so many.</summary>
    public static int[] Samples(ulong seed, string name, int count) =>
        [.. Enumerable.Range(0, 32).Select(i => (int)(SplitMix.Bits(Stream(seed, name), (ulong)i) % (ulong)count))];

    private static Weight Of(Parameter parameter, ulong stream, float variance)
    {
        var values = new float[parameter.Count];
        var shape = parameter.Spec.Shape;
        var bound = (float)Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (product, d) => product * d.Size));
        for (var i = 0; i < values.Length; i++)
        {
            var u = SplitMix.Uniform(stream, (ulong)i);
            values[i] = (shape.Rank, parameter.Spec.Name) switch
            {
                ( > 1, _) => ((2 * u) - 1) * bound,
                (_, "running_var") => (u + 0.5f) * variance,
                (_, "weight") => u + 0.5f,
                _ => (u - 0.5f) * 0.2f,
            };
        }

        return Weight.Of(shape, values);
    }
}
