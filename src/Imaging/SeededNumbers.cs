namespace MLNetVision.Imaging;

/// <summary>
/// Random numbers by their index: number i is SplitMix64's finaliser of seed + (i + 1) * 0x9E3779B97F4A7C15, so that the order of use does not matter.
/// </summary>
internal readonly struct SeededNumbers(ulong seed)
{
    /// <summary>A number in [0, 1), a multiple of 2^-24.</summary>
    public float Uniform(ulong index) => (Bits(index) >> 40) * (1f / (1 << 24));

    /// <summary>A normally distributed number (Box and Muller), from the uniform numbers 2 * index and 2 * index + 1.</summary>
    public float Normal(ulong index)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - (double)Uniform(2 * index)));
        return (float)(radius * Math.Cos(2 * Math.PI * Uniform((2 * index) + 1)));
    }

    private ulong Bits(ulong index)
    {
        var z = seed + ((index + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
