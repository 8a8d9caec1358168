using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Oracle.Ops;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>
/// to[region, row, column, c]: the largest pixel of a cell, 0 where it has none. What is not a number is larger than all. A part is a region.
/// </summary>
/// <param name="op">The cells and the scale of the regions.</param>
/// <param name="channels">Of the pictures.</param>
/// <param name="height">Of the pictures.</param>
/// <param name="width">Of the pictures.</param>
internal sealed unsafe class RoiLargest(RoiMaxPool op, int channels, int height, int width) : LaneWork
{
    private float* _pictures;
    private float* _regions;
    private int* _numbers;
    private float* _result;

    public void Run(WorkerPool pool, int regions, Floats pictures, Floats places, Floats numbers, Floats to)
    {
        _pictures = pictures.Start;
        _regions = places.Start;
        _numbers = (int*)numbers.Start;
        _result = to.Start;
        pool.Run(regions, this);
    }

    /// <summary>Where a region lies; false if a corner is no number or too far away.</summary>
    public bool TryPlace(ReadOnlySpan<float> region, out WholeReach down, out WholeReach across)
    {
        down = default;
        return WholeReach.TryCreate((double)region[0] * op.Scale, (double)region[2] * op.Scale, op.Output.Width, width, out across)
            && WholeReach.TryCreate((double)region[1] * op.Scale, (double)region[3] * op.Scale, op.Output.Height, height, out down);
    }

    protected override void Part<T>(int part)
    {
        if (!TryPlace(new(_regions + (4L * part), 4), out var down, out var across))
            return;

        var picture = _pictures + ((long)_numbers[part] * down.Size * across.Size * channels);
        var to = _result + ((long)part * down.Cells * across.Cells * channels);
        for (var row = 0; row < down.Cells; row++)
        {
            var (top, bottom) = down.Cell(row);
            for (var column = 0; column < across.Cells; column++, to += channels)
            {
                var (left, right) = across.Cell(column);
                if (top == bottom || left == right)
                {
                    new Span<float>(to, channels).Clear();
                }
                else
                {
                    Cell<T>(picture + ((((long)top * across.Size) + left) * channels), bottom - top, right - left, across.Size, to);
                }
            }
        }
    }

    private void Cell<T>(float* from, int height, int width, int stride, float* to)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= channels; c += T.Count)
        {
            var best = T.Load(from + c);
            for (var y = 0; y < height; y++)
            {
                var pixel = from + ((long)y * stride * channels) + c;
                for (var x = 0; x < width; x++, pixel += channels)
                    best = T.IfEqual(best, best, T.Max(best, T.Load(pixel)), best);
            }

            best.Store(to + c);
        }

        for (; c < channels; c++)
            to[c] = One(from + c, height, width, stride);
    }

    private float One(float* from, int height, int width, int stride)
    {
        var best = *from;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                best = MathF.Max(best, from[(((long)y * stride) + x) * channels]);
        }

        return best;
    }
}
