namespace MLNetVision.Networks.Initialisers;

/// <summary>A counter-based stream: value i is SplitMix64's finaliser of seed + (i + 1) * 0x9E3779B97F4A7C15 (Steele, Lea, Flood 2014).</summary>
public struct RandomStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>
    /// A stream of its own for a name, so that adding a layer does not change how the others start (FNV-1a of the name, mixed with the seed).
    /// </summary>
    public static RandomStream ForName(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return new RandomStream(new RandomStream(seed ^ hash).NextBits());
    }

    /// <summary>A seed made from a seed and a position, for a stream of its own: neighbouring positions are spread over all bits.</summary>
    public static ulong SeedAt(ulong seed, ulong position) =>
        new RandomStream(new RandomStream(seed).NextBits() ^ (position * 0xD6E8FEB86659FD93UL)).NextBits();

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 random bits.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box and Muller's transform; two uniforms a number.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>A whole number from 0 below a limit, by Lemire's multiplication (2019); the rare biased draws are drawn again.</summary>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var threshold = unchecked((uint)-limit) % (uint)limit;
        while (true)
        {
            var product = (ulong)(uint)(NextBits() >> 32) * (uint)limit;
            if ((uint)product >= threshold)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>Brings items into a random order, each of them equally likely: Fisher and Yates' shuffle, from the back.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
