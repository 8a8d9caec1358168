using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// Sums over the rows of [rows, stride], one for each of the first columns: blocks of rows in single precision, the blocks added up as they come.
/// </summary>
internal static unsafe class ColumnSums
{
    private const int RowsOfBlock = 128;

    /// <summary>The sums of x.</summary>
    public static void Of<T>(float* x, float* sums, int rows, int count, int stride)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            Column<T>(x + c, sums + c, rows, stride);
        }

        for (; c < count; c++)
        {
            Column<Lanes1>(x + c, sums + c, rows, stride);
        }
    }

    /// <summary>The sums of (x - mean)².</summary>
    public static void OfSquares<T>(float* x, float* mean, float* sums, int rows, int count, int stride)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            SquareColumn<T>(x + c, mean + c, sums + c, rows, stride);
        }

        for (; c < count; c++)
        {
            SquareColumn<Lanes1>(x + c, mean + c, sums + c, rows, stride);
        }
    }

    /// <summary>The sums of dy (x - mean).</summary>
    public static void OfProducts<T>(float* dy, float* x, float* mean, float* sums, int rows, int count, int stride)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            ProductColumn<T>(dy + c, x + c, mean + c, sums + c, rows, stride);
        }

        for (; c < count; c++)
        {
            ProductColumn<Lanes1>(dy + c, x + c, mean + c, sums + c, rows, stride);
        }
    }

    private static void Column<T>(float* x, float* to, int rows, int stride)
        where T : struct, ILanes<T>
    {
        var total = T.Zero;
        for (var row = 0; row < rows;)
        {
            var sum = T.Zero;
            for (var end = Math.Min(rows, row + RowsOfBlock); row < end; row++)
            {
                sum += T.Load(x + ((long)row * stride));
            }

            total += sum;
        }

        total.Store(to);
    }

    private static void SquareColumn<T>(float* x, float* mean, float* to, int rows, int stride)
        where T : struct, ILanes<T>
    {
        T total = T.Zero, m = T.Load(mean);
        for (var row = 0; row < rows;)
        {
            var sum = T.Zero;
            for (var end = Math.Min(rows, row + RowsOfBlock); row < end; row++)
            {
                var d = T.Load(x + ((long)row * stride)) - m;
                sum = T.MultiplyAdd(d, d, sum);
            }

            total += sum;
        }

        total.Store(to);
    }

    private static void ProductColumn<T>(float* dy, float* x, float* mean, float* to, int rows, int stride)
        where T : struct, ILanes<T>
    {
        T total = T.Zero, m = T.Load(mean);
        for (var row = 0; row < rows;)
        {
            var sum = T.Zero;
            for (var end = Math.Min(rows, row + RowsOfBlock); row < end; row++)
            {
                sum = T.MultiplyAdd(T.Load(dy + ((long)row * stride)), T.Load(x + ((long)row * stride)) - m, sum);
            }

            total += sum;
        }

        total.Store(to);
    }
}
