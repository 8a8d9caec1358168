using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// Panels of a weight seen from its inputs: from [panel of outputs][tap][input][lane] to [panel of inputs][chosen tap][output][lane], as gradients with respect
/// to inputs multiply with.
/// </summary>
internal sealed unsafe class PanelTranspose(int outputs, int inputs, int taps, int[] chosen) : IParallelWork
{
    private float* _from;
    private float* _to;

    /// <summary>Floats of the result.</summary>
    public long Count => (long)Panels * chosen.Length * outputs * LaneWidth.Panel;

    private int Panels { get; } = (inputs + LaneWidth.Panel - 1) / LaneWidth.Panel;

    public void Run(WorkerPool pool, Floats from, Floats to)
    {
        _from = from.Start;
        _to = to.Start;
        pool.Run(Panels * chosen.Length, this);
    }

    void IParallelWork.Run(int part)
    {
        var width = LaneWidth.Panel;
        var first = part / chosen.Length * width;
        var lanes = Math.Min(width, inputs - first);
        var to = _to + ((long)part * outputs * width);
        if (lanes < width)
        {
            new Span<float>(to, outputs * width).Clear();
        }

        for (var block = 0; block < outputs; block += width)
        {
            var from = _from + ((((long)block / width * taps) + chosen[part % chosen.Length]) * inputs * width) + ((long)first * width);
            var count = Math.Min(width, outputs - block);
            Transpose(from, to + ((long)block * width), width, lanes, count);
        }
    }

    /// <summary>to[o][lane] = from[lane][o] for rows of one width: squares of four, then what is left over.</summary>
    private static void Transpose(float* from, float* to, int width, int lanes, int count)
    {
        var (wholeLanes, whole) = (lanes / 4 * 4, count / 4 * 4);
        for (var lane = 0; lane < wholeLanes; lane += 4)
        {
            for (var o = 0; o < whole; o += 4)
            {
                TransposeFour(from + (lane * width) + o, to + (o * width) + lane, width);
            }
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            for (var o = lane < wholeLanes ? whole : 0; o < count; o++)
            {
                to[(o * width) + lane] = from[(lane * width) + o];
            }
        }
    }

    private static void TransposeFour(float* from, float* to, int width)
    {
        var (a, b) = (Vector128.Load(from), Vector128.Load(from + width));
        var (c, d) = (Vector128.Load(from + (2 * width)), Vector128.Load(from + (3 * width)));
        var (acLow, acHigh) = (Interleave(a, c, low: true), Interleave(a, c, low: false));
        var (bdLow, bdHigh) = (Interleave(b, d, low: true), Interleave(b, d, low: false));
        Interleave(acLow, bdLow, low: true).Store(to);
        Interleave(acLow, bdLow, low: false).Store(to + width);
        Interleave(acHigh, bdHigh, low: true).Store(to + (2 * width));
        Interleave(acHigh, bdHigh, low: false).Store(to + (3 * width));
    }

    /// <summary>The lower or upper halves of both, by turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> a, Vector128<float> b, [ConstantExpected] bool low)
    {
        if (Sse.IsSupported)
        {
            return low ? Sse.UnpackLow(a, b) : Sse.UnpackHigh(a, b);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return low ? AdvSimd.Arm64.ZipLow(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
        }

        return low ? Vector128.Create(a[0], b[0], a[1], b[1]) : Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}
