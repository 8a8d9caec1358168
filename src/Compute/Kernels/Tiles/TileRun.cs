using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>Many rows as tiles: full ones while they last, then lower ones.</summary>
internal static unsafe class TileRun
{
    /// <summary>Rows of the next tile where so many are left.</summary>
    public static int RowsOf<TTile>(int left)
        where TTile : struct, ITile => left >= TTile.Rows ? TTile.Rows : left >= Tile4.Rows ? Tile4.Rows : Tile1.Rows;

    /// <summary>One panel of products: result[row, :] = end of the sum over taps of rows[row][tap] x panel[tap].</summary>
    /// <param name="count">Rows.</param>
    /// <param name="thin">Whether the panel's first vector is all that is wanted.</param>
    /// <param name="rows">For each tile, for each tap, the rows of the tile.</param>
    /// <param name="taps">Taps of each row.</param>
    /// <param name="depth">Numbers that a tap takes of its row.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="result">Where the results go.</param>
    /// <param name="stride">Floats from one result to the next.</param>
    /// <param name="end">How they are left.</param>
    public static void Gather<T, TTile>(int count, bool thin, float** rows, int taps, int depth, float* panel, float* result, int stride, TileEnd end)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        for (var row = 0; row < count;)
        {
            var height = RowsOf<TTile>(count - row);
            var from = rows + ((long)row * taps);
            var to = result + ((long)row * stride);
            if (height == TTile.Rows)
            {
                Tile<T, TTile>(thin, from, taps, depth, panel, to, stride, &end);
            }
            else if (height == Tile4.Rows)
            {
                Tile<T, Tile4>(thin, from, taps, depth, panel, to, stride, &end);
            }
            else
            {
                Tile<T, Tile1>(thin, from, taps, depth, panel, to, stride, &end);
            }

            row += height;
        }
    }

    /// <summary>One panel of sums over places: result[row, :] (+)= sum over places of pixels[place][row] * lanes[place][:].</summary>
    /// <param name="pixels">The pixel at each place.</param>
    /// <param name="count">Places.</param>
    /// <param name="lanes">The panel's numbers at the first place.</param>
    /// <param name="laneStride">Floats from one place's numbers to the next.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="result">The panel: two vectors a row.</param>
    /// <param name="adds">Whether the sums are added to what is there.</param>
    public static void Outer<T, TTile>(float** pixels, int count, float* lanes, nint laneStride, int first, int last, float* result, bool adds)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        for (var row = first; row < last;)
        {
            var height = RowsOf<TTile>(last - row);
            var to = result + (row * 2L * T.Count);
            if (height == TTile.Rows)
            {
                TTile.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
            }
            else if (height == Tile4.Rows)
            {
                Tile4.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
            }
            else
            {
                Tile1.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
            }

            row += height;
        }
    }

    private static void Tile<T, TTile>(bool thin, float** rows, int taps, int depth, float* panel, float* result, int stride, TileEnd* end)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        if (thin)
        {
            TTile.GatherThin<T>(rows, taps, depth, panel, result, stride, end);
        }
        else
        {
            TTile.Gather<T>(rows, taps, depth, panel, result, stride, end);
        }
    }
}
