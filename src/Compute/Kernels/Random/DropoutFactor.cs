using System.Runtime.CompilerServices;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Random;

/// <summary>0 with a probability, else 1 / (1 - probability).</summary>
internal readonly struct DropoutFactor(float probability) : IRandomFactor
{
    private readonly float _grown = 1 / (1 - probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ulong key, long index, float seen) => RandomNumbers.IsDropped(key, index, probability) ? 0 : _grown;
}
