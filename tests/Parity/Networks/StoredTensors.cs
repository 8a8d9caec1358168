using System.Runtime.InteropServices;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>The outputs of a fixture. A tensor is there whole if it is small, else as its norm, its mean, and samples at places that its name draws.</summary>
internal sealed class StoredTensors(string fixture)
{
    private const int Whole = 48;
    private const int Samples = 32;

    private readonly float[] _data = MemoryMarshal.Cast<byte, float>(Fixtures.Bytes($"networks/{fixture}.bin")).ToArray();

    /// <summary>
    /// Compares with what is stored from <paramref name="at"/> on. A number may be off by the tolerance times (the tensor's root mean square + its own size),
    /// the norm by the tolerance, the mean by the tolerance times the root mean square.
    /// </summary>
    public void AssertNear(string name, int at, ReadOnlySpan<float> actual, double tolerance)
    {
        var stored = _data.AsSpan(at, actual.Length > Whole ? Samples + 2 : actual.Length);
        if (actual.Length <= Whole)
        {
            var scale = Norm(stored) / Math.Sqrt(actual.Length);
            for (var i = 0; i < stored.Length; i++)
            {
                Compare($"{name}[{i}]", stored[i], actual[i], tolerance * (scale + Math.Abs(stored[i])));
            }

            return;
        }

        var rms = stored[0] / Math.Sqrt(actual.Length);
        Compare($"the norm of {name}", stored[0], Norm(actual), tolerance * stored[0]);
        Compare($"the mean of {name}", stored[1], Mean(actual), tolerance * rms);
        var seed = SplitMix.SeedOf(name);
        for (var i = 0; i < Samples; i++)
        {
            var place = (int)(SplitMix.Bits(seed, (ulong)i) % (ulong)actual.Length);
            Compare($"{name}[{place}]", stored[i + 2], actual[place], tolerance * (rms + Math.Abs(stored[i + 2])));
        }
    }

    private static void Compare(string what, double expected, double actual, double allowed)
    {
        // What rounding a stored number to single precision may cost beside the tolerance, zero tensors among it.
        const double Tiny = 1e-9;
        Assert.True(Math.Abs(expected - actual) <= allowed + Tiny, $"{what} is {actual:R}, PyTorch has {expected:R}; {allowed + Tiny:E1} is allowed.");
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
