using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels;

/// <summary>[N, C, places] to [N, places, C] and back, by blocks of places.</summary>
internal sealed unsafe class ChannelOrder : IParallelWork
{
    private const int FloatsOfPart = 16384;
    private const int Tile = 16;

    private float* _from;
    private float* _to;
    private int _channels;
    private int _places;
    private int _block;
    private int _blocks;
    private bool _toLast;
    private bool _adds;

    /// <summary>From the caller's numbers in plain order.</summary>
    public void ToLast(WorkerPool pool, ReadOnlySpan<float> plain, Floats last, ReadOnlySpan<int> dims)
    {
        fixed (float* from = plain)
        {
            Run(pool, new Floats(from, plain.Length), last, dims, toLast: true, adds: false);
        }
    }

    /// <summary>To the caller's numbers in plain order.</summary>
    public void ToPlain(WorkerPool pool, Floats last, Span<float> plain, ReadOnlySpan<int> dims)
    {
        fixed (float* to = plain)
        {
            Run(pool, last, new Floats(to, plain.Length), dims, toLast: false, adds: false);
        }
    }

    /// <summary>Brings numbers into the other order, or adds them to what is there.</summary>
    public void Run(WorkerPool pool, Floats from, Floats to, ReadOnlySpan<int> dims, bool toLast, bool adds)
    {
        _from = from.Start;
        _to = to.Start;
        _channels = dims[1];
        _places = Places(dims);
        _block = Math.Max(Tile, FloatsOfPart / _channels);
        _blocks = (_places + _block - 1) / _block;
        _toLast = toLast;
        _adds = adds;
        pool.Run(dims[0] * _blocks, this);
    }

    void IParallelWork.Run(int part)
    {
        var first = part % _blocks * _block;
        var count = Math.Min(_block, _places - first);
        var image = (long)(part / _blocks) * _channels * _places;
        var (plain, last) = (image + first, image + ((long)first * _channels));
        if (_toLast)
        {
            Transpose(_from + plain, _places, _to + last, _channels, _channels, count);
        }
        else
        {
            Transpose(_from + last, _channels, _to + plain, _places, count, _channels);
        }
    }

    /// <summary>target[x, y] (+)= source[y, x], rows as far apart as the strides say.</summary>
    private void Transpose(float* source, int sourceStride, float* target, int targetStride, int height, int width)
    {
        if (height == 3 && !_adds)
        {
            Interleave(source, sourceStride, target, targetStride, width);
            return;
        }

        for (var y0 = 0; y0 < height; y0 += Tile)
        {
            var rows = Math.Min(Tile, height - y0);
            for (var x0 = 0; x0 < width; x0 += Tile)
            {
                var columns = Math.Min(Tile, width - x0);
                TransposeTile(source + ((long)y0 * sourceStride) + x0, sourceStride, target + ((long)x0 * targetStride) + y0, targetStride, rows, columns);
            }
        }
    }

    private void TransposeTile(float* source, int sourceStride, float* target, int targetStride, int rows, int columns)
    {
        for (var x = 0; x < columns; x++, source++, target += targetStride)
        {
            var from = source;
            if (_adds)
            {
                for (var y = 0; y < rows; y++, from += sourceStride)
                {
                    target[y] += *from;
                }
            }
            else
            {
                for (var y = 0; y < rows; y++, from += sourceStride)
                {
                    target[y] = *from;
                }
            }
        }
    }

    /// <summary>Pictures in colour.</summary>
    private static void Interleave(float* source, int sourceStride, float* target, int targetStride, int width)
    {
        float* second = source + sourceStride, third = second + sourceStride;
        for (var x = 0; x < width; x++, target += targetStride)
        {
            target[0] = source[x];
            target[1] = second[x];
            target[2] = third[x];
        }
    }

    /// <summary>How many places there are behind the channels.</summary>
    private static int Places(ReadOnlySpan<int> dims)
    {
        var places = 1;
        foreach (var dim in dims[2..])
        {
            places *= dim;
        }

        return places;
    }
}
