using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>result = tail(f(a, b)), written or added; operands may stretch. The result may lie in the place of an operand that lies as it does.</summary>
internal sealed unsafe class PairLoop<TFunction>(StretchedAxes axes, Tail tail) : LaneWork
    where TFunction : struct, IPairFunction
{
    private const int Block = 8192;

    private readonly int _inner = axes.Sizes[^1];
    private readonly int _strideA = axes.A[^1];
    private readonly int _strideB = axes.B[^1];
    private readonly RepeatedOperand? _repeatedA = RepeatedOperand.Of(axes, axes.A, axes.B);
    private readonly RepeatedOperand? _repeatedB = RepeatedOperand.Of(axes, axes.B, axes.A);
    private float* _a;
    private float* _b;
    private float* _result;
    private long _count;
    private bool _adds;

    public void Run(WorkerPool pool, Floats a, Floats b, Floats result, bool adds = false)
    {
        _a = a.Start;
        _b = b.Start;
        _result = result.Start;
        _count = result.Count;
        _adds = adds;
        _repeatedA?.Repeat(_a);
        _repeatedB?.Repeat(_b);
        pool.Run((int)((_count + Block - 1) / Block), this);
    }

    protected override void Part<T>(int part)
    {
        var end = Math.Min(_count, ((long)part + 1) * Block);
        if ((_repeatedA ?? _repeatedB) is { } repeated)
        {
            Repeating<T>(repeated, (long)part * Block, end);
            return;
        }

        for (var at = (long)part * Block; at < end;)
        {
            var (row, first) = Math.DivRem(at, _inner);
            var count = (nint)Math.Min(_inner - first, end - at);
            var a = _a + axes.OffsetOf(axes.A, row, axes.Sizes.Length - 1) + (first * _strideA);
            var b = _b + axes.OffsetOf(axes.B, row, axes.Sizes.Length - 1) + (first * _strideB);
            Run<T>(a, b, _result + at, count);
            at += count;
        }
    }

    private void Repeating<T>(RepeatedOperand repeated, long from, long end)
        where T : struct, ILanes<T>
    {
        for (var at = from; at < end; at += repeated.Run)
        {
            var a = _repeatedA is null ? _a + at : repeated.From(at);
            var b = _repeatedB is null ? _b + at : repeated.From(at);
            Run<T>(a, b, _result + at, (nint)Math.Min(repeated.Run, end - at));
        }
    }

    private void Run<T>(float* a, float* b, float* result, nint count)
        where T : struct, ILanes<T>
    {
        var whole = _strideA <= 1 && _strideB <= 1 ? count - (count % T.Count) : 0;
        Run<T>(a, b, result, 0, whole);
        Run<Lanes1>(a, b, result, whole, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Take<T>(float* from, nint index, int stride)
        where T : struct, ILanes<T> => stride == 1 ? T.Load(from + index) : T.Spread(from[index * stride]);

    private void Run<T>(float* a, float* b, float* result, nint from, nint to)
        where T : struct, ILanes<T>
    {
        var function = default(TFunction);
        T slope = T.Spread(tail.Slope), least = T.Spread(tail.Least), top = T.Spread(tail.Top);
        var (strideA, strideB, adds) = (_strideA, _strideB, _adds);
        for (var i = from; i < to; i += T.Count)
        {
            var v = function.Value(Take<T>(a, i, strideA), Take<T>(b, i, strideB));
            v = TailFunction.Of(v, slope, least, top);
            (adds ? v + T.Load(result + i) : v).Store(result + i);
        }
    }
}
