using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Seeds made from seeds and positions.</summary>
internal static class SeedMixing
{
    public static ulong Mix(ulong seed, ulong position) => RandomStream.SeedAt(seed, position);

    public static ulong Mix(ulong seed, ulong first, ulong second, ulong third) => Mix(Mix(Mix(seed, first), second), third);
}
