using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>A depthwise product with any taps, place by place.</summary>
internal sealed unsafe class PlacedTaps : LaneWork
{
    private const int FloatsOfPart = 32768;

    private readonly TapGeometry _geometry;
    private readonly int[] _taps;
    private readonly int _channels;
    private readonly int _chunk;
    private float* _seen;
    private float* _weights;
    private float* _placed;
    private bool _adds;
    private Finish _finish;

    /// <param name="geometry">Places and taps.</param>
    /// <param name="taps">The weight's tap that each tap of the geometry multiplies with.</param>
    /// <param name="channels">Channels.</param>
    public PlacedTaps(TapGeometry geometry, int[] taps, int channels)
    {
        _geometry = geometry;
        _taps = taps;
        _channels = channels;
        _chunk = Math.Max(1, FloatsOfPart / channels);
    }

    public void Run(WorkerPool pool, Floats seen, Floats weights, Floats placed, bool adds, in Finish finish)
    {
        _seen = seen.Start;
        _weights = weights.Start;
        _placed = placed.Start;
        _adds = adds;
        _finish = finish;
        pool.Run((_geometry.Places + _chunk - 1) / _chunk, this);
    }

    protected override void Part<T>(int part)
    {
        var first = part * _chunk;
        var seen = stackalloc float*[_taps.Length];
        var weights = stackalloc float*[_taps.Length];
        var cursor = new PlaceCursor(_geometry, first);
        for (var place = first; place < Math.Min(_geometry.Places, first + _chunk); place++, cursor.Next())
        {
            var placed = _placed + (cursor.Placed * _channels);
            Pixel<T>(Look(cursor, seen, weights), seen, weights, placed);
            if (!_finish.IsNone)
            {
                _finish.Apply<T>(placed, placed, placed - _placed, 0, _channels);
            }
        }
    }

    /// <summary>The pixels that a place sees, and the weights that they meet.</summary>
    private int Look(in PlaceCursor cursor, float** seen, float** weights)
    {
        var count = 0;
        for (var tap = 0; tap < _taps.Length; tap++)
        {
            if (cursor.Sees(tap))
            {
                seen[count] = _seen + (cursor.SeenBy(tap) * _channels);
                weights[count++] = _weights + ((long)_taps[tap] * _channels);
            }
        }

        return count;
    }

    private void Pixel<T>(int count, float** seen, float** weights, float* placed)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + (4 * T.Count) <= _channels; c += 4 * T.Count)
        {
            T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
            for (var i = 0; i < count; i++)
            {
                float* x = seen[i] + c, w = weights[i] + c;
                s0 = T.MultiplyAdd(T.Load(x), T.Load(w), s0);
                s1 = T.MultiplyAdd(T.Load(x + T.Count), T.Load(w + T.Count), s1);
                s2 = T.MultiplyAdd(T.Load(x + (2 * T.Count)), T.Load(w + (2 * T.Count)), s2);
                s3 = T.MultiplyAdd(T.Load(x + (3 * T.Count)), T.Load(w + (3 * T.Count)), s3);
            }

            Write(s0, placed + c);
            Write(s1, placed + c + T.Count);
            Write(s2, placed + c + (2 * T.Count));
            Write(s3, placed + c + (3 * T.Count));
        }

        for (; c + T.Count <= _channels; c += T.Count)
        {
            Column<T>(count, seen, weights, placed, c);
        }

        for (; c < _channels; c++)
        {
            Column<Lanes1>(count, seen, weights, placed, c);
        }
    }

    private void Column<T>(int count, float** seen, float** weights, float* placed, int channel)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < count; i++)
        {
            sum = T.MultiplyAdd(T.Load(seen[i] + channel), T.Load(weights[i] + channel), sum);
        }

        Write(sum, placed + channel);
    }

    private void Write<T>(T sum, float* to)
        where T : struct, ILanes<T> => (_adds ? sum + T.Load(to) : sum).Store(to);
}
