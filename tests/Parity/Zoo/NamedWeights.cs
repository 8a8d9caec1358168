using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>
/// Weights that script and test both make: each parameter has a stream of its own, by its name. The Python half is generators/named.py; both give the same
/// bits.
/// </summary>
internal static class NamedWeights
{
    /// <summary>The seed of a name's stream: FNV-1a of the name, mixed with the seed.</summary>
    public static ulong Stream(ulong seed, string name) => SplitMix.Bits(seed ^ SplitMix.SeedOf(name), 0);

    /// <summary>A weight for each parameter.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The seed of all streams.</param>
    /// <param name="variance">What running variances lie around.</param>
    /// <param name="nameOf">What the reference calls a parameter, where that is not what the network calls it.</param>
    public static WeightSet Of(Network network, ulong seed, float variance, Func<string, string>? nameOf = null) =>
        new(network.Parameters.Select(p => (Parameter: p, Name: nameOf?.Invoke(p.Name) ?? p.Name))
            .Select(p => KeyValuePair.Create(p.Name, Of(p.Parameter, Stream(seed, p.Name), variance))));

    /// <summary>The places of 32 numbers of a value with so many.</summary>
    public static int[] Samples(ulong seed, string name, int count) =>
        [.. Enumerable.Range(0, 32).Select(i => (int)(SplitMix.Bits(Stream(seed, name), (ulong)i) % (ulong)count))];

    /// <summary>Numbers of -1 to 1 for the input of a network.</summary>
    public static HostTensor Pictures(ulong seed, params ReadOnlySpan<int> dims)
    {
        var pictures = new HostTensor(DType.Float32, dims);
        Fill(pictures.As<float>(), Stream(seed, "input"), 2, -1, 1);
        return pictures;
    }

    private static Weight Of(Parameter parameter, ulong stream, float variance)
    {
        var shape = parameter.Spec.Shape;
        var bytes = new byte[parameter.Count * sizeof(float)];
        var bound = (float)Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (product, d) => product * d.Size));
        var (factor, shift, scale) = (shape.Rank, parameter.Spec.Name) switch
        {
            ( > 1, _) => (2f, -1f, bound),
            (_, "running_var") => (1f, 0.5f, variance),
            (_, "weight") => (1f, 0.5f, 1f),
            _ => (1f, -0.5f, 0.2f),
        };
        Fill(MemoryMarshal.Cast<byte, float>(bytes.AsSpan()), stream, factor, shift, scale);
        return new Weight(DType.Float32, shape, bytes);
    }

    /// <summary>(factor u + shift) scale, u the stream's numbers; the order of operations is the script's.</summary>
    private static void Fill(Span<float> values, ulong stream, float factor, float shift, float scale)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((factor * SplitMix.Uniform(stream, (ulong)i)) + shift) * scale;
        }
    }
}
