namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>
/// Random numbers of one scene: SplitMix64, of which a stream is a seed and what it is used for. Only + - * / and square roots follow, so all machines agree.
/// </summary>
internal sealed class SceneNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The stream of a scene's number, an attempt, a layer ...: every part gives another stream.</summary>
    public static ulong Stream(ulong seed, params ReadOnlySpan<int> parts)
    {
        foreach (var part in parts)
            seed = Mix(seed ^ Mix((ulong)(uint)part + 0x632BE59BD9B4E019UL));

        return seed;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-24.</summary>
    public float Next() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>A number between two.</summary>
    public float Between(float low, float high) => low + ((high - low) * Next());

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() * count);

    /// <summary>True so often.</summary>
    public bool Chance(float share) => Next() < share;

    private ulong Bits() => Mix(_state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
