using MLNetVision.Compute.Memory;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>Numbers with a mean of 0 and a variance of 1, about: as normalised activations are.</summary>
internal static class Pattern
{
    /// <summary>A prime, so that rows of pictures do not repeat.</summary>
    private const int Period = 65521;

    private const int Seed = 1;

    /// <summary>Half the width of a uniform distribution with a variance of 1: the root of 3.</summary>
    private const float Reach = 1.7320508f;

    public static void Fill(Floats floats)
    {
        var random = new Random(Seed);
        var pattern = new float[Math.Min(Period, floats.Count)];
        for (var i = 0; i < pattern.Length; i++)
        {
            pattern[i] = Reach * ((2 * random.NextSingle()) - 1);
        }

        for (var start = 0L; start < floats.Count; start += Period)
        {
            var count = Math.Min(Period, floats.Count - start);
            pattern.AsSpan(0, (int)count).CopyTo(floats.Slice(start, count).Span);
        }
    }
}
