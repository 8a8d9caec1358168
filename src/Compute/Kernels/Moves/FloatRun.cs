using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Moves;

/// <summary>A stretch of numbers copied to another, or added to it. Copies keep all bits, so that whole numbers may be moved as well.</summary>
internal static unsafe class FloatRun
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move(float* from, float* to, long count, bool adds)
    {
        if (!adds)
        {
            Unsafe.CopyBlockUnaligned(to, from, checked((uint)(count * sizeof(float))));
            return;
        }

        switch (LaneWidth.Floats)
        {
            case 16:
                Add<Lanes512>(from, to, count);
                break;
            case 8:
                Add<Lanes256>(from, to, count);
                break;
            default:
                Add<Lanes128>(from, to, count);
                break;
        }
    }

    private static void Add<T>(float* from, float* to, long count)
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
