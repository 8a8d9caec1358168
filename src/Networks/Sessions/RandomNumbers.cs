namespace MLNetVision.Networks.Sessions;

/// <summary>
/// The random numbers of dropout and the randomised rectifier, which every engine draws alike. A number belongs to the seed, the name of the step, how
/// many training steps have been taken, and the place of the element in plain order, row by row ([N, C, H, W]). It depends neither on the order in which
/// elements are computed nor on threads.
/// </summary>
internal static class RandomNumbers
{
    private const ulong Gamma = 0x9E3779B97F4A7C15UL;

    /// <summary>The stream of a step of a network: FNV-1a of its name's letters, then the seed, mixed.</summary>
    public static ulong Stream(ulong seed, string node)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in node)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return Mix(hash ^ Mix(seed + Gamma));
    }

    /// <summary>The key of one training step within a stream.</summary>
    public static ulong Key(ulong stream, long stepsTaken) => Mix(stream + (((ulong)stepsTaken + 1) * Gamma));

    /// <summary>Number <paramref name="index"/> of a key: uniform in [0, 1), 24 random bits.</summary>
    public static float Uniform(ulong key, long index) => (Mix(key + (((ulong)index + 1) * Gamma)) >> 40) * (1f / (1 << 24));

    /// <summary>Whether dropout drops an element.</summary>
    public static bool IsDropped(ulong key, long index, float probability) => Uniform(key, index) < probability;

    /// <summary>The slope that the randomised rectifier has for an element.</summary>
    public static float Slope(ulong key, long index, float lower, float upper) => lower + ((upper - lower) * Uniform(key, index));

    /// <summary>SplitMix64's finaliser (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
