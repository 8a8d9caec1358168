using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Moves;

/// <summary>A stretch of numbers copied to another, or added to it. Copies keep all bits, so that whole numbers may be moved as well.</summary>
internal static unsafe class FloatRun
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move<T>(float* from, float* to, long count, bool adds)
        where T : struct, ILanes<T>
    {
        if (adds)
        {
            Add<T>(from, to, count);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(to, from, checked((uint)(count * sizeof(float))));
        }
    }

    /// <summary>to = to + from.</summary>
    public static void Add<T>(float* from, float* to, long count)
        where T : struct, ILanes<T>
    {
        var i = 0L;
        for (; i + T.Count <= count; i += T.Count)
        {
            (T.Load(to + i) + T.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }
}
