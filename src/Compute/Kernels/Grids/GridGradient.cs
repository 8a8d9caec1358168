using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>
/// How what came out changes with the places that were looked at: over all channels the sum of the gradient times the difference of the pixels to the right
/// and left, and below and above. A part is a row of a grid.
/// </summary>
internal sealed unsafe class GridGradient(GridShape shape) : GridWork(shape)
{
    private float* _gradient;
    private bool _adds;

    /// <summary>The gradient of the grids, written or added.</summary>
    public void Run(WorkerPool pool, Floats picture, Floats grid, Floats gradient, Floats to, bool adds)
    {
        Bind(picture, grid, to);
        _gradient = gradient.Start;
        _adds = adds;
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
            var gradient = _gradient + (place * channels);
            var (topLeft, topRight) = (Sum<T>(picture, at.TopLeft, gradient), Sum<T>(picture, at.TopRight, gradient));
            var (bottomLeft, bottomRight) = (Sum<T>(picture, at.BottomLeft, gradient), Sum<T>(picture, at.BottomRight, gradient));
            var x = at.XSlope * (((topRight - topLeft) * (1 - at.Y)) + ((bottomRight - bottomLeft) * at.Y));
            var y = at.YSlope * (((bottomLeft - topLeft) * (1 - at.X)) + ((bottomRight - topRight) * at.X));
            var to = Result + (2 * place);
            to[0] = x + (_adds ? to[0] : 0);
            to[1] = y + (_adds ? to[1] : 0);
        }
    }

    /// <summary>A pixel's channels times the gradient's.</summary>
    private float Sum<T>(float* picture, int pixel, float* gradient)
        where T : struct, ILanes<T>
    {
        if (pixel < 0)
        {
            return 0;
        }

        var (c, channels, sums) = (0, Shape.Channels, T.Zero);
        var from = picture + ((long)pixel * channels);
        for (; c + T.Count <= channels; c += T.Count)
        {
            sums = T.MultiplyAdd(T.Load(from + c), T.Load(gradient + c), sums);
        }

        var sum = T.Sum(sums);
        for (; c < channels; c++)
        {
            sum += from[c] * gradient[c];
        }

        return sum;
    }
}
