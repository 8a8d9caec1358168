using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Moves;

/// <summary>
/// Numbers with their axes in another order. Axes of one place go and axes that stay neighbours become one; then the last axis is either also the source's
/// last, and runs are copied, or it and the source's last span planes that are turned tile by tile.
/// </summary>
internal sealed unsafe class Permutation : LaneWork
{
    private const int Tile = 16;
    private const int BlockFloats = 16384;

    private readonly int[] _sizes;
    private readonly long[] _fromStrides;
    private readonly long[] _toStrides;
    private readonly int _width;
    private readonly int _height;
    private readonly long _widthStride;
    private readonly long _heightStride;
    private readonly int _planes;
    private readonly int _blockHeight;
    private readonly int _blocks;
    private readonly int _planesOfPart;
    private float* _from;
    private float* _to;
    private bool _adds;

    /// <param name="sizes">The sizes of the source, outermost first.</param>
    /// <param name="order">Which axis of the source each axis of the result is.</param>
    public Permutation(ReadOnlySpan<int> sizes, ReadOnlySpan<int> order)
    {
        var axes = Merge(sizes, order);
        var turned = axes[^1].From != 1;
        var unit = axes.FindIndex(a => a.From == 1);
        (_width, _widthStride) = (axes[^1].Size, axes[^1].From);
        (_height, _heightStride) = turned ? (axes[unit].Size, axes[unit].To) : (1, 0);
        var outer = axes.Where((_, i) => i != axes.Count - 1 && (!turned || i != unit)).ToArray();
        _sizes = [.. outer.Select(a => a.Size)];
        _fromStrides = [.. outer.Select(a => a.From)];
        _toStrides = [.. outer.Select(a => a.To)];
        _planes = _sizes.Aggregate(1, (product, size) => product * size);
        _blockHeight = Math.Min(_height, (Math.Max(1, BlockFloats / _width) + Tile - 1) / Tile * Tile);
        _blocks = (_height + _blockHeight - 1) / _blockHeight;
        _planesOfPart = _blocks > 1 ? 1 : Math.Max(1, (int)(BlockFloats / ((long)_height * _width)));
    }

    public void Run(WorkerPool pool, Floats from, Floats to, bool adds)
    {
        _from = from.Start;
        _to = to.Start;
        _adds = adds;
        pool.Run(_blocks > 1 ? _planes * _blocks : (_planes + _planesOfPart - 1) / _planesOfPart, this);
    }

    protected override void Part<T>(int part)
    {
        if (_blocks > 1)
        {
            Plane<T>(part / _blocks, part % _blocks * _blockHeight);
            return;
        }

        for (var plane = part * _planesOfPart; plane < Math.Min(_planes, (part + 1) * _planesOfPart); plane++)
        {
            Plane<T>(plane, 0);
        }
    }

    /// <summary>
    /// The axes of the result that have more than one place, neighbours of the source joined, with their strides in the source and in the result.
    /// </summary>
    private static List<(int Size, long From, long To)> Merge(ReadOnlySpan<int> sizes, ReadOnlySpan<int> order)
    {
        var strides = new long[sizes.Length];
        var stride = 1L;
        for (var axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }

        var (axes, to) = (new List<(int Size, long From, long To)>(), 1L);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var (size, from) = (sizes[order[i]], strides[order[i]]);
            if (size > 1 && axes.Count > 0 && from == axes[0].From * axes[0].Size)
            {
                axes[0] = (size * axes[0].Size, axes[0].From, axes[0].To);
            }
            else if (size > 1)
            {
                axes.Insert(0, (size, from, to));
            }

            to *= size;
        }

        return axes.Count > 0 ? axes : [(1, 1, 1)];
    }

    private void Plane<T>(int plane, int top)
        where T : struct, ILanes<T>
    {
        float* from = _from, to = _to;
        for (var (axis, rest) = (_sizes.Length - 1, plane); axis >= 0; rest /= _sizes[axis], axis--)
        {
            from += rest % _sizes[axis] * _fromStrides[axis];
            to += rest % _sizes[axis] * _toStrides[axis];
        }

        if (_height == 1 && _widthStride == 1)
        {
            FloatRun.Move<T>(from, to, _width, _adds);
            return;
        }

        var bottom = Math.Min(_height, top + _blockHeight);
        for (var y0 = top; y0 < bottom; y0 += Tile)
        {
            for (var x0 = 0; x0 < _width; x0 += Tile)
            {
                Turn(from, to, y0, Math.Min(bottom, y0 + Tile), x0, Math.Min(_width, x0 + Tile));
            }
        }
    }

    private void Turn(float* from, float* to, int y0, int y1, int x0, int x1)
    {
        for (var y = y0; y < y1; y++)
        {
            var line = to + (y * _heightStride);
            for (var x = x0; x < x1; x++)
            {
                var value = from[(x * _widthStride) + y];
                line[x] = _adds ? line[x] + value : value;
            }
        }
    }
}
