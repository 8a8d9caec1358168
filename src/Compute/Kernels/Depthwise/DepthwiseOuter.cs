using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>
/// The gradient of a depthwise weight: gradient[tap, c] (+)= sum over places of seen[pixel that the tap sees, c] * placed[place, c]; first over fixed chunks of
/// places, then over the chunks in double precision.
/// </summary>
internal sealed unsafe class DepthwiseOuter : LaneWork
{
    private const int FloatsOfPart = 65536;

    private readonly TapGeometry _geometry;
    private readonly int _channels;
    private readonly int _chunk;
    private readonly int _chunks;
    private float* _seen;
    private float* _placed;
    private float* _partial;

    public DepthwiseOuter(TapGeometry geometry, int channels)
    {
        _geometry = geometry;
        _channels = channels;
        _chunk = Math.Max(32, FloatsOfPart / channels);
        _chunks = (geometry.Places + _chunk - 1) / _chunk;
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => (long)_chunks * _geometry.Taps * _channels;

    public void Run(WorkerPool pool, Floats seen, Floats placed, Floats gradient, bool adds, Floats scratch)
    {
        _seen = seen.Start;
        _placed = placed.Start;
        _partial = scratch.Start;
        pool.Run(_chunks, this);
        var count = _geometry.Taps * _channels;
        for (var i = 0; i < count; i++)
        {
            var sum = adds ? (double)gradient.Start[i] : 0;
            for (var chunk = 0; chunk < _chunks; chunk++)
            {
                sum += _partial[((long)chunk * count) + i];
            }

            gradient.Start[i] = (float)sum;
        }
    }

    protected override void Part<T>(int part)
    {
        var sums = _partial + ((long)part * _geometry.Taps * _channels);
        new Span<float>(sums, _geometry.Taps * _channels).Clear();
        var cursor = new PlaceCursor(_geometry, part * _chunk);
        var last = Math.Min(_geometry.Places, (part + 1) * _chunk);
        for (var place = part * _chunk; place < last; place++, cursor.Next())
        {
            var placed = _placed + (cursor.Placed * _channels);
            for (var tap = 0; tap < _geometry.Taps; tap++)
            {
                if (cursor.Sees(tap))
                {
                    Accumulate<T>(_seen + (cursor.SeenBy(tap) * _channels), placed, sums + ((long)tap * _channels));
                }
            }
        }
    }

    private void Accumulate<T>(float* seen, float* placed, float* sums)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= _channels; c += T.Count)
        {
            T.MultiplyAdd(T.Load(seen + c), T.Load(placed + c), T.Load(sums + c)).Store(sums + c);
        }

        for (; c < _channels; c++)
        {
            sums[c] += seen[c] * placed[c];
        }
    }
}
