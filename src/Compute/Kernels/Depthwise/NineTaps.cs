using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>
/// A depthwise product with three rows of three taps. The weights of one vector of channels stay in registers while several lines of places go by, each line
/// with the rows of the picture that the line before has brought into the cache.
/// </summary>
internal sealed unsafe class NineTaps : LaneWork
{
    private const int PartsOfThread = 8;
    private const int LeastLines = 7;
    private const int LeastChannels = 16;

    private readonly TapGeometry _geometry;
    private readonly NineTapLines _shape;
    private readonly int _channels;
    private readonly int _lines;
    private int _linesOfPart;
    private int _channelsOfPart;
    private int _lineParts;
    private float* _seen;
    private float* _weights;
    private float* _placed;
    private bool _adds;
    private Finish _finish;

    public NineTaps(TapGeometry geometry, NineTapLines shape, int channels)
    {
        _geometry = geometry;
        _shape = shape;
        _channels = channels;
        _lines = geometry.Images * geometry.Grid.Height;
    }

    public void Run(WorkerPool pool, Floats seen, Floats weights, Floats placed, bool adds, in Finish finish)
    {
        _seen = seen.Start;
        _weights = weights.Start;
        _placed = placed.Start;
        _adds = adds;
        _finish = finish;
        pool.Run(Split(PartsOfThread * pool.Threads), this);
    }

    protected override void Part<T>(int part)
    {
        var zeroCount = _channels + (2 * _shape.Across * _channels);
        var zeros = stackalloc float[zeroCount];
        new Span<float>(zeros, zeroCount).Clear();
        var first = part % _lineParts * _linesOfPart;
        var count = Math.Min(_lines - first, _linesOfPart);
        var lines = stackalloc TappedLine[count];
        for (var i = 0; i < count; i++)
        {
            lines[i] = LineOf(first + i, zeros);
        }

        var c = part / _lineParts * _channelsOfPart;
        var end = Math.Min(_channels, c + _channelsOfPart);
        for (; c + T.Count <= end; c += T.Count)
        {
            Column<T>(lines, count, c);
        }

        for (; c < end; c++)
        {
            Column<Lanes1>(lines, count, c);
        }
    }

    /// <summary>Parts of a few lines and, where that makes too few of them, of some of the channels.</summary>
    private int Split(int parts)
    {
        _linesOfPart = Math.Max(Math.Min(LeastLines, _lines), (_lines + parts - 1) / parts);
        _lineParts = (_lines + _linesOfPart - 1) / _linesOfPart;
        var columns = (_channels + LeastChannels - 1) / LeastChannels;
        _channelsOfPart = Math.Max(1, columns * _lineParts / parts) * LeastChannels;
        return _lineParts * ((_channels + _channelsOfPart - 1) / _channelsOfPart);
    }

    private TappedLine LineOf(int number, float* zeros)
    {
        var cursor = new PlaceCursor(_geometry, number * _geometry.Grid.Width);
        return new TappedLine(cursor.Placed * _channels, RowOf(cursor, 0, zeros), RowOf(cursor, 3, zeros), RowOf(cursor, 6, zeros));
    }

    private TappedRow RowOf(in PlaceCursor cursor, int place, float* zeros)
    {
        var tap = _shape.Order[place];
        return cursor.SeesRow(tap) ? new TappedRow(_seen + (cursor.SeenBy(tap) * _channels), (nint)_geometry.Stride.X * _channels) : new TappedRow(zeros, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Column<T>(TappedLine* lines, int count, int c)
        where T : struct, ILanes<T>
    {
        var end = new ColumnEnd<T>(_finish, c, _adds);
        T w0 = Weight<T>(0, c), w1 = Weight<T>(1, c), w2 = Weight<T>(2, c), w3 = Weight<T>(3, c), w4 = Weight<T>(4, c);
        T w5 = Weight<T>(5, c), w6 = Weight<T>(6, c), w7 = Weight<T>(7, c), w8 = Weight<T>(8, c);
        nint a = (nint)_shape.Across * _channels, b = 2 * a, step = (nint)_geometry.Step.X * _channels;
        for (var line = lines; line < lines + count; line++)
        {
            float* x = line->Top.Start + c, y = line->Centre.Start + c, z = line->Bottom.Start + c, at = _placed + line->Placed + c;
            nint stepX = line->Top.Step, stepY = line->Centre.Step, stepZ = line->Bottom.Step;
            var residual = end.Residual is null ? null : end.Residual + line->Placed;
            for (var i = _shape.Left; i > 0; i--, x += stepX, y += stepY, z += stepZ, at += step)
            {
                T first = Two(x + a, w1, w2, a), second = Two(y + a, w4, w5, a), third = Two(z + a, w7, w8, a);
                end.Leave(first + (second + third), at, ref residual, step);
            }

            for (var i = _shape.Middle; i > 0; i--, x += stepX, y += stepY, z += stepZ, at += step)
            {
                var first = T.MultiplyAdd(T.Load(x + b), w2, Two(x, w0, w1, a));
                var second = T.MultiplyAdd(T.Load(y + b), w5, Two(y, w3, w4, a));
                var third = T.MultiplyAdd(T.Load(z + b), w8, Two(z, w6, w7, a));
                end.Leave(first + (second + third), at, ref residual, step);
            }

            for (var i = _shape.Right; i > 0; i--, x += stepX, y += stepY, z += stepZ, at += step)
            {
                T first = Two(x, w0, w1, a), second = Two(y, w3, w4, a), third = Two(z, w6, w7, a);
                end.Leave(first + (second + third), at, ref residual, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Weight<T>(int tap, int c)
        where T : struct, ILanes<T> => T.Load(_weights + ((long)_shape.Taps[tap] * _channels) + c);

    /// <summary>Two taps of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Two<T>(float* x, T v, T w, nint across)
        where T : struct, ILanes<T> => T.MultiplyAdd(T.Load(x + across), w, T.Load(x) * v);
}
