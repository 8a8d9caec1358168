using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>Rows become the columns of a tile and back, four by four numbers at a time.</summary>
internal static unsafe class Turning
{
    private const int Block = 4;

    /// <summary>The first numbers of as many rows as there are lanes become a tile [count, lanes].</summary>
    /// <param name="from">The first row.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="to">The tile.</param>
    /// <param name="lanes">16, 8, 4 or 1.</param>
    /// <param name="count">A multiple of 4.</param>
    public static void ToTile(float* from, int stride, float* to, int lanes, int count) => Turn(from, stride, to, lanes, lanes, count);

    /// <summary>A tile [count, lanes] becomes the first numbers of as many rows as there are lanes.</summary>
    public static void ToRows(float* from, int lanes, float* to, int stride, int count) => Turn(from, lanes, to, stride, count, lanes);

    /// <summary>[rows, columns] becomes [columns, rows].</summary>
    private static void Turn(float* from, int strideFrom, float* to, int strideTo, int rows, int columns)
    {
        if (!Sse.IsSupported || rows % Block != 0 || columns % Block != 0)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    to[(column * strideTo) + row] = from[(row * strideFrom) + column];
                }
            }

            return;
        }

        for (var row = 0; row < rows; row += Block)
        {
            for (var column = 0; column < columns; column += Block)
            {
                Four(from + (row * strideFrom) + column, strideFrom, to + (column * strideTo) + row, strideTo);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* from, int strideFrom, float* to, int strideTo)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + strideFrom);
        Vector128<float> c = Vector128.Load(from + (2 * strideFrom)), d = Vector128.Load(from + (3 * strideFrom));
        Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d), abHigh = Sse.UnpackHigh(a, b), cdHigh = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(to);
        Sse.MoveHighToLow(cd, ab).Store(to + strideTo);
        Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + (2 * strideTo));
        Sse.MoveHighToLow(cdHigh, abHigh).Store(to + (3 * strideTo));
    }
}
