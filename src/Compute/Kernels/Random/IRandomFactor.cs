using System.Runtime.CompilerServices;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Random;

/// <summary>What a number is multiplied with, by a draw that belongs to its place.</summary>
internal interface IRandomFactor
{
    /// <param name="key">The key of the step's draws.</param>
    /// <param name="index">The place of the number in plain order.</param>
    /// <param name="seen">The number, or what it has become: both have one sign.</param>
    float Of(ulong key, long index, float seen);
}

/// <summary>0 with a probability, else 1 / (1 - probability).</summary>
internal readonly struct DropoutFactor(float probability) : IRandomFactor
{
    private readonly float _grown = 1 / (1 - probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ulong key, long index, float seen) => RandomNumbers.IsDropped(key, index, probability) ? 0 : _grown;
}

/// <summary>1 above 0, elsewhere a slope between two limits.</summary>
internal readonly struct RandomSlope(float lower, float upper) : IRandomFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ulong key, long index, float seen) => seen > 0 ? 1 : RandomNumbers.Slope(key, index, lower, upper);
}
