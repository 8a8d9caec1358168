using MLNetVision.Networks.Engines;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Clouds of points, one a class, that overlap a little; and runs that learn to tell them apart.</summary>
internal static partial class Blobs
{
    public const int Features = 4;
    public const int Classes = 3;

    public static ArrayBatchSource Source(int rows, ulong seed)
    {
        var (points, labels) = (new float[rows * Features], new long[rows]);
        for (var row = 0; row < rows; row++)
        {
            labels[row] = (long)(SplitMix.Bits(seed, (ulong)row) % Classes);
            for (var f = 0; f < Features; f++)
            {
                points[(row * Features) + f] = (2 * SplitMix.Uniform(seed + 1, (ulong)((row * Features) + f))) - 1 + (f == labels[row] ? 1 : 0);
            }
        }

        return new ArrayBatchSource(("input", HostTensor.Of<float>(points, rows, Features)), ("target", HostTensor.Of<long>(labels, rows)));
    }
}
