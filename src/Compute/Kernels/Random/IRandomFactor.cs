namespace MLNetVision.Compute.Kernels.Random;

/// <summary>What a number is multiplied with, by a draw that belongs to its place.</summary>
internal interface IRandomFactor
{
    /// <param name="key">The key of the step's draws.</param>
    /// <param name="index">The place of the number in plain order.</param>
    /// <param name="seen">The number, or what it has become: both have one sign.</param>
    float Of(ulong key, long index, float seen);
}
