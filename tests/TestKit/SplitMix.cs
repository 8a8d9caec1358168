namespace MLNetVision.Tests.TestKit;

/// <summary>
/// The counter-based generator of every fixture: value i of a stream is SplitMix64's finaliser of seed + (i + 1) * 0x9E3779B97F4A7C15.
/// The Python half is tests/Parity/generators/splitmix.py; both give the same bits, so a fixture stores outputs only.
/// </summary>
public static class SplitMix
{
    /// <summary>Value <paramref name="index"/> of stream <paramref name="seed"/>.</summary>
    public static ulong Bits(ulong seed, ulong index)
    {
        var z = seed + ((index + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A uniform number in [0, 1) with 24 random bits, exact in single precision.</summary>
    public static float Uniform(ulong seed, ulong index) => (Bits(seed, index) >> 40) * (1f / (1 << 24));

    /// <summary>The stream that belongs to a name: FNV-1a of its letters.</summary>
    public static ulong SeedOf(string name)
    {
        var seed = 0xCBF29CE484222325UL;
        foreach (var letter in name)
        {
            seed = (seed ^ letter) * 0x100000001B3UL;
        }

        return seed;
    }

    /// <summary>Bytes of a stream, each the top eight bits of its value.</summary>
    public static byte[] Bytes(ulong seed, int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)(Bits(seed, (ulong)i) >> 56);
        }

        return bytes;
    }
}
