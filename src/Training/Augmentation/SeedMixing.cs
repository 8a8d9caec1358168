using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Seeds made from seeds and positions: the finaliser of SplitMix64 spreads neighbouring positions over all bits.</summary>
internal static class SeedMixing
{
    public static ulong Mix(ulong seed, ulong position) => new RandomStream(new RandomStream(seed).NextBits() ^ (position * 0xD6E8FEB86659FD93UL)).NextBits();

    public static ulong Mix(ulong seed, ulong first, ulong second, ulong third) => Mix(Mix(Mix(seed, first), second), third);
}
