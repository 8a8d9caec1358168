using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>An axis of a picture that coordinates of -1 to 1 reach over.</summary>
internal readonly struct SampledAxis(int size, GridPadding padding, bool alignCorners)
{
    private readonly double _half = alignCorners ? (size - 1) / 2.0 : size / 2.0;
    private readonly double _low = alignCorners ? 0 : -0.5;

    /// <summary>The pixel before a coordinate, the share of the one behind it, and how fast that share grows with the coordinate.</summary>
    public (int Before, float Share, float Slope) Find(float coordinate)
    {
        var (at, slope) = (((coordinate + 1.0) * _half) + _low, _half);
        if (padding == GridPadding.Reflection)
        {
            (at, slope) = Reflect(at);
        }

        if (padding != GridPadding.Zeros && !(at > 0 && at < size - 1))
        {
            (at, slope) = (at <= 0 ? 0 : at >= size - 1 ? size - 1 : at, 0);
        }

        var before = Math.Floor(at);
        return (ToPlace(before), (float)(at - before), (float)slope);
    }

    /// <summary>Whether there is such a pixel.</summary>
    public bool Has(int place) => (uint)place < (uint)size;

    /// <summary>What lies far outside, or is no number, becomes a place that no picture has.</summary>
    private static int ToPlace(double before) => before >= -2 && before < int.MaxValue - 1 ? (int)before : -2;

    private (double At, double Slope) Reflect(double at)
    {
        var span = alignCorners ? size - 1 : size;
        if (span == 0)
        {
            return (0, 0);
        }

        var from = Math.Abs(at - _low);
        var slope = at < _low ? -_half : _half;
        var (flips, rest) = (Math.Floor(from / span), from % span);
        return flips % 2 == 0 ? (rest + _low, slope) : (span - rest + _low, -slope);
    }
}
