using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>
/// The gradient of an operand that stretches: the sum, over the elements that each of its own has become, of the result's gradient, times the other operand
/// where that is a factor. Sums are made over fixed blocks, then over the blocks in double precision.
/// </summary>
internal sealed unsafe class StretchSum : LaneWork
{
    private const int Block = 512;
    private const int Chunk = 64;
    private const int PartFloats = 16384;

    private readonly Axis[] _kept;
    private readonly Axis[] _summed;
    private readonly bool _keepsInner;
    private readonly Axis _inner;
    private readonly int _rowsKept;
    private readonly int _chunks;
    private readonly int _blocks;
    private readonly int _items;
    private readonly int _itemsOfPart;
    private float* _gradient;
    private float* _other;
    private float* _partial;

    /// <param name="axes">The axes of the result.</param>
    /// <param name="own">The operand's own steps along them.</param>
    /// <param name="other">The other operand's.</param>
    public StretchSum(StretchedAxes axes, int[] own, int[] other)
    {
        var all = AxesOf(axes.Sizes, own, other);
        _inner = all[^1];
        _keepsInner = own[^1] != 0;
        _kept = [.. all.Where(a => a.Own != 0)];
        _summed = [.. all.Where(a => a.Own == 0).DefaultIfEmpty(new Axis(1, 0, 0, 0))];
        Kept = _kept.Aggregate(1, (count, a) => count * a.Size);
        Summed = _summed.Aggregate(1L, (count, a) => count * a.Size);
        _rowsKept = _keepsInner ? Kept / _inner.Size : Kept;
        _chunks = _keepsInner ? (_inner.Size + Chunk - 1) / Chunk : 1;
        _blocks = (int)((Summed + Block - 1) / Block);
        _items = _blocks * _rowsKept * _chunks;
        var itemFloats = Math.Min(Summed, Block) * (_keepsInner ? Math.Min(Chunk, _inner.Size) : 1);
        _itemsOfPart = (int)Math.Max(1, PartFloats / itemFloats);
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => (long)_blocks * Kept;

    private int Kept { get; }

    private long Summed { get; }

    /// <param name="pool">The threads.</param>
    /// <param name="gradient">The result's gradient.</param>
    /// <param name="other">The other factor, or empty.</param>
    /// <param name="sign">1 or -1, which the sums are multiplied with.</param>
    /// <param name="to">The operand's gradient.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    /// <param name="scratch">Memory for the sums of blocks.</param>
    public void Run(WorkerPool pool, Floats gradient, Floats other, int sign, Floats to, bool adds, Floats scratch)
    {
        _gradient = gradient.Start;
        _other = other.IsEmpty ? null : other.Start;
        _partial = scratch.Start;
        pool.Run((_items + _itemsOfPart - 1) / _itemsOfPart, this);
        for (var i = 0; i < Kept; i++)
        {
            var sum = 0.0;
            for (var block = 0; block < _blocks; block++)
            {
                sum += _partial[((long)block * Kept) + i];
            }

            ref var place = ref to.Start[Place(_kept, i).Own];
            place = (float)((adds ? place : 0) + (sign * sum));
        }
    }

    protected override void Part<T>(int part)
    {
        var end = Math.Min(_items, (part + 1) * _itemsOfPart);
        for (var item = part * _itemsOfPart; item < end; item++)
        {
            var (rest, chunk) = Math.DivRem(item, _chunks);
            var (block, row) = Math.DivRem(rest, _rowsKept);
            var to = _partial + ((long)block * Kept);
            if (_keepsInner)
            {
                SumRows<T>(block, row, chunk * Chunk, to + ((long)row * _inner.Size));
            }
            else
            {
                to[row] = SumAlong<T>(block, row);
            }
        }
    }

    private static Axis[] AxesOf(int[] sizes, int[] own, int[] other)
    {
        var axes = new Axis[sizes.Length];
        var stride = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            axes[i] = new Axis(sizes[i], stride, own[i], other[i]);
            stride *= sizes[i];
        }

        return axes;
    }

    /// <summary>Where an index that counts through some axes lies in the result, the operand and the other operand.</summary>
    private static (long Result, long Own, long Other) Place(ReadOnlySpan<Axis> axes, long index)
    {
        long result = 0, own = 0, other = 0;
        for (var i = axes.Length - 1; i >= 0; i--)
        {
            (index, var at) = Math.DivRem(index, axes[i].Size);
            result += at * axes[i].Result;
            own += at * axes[i].Own;
            other += at * axes[i].Other;
        }

        return (result, own, other);
    }

    /// <summary>Sums of neighbouring elements over a block, each lane one of them.</summary>
    private void SumRows<T>(int block, int row, int first, float* to)
        where T : struct, ILanes<T>
    {
        var end = Math.Min(_inner.Size, first + Chunk);
        var start = Place(_kept.AsSpan(0, _kept.Length - 1), row);
        var i = first;
        for (; i + T.Count <= end && (_other is null || _inner.Other <= 1); i += T.Count)
        {
            SumOver<T>(block, start.Result + i, start.Other + (i * _inner.Other), _inner.Other != 0).Store(to + i);
        }

        for (; i < end; i++)
        {
            SumOver<Lanes1>(block, start.Result + i, start.Other + (i * _inner.Other), loads: true).Store(to + i);
        }
    }

    private T SumOver<T>(int block, long result, long other, bool loads)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        var end = Math.Min(Summed, (block + 1L) * Block);
        var along = _summed[^1];
        for (var at = (long)block * Block; at < end;)
        {
            var place = Place(_summed, at);
            var count = Math.Min(along.Size - (at % along.Size), end - at);
            float* g = _gradient + result + place.Result, o = _other + other + place.Other;
            for (var i = 0L; i < count; i++, g += along.Result, o += along.Other)
            {
                var value = T.Load(g);
                sum = _other is null ? sum + value : T.MultiplyAdd(value, loads ? T.Load(o) : T.Spread(*o), sum);
            }

            at += count;
        }

        return sum;
    }

    /// <summary>The sum of one element over a block, whose elements are neighbours in runs.</summary>
    private float SumAlong<T>(int block, int row)
        where T : struct, ILanes<T>
    {
        var lanes = T.Zero;
        var single = Lanes1.Zero;
        var start = Place(_kept, row);
        var end = Math.Min(Summed, (block + 1L) * Block);
        for (var at = (long)block * Block; at < end;)
        {
            var place = Place(_summed, at);
            var count = Math.Min(_inner.Size - (at % _inner.Size), end - at);
            float* g = _gradient + start.Result + place.Result, o = _other + start.Other + place.Other;
            var whole = _other is null || _inner.Other <= 1 ? count - (count % T.Count) : 0;
            lanes = SumRun(g, o, 0, whole, lanes);
            single = SumRun(g, o, whole, count, single);
            at += count;
        }

        return T.Sum(lanes) + Lanes1.Sum(single);
    }

    private T SumRun<T>(float* gradient, float* other, long from, long to, T sum)
        where T : struct, ILanes<T>
    {
        for (var i = from; i < to; i += T.Count)
        {
            var value = T.Load(gradient + i);
            sum = _other is null ? sum + value
                : T.MultiplyAdd(value, _inner.Other == 1 ? T.Load(other + i) : T.Spread(other[i * _inner.Other]), sum);
        }

        return sum;
    }

    /// <summary>An axis of the result, and the steps along it in the result and in both operands.</summary>
    private readonly record struct Axis(int Size, long Result, long Own, long Other);
}
