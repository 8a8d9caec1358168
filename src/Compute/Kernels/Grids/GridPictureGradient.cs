using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>
/// The gradient of what came out, given back to the pixels that it was made of. Places of a grid may share pixels, so a part is some channels of one picture
/// and goes through its grid in order.
/// </summary>
internal sealed unsafe class GridPictureGradient(GridShape shape) : GridWork(shape)
{
    private const int ChannelsOfPart = 64;

    private readonly int _parts = (shape.Channels + ChannelsOfPart - 1) / ChannelsOfPart;

    /// <summary>Adds to the gradient of the pictures.</summary>
    public void Run(WorkerPool pool, Floats gradient, Floats grid, Floats to)
    {
        Bind(to, grid, gradient);
        pool.Run(Shape.Pictures * _parts, this);
    }

    protected override void Part<T>(int part)
    {
        var channels = Shape.Channels;
        var (number, first) = (part / _parts, part % _parts * ChannelsOfPart);
        var count = Math.Min(channels - first, ChannelsOfPart);
        var picture = Picture + ((long)number * Shape.Height * Shape.Width * channels) + first;
        var start = (long)number * Shape.Places;
        for (var place = start; place < start + Shape.Places; place++)
        {
            var at = Find(place);
            var from = Result + (place * channels) + first;
            Add<T>(from, (1 - at.X) * (1 - at.Y), picture, at.TopLeft, count);
            Add<T>(from, at.X * (1 - at.Y), picture, at.TopRight, count);
            Add<T>(from, (1 - at.X) * at.Y, picture, at.BottomLeft, count);
            Add<T>(from, at.X * at.Y, picture, at.BottomRight, count);
        }
    }

    private void Add<T>(float* from, float share, float* picture, int pixel, int count)
        where T : struct, ILanes<T>
    {
        if (pixel < 0)
        {
            return;
        }

        var c = 0;
        var to = picture + ((long)pixel * Shape.Channels);
        for (var shares = T.Spread(share); c + T.Count <= count; c += T.Count)
        {
            T.MultiplyAdd(T.Load(from + c), shares, T.Load(to + c)).Store(to + c);
        }

        for (; c < count; c++)
        {
            to[c] += from[c] * share;
        }
    }
}
