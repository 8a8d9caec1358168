using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>Sums over a stretch of a row; blocks of vectors in single precision, the blocks in double.</summary>
internal static unsafe class RowSums
{
    private const int VectorsOfBlock = 64;

    /// <summary>The sum of x.</summary>
    public static double Of<T>(float* x, int from, int to)
        where T : struct, ILanes<T>
    {
        var total = 0.0;
        while (from < to)
        {
            var end = Math.Min(to, from + (VectorsOfBlock * T.Count));
            var sum = T.Zero;
            for (; from < end; from += T.Count)
            {
                sum += T.Load(x + from);
            }

            total += T.Sum(sum);
        }

        return total;
    }

    /// <summary>The sum of (x - mean)².</summary>
    public static double OfSquares<T>(float* x, float mean, int from, int to)
        where T : struct, ILanes<T>
    {
        var total = 0.0;
        var m = T.Spread(mean);
        while (from < to)
        {
            var end = Math.Min(to, from + (VectorsOfBlock * T.Count));
            var sum = T.Zero;
            for (; from < end; from += T.Count)
            {
                var d = T.Load(x + from) - m;
                sum = T.MultiplyAdd(d, d, sum);
            }

            total += T.Sum(sum);
        }

        return total;
    }

    /// <summary>The sums of g and of g (x - mean), g = dy weight.</summary>
    public static (double Sum, double Distance) OfGradient<T>(float* dy, float* x, float* weight, float mean, int from, int to)
        where T : struct, ILanes<T>
    {
        var (sums, distances) = (0.0, 0.0);
        var m = T.Spread(mean);
        while (from < to)
        {
            var end = Math.Min(to, from + (VectorsOfBlock * T.Count));
            T sum = T.Zero, distance = T.Zero;
            for (; from < end; from += T.Count)
            {
                var g = T.Load(dy + from);
                g = weight is null ? g : g * T.Load(weight + from);
                sum += g;
                distance = T.MultiplyAdd(g, T.Load(x + from) - m, distance);
            }

            sums += T.Sum(sum);
            distances += T.Sum(distance);
        }

        return (sums, distances);
    }
}
