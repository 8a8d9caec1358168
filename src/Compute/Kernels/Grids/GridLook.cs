using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>to[n, place, c]: the four pixels around a place of the grid, weighted by how near they are. A part is a row of a grid.</summary>
internal sealed unsafe class GridLook(GridShape shape) : GridWork(shape)
{
    public void Run(WorkerPool pool, Floats picture, Floats grid, Floats to)
    {
        Bind(picture, grid, to);
        pool.Run(Shape.Pictures * Shape.GridHeight, this);
    }

    protected override void Part<T>(int part)
    {
        var channels = Shape.Channels;
        var picture = Picture + ((long)(part / Shape.GridHeight) * Shape.Height * Shape.Width * channels);
        var first = (long)part * Shape.GridWidth;
        for (var place = first; place < first + Shape.GridWidth; place++)
        {
            var at = Find(place);
            var to = Result + (place * channels);
            new Span<float>(to, channels).Clear();
            Add<T>(picture, at.TopLeft, (1 - at.X) * (1 - at.Y), to);
            Add<T>(picture, at.TopRight, at.X * (1 - at.Y), to);
            Add<T>(picture, at.BottomLeft, (1 - at.X) * at.Y, to);
            Add<T>(picture, at.BottomRight, at.X * at.Y, to);
        }
    }

    private void Add<T>(float* picture, int pixel, float share, float* to)
        where T : struct, ILanes<T>
    {
        if (pixel < 0)
        {
            return;
        }

        var (c, channels) = (0, Shape.Channels);
        var from = picture + ((long)pixel * channels);
        for (var shares = T.Spread(share); c + T.Count <= channels; c += T.Count)
        {
            T.MultiplyAdd(T.Load(from + c), shares, T.Load(to + c)).Store(to + c);
        }

        for (; c < channels; c++)
        {
            to[c] += from[c] * share;
        }
    }
}
