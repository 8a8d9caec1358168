using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class GridSampleScalar : ScalarOp<GridSample>
{
    protected override void Forward(GridSample op, Call call)
    {
        foreach (var tap in Taps(op, call))
        {
            call.Y.Data[tap.Output] += tap.Across * tap.Down * call.X.Data[tap.Input];
        }
    }

    protected override void Backward(GridSample op, Call call)
    {
        var grid = call.Inputs[1];
        foreach (var tap in Taps(op, call))
        {
            var (gradient, value) = (call.Y.Gradient[tap.Output], call.X.Data[tap.Input]);
            call.X.Gradient[tap.Input] += tap.Across * tap.Down * gradient;
            grid.Gradient[tap.Grid] += tap.AcrossSlope * tap.Down * value * gradient;
            grid.Gradient[tap.Grid + 1] += tap.Across * tap.DownSlope * value * gradient;
        }
    }

    /// <summary>Every output's up to four pixels.</summary>
    private static IEnumerable<SampleTap> Taps(GridSample op, Call call)
    {
        var (x, y, grid) = (call.X, call.Y, call.Inputs[1]);
        for (var i = 0; i < y.Count; i++)
        {
            var place = i % (y.Dims[2] * y.Dims[3]);
            var (picture, channel) = (i / y.Product(1, 4), i / (y.Dims[2] * y.Dims[3]) % y.Dims[1]);
            var at = grid.At(picture, place / y.Dims[3], place % y.Dims[3], 0);
            foreach (var (row, down, downSlope) in Along(op, grid.Data[at + 1], x.Dims[2]))
            {
                foreach (var (column, across, acrossSlope) in Along(op, grid.Data[at], x.Dims[3]))
                {
                    yield return new SampleTap(i, x.At(picture, channel, row, column), at, across, acrossSlope, down, downSlope);
                }
            }
        }
    }

    /// <summary>The two pixels along an axis, each with its share and how that grows with the coordinate.</summary>
    private static IEnumerable<(int Place, double Share, double Slope)> Along(GridSample op, double coordinate, int size)
    {
        var (at, slope) = Source(op, coordinate, size);
        var before = Math.Floor(at);
        foreach (var (place, share, direction) in new[] { (before, before + 1 - at, -1.0), (before + 1, at - before, 1.0) })
        {
            if (place >= 0 && place < size)
            {
                yield return ((int)place, share, direction * slope);
            }
        }
    }

    /// <summary>Where a coordinate of -1 to 1 lies among the pixels, and how fast it moves there.</summary>
    private static (double At, double Slope) Source(GridSample op, double coordinate, int size)
    {
        var slope = op.AlignCorners ? (size - 1) / 2.0 : size / 2.0;
        var at = op.AlignCorners ? (coordinate + 1) * slope : ((coordinate + 1) * slope) - 0.5;
        if (op.Padding == GridPadding.Reflection)
        {
            (at, slope) = Reflected(at, slope, op.AlignCorners ? 0 : -0.5, op.AlignCorners ? size - 1 : size);
        }

        return op.Padding == GridPadding.Zeros ? (at, slope)
            : at <= 0 ? (0, 0)
            : at >= size - 1 ? (size - 1, 0)
            : (at, slope);
    }

    /// <summary>Mirrored at both ends until it lies between them.</summary>
    private static (double At, double Slope) Reflected(double at, double slope, double low, double span)
    {
        if (span == 0)
        {
            return (0, 0);
        }

        var from = Math.Abs(at - low);
        slope = at < low ? -slope : slope;
        var (flips, rest) = (Math.Floor(from / span), from % span);
        return flips % 2 == 0 ? (rest + low, slope) : (span - rest + low, -slope);
    }

    private readonly record struct SampleTap(int Output, int Input, int Grid, double Across, double AcrossSlope, double Down, double DownSlope);
}
