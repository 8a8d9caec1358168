using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// c (+)= a b for matrices that no layout was prepared for: four rows at a time, columns in vectors. A right matrix whose columns are apart is brought together
/// first. Sums go from the first inner place to the last, whatever the threads.
/// </summary>
internal sealed unsafe class StridedProduct : LaneWork
{
    private const int RowsOfPart = 16;
    private const int RowsOfTile = 4;

    private float* _a;
    private float* _b;
    private float* _c;
    private int _rowA;
    private int _columnA;
    private int _rowB;
    private int _rows;
    private int _inner;
    private int _columns;
    private bool _adds;

    /// <param name="pool">The threads.</param>
    /// <param name="a">Rows x inner.</param>
    /// <param name="b">Inner x columns.</param>
    /// <param name="c">Rows x columns, one row after the other.</param>
    /// <param name="size">Rows, inner places and columns.</param>
    /// <param name="adds">Whether products are added to what is there.</param>
    /// <param name="scratch">Inner x columns floats, if the columns of the right matrix are apart.</param>
    public void Run(WorkerPool pool, MatrixView a, MatrixView b, Floats c, (int Rows, int Inner, int Columns) size, bool adds, Floats scratch)
    {
        (_rows, _inner, _columns) = size;
        (_rowA, _columnA, _rowB, _adds) = (a.Row, a.Column, b.Row, adds);
        _a = a.Numbers.Start;
        _b = b.Numbers.Start;
        _c = c.Start;
        if (b.Column != 1 && _columns > 1)
        {
            BringTogether(b, scratch.Start);
            _b = scratch.Start;
            _rowB = _columns;
        }

        pool.Run((_rows + RowsOfPart - 1) / RowsOfPart, this);
    }

    protected override void Part<T>(int part)
    {
        var end = Math.Min(_rows, (part + 1) * RowsOfPart);
        var row = part * RowsOfPart;
        for (; row + RowsOfTile <= end; row += RowsOfTile)
        {
            var column = 0;
            for (; column + T.Count <= _columns; column += T.Count)
            {
                FourRows<T>(row, column);
            }

            for (; column < _columns; column++)
            {
                FourRows<Lanes1>(row, column);
            }
        }

        for (; row < end; row++)
        {
            var column = 0;
            for (; column + T.Count <= _columns; column += T.Count)
            {
                OneRow<T>(row, column);
            }

            for (; column < _columns; column++)
            {
                OneRow<Lanes1>(row, column);
            }
        }
    }

    private void FourRows<T>(int row, int column)
        where T : struct, ILanes<T>
    {
        T c0 = T.Zero, c1 = T.Zero, c2 = T.Zero, c3 = T.Zero;
        float* a0 = _a + ((long)row * _rowA), a1 = a0 + _rowA, a2 = a1 + _rowA, a3 = a2 + _rowA, b = _b + column;
        for (long k = 0, at = 0; k < _inner; k++, at += _columnA, b += _rowB)
        {
            var v = T.Load(b);
            c0 = T.MultiplyAdd(T.Spread(a0[at]), v, c0);
            c1 = T.MultiplyAdd(T.Spread(a1[at]), v, c1);
            c2 = T.MultiplyAdd(T.Spread(a2[at]), v, c2);
            c3 = T.MultiplyAdd(T.Spread(a3[at]), v, c3);
        }

        var c = _c + ((long)row * _columns) + column;
        Store(c0, c);
        Store(c1, c + _columns);
        Store(c2, c + (2L * _columns));
        Store(c3, c + (3L * _columns));
    }

    private void OneRow<T>(int row, int column)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        float* a = _a + ((long)row * _rowA), b = _b + column;
        for (var k = 0; k < _inner; k++, a += _columnA, b += _rowB)
        {
            sum = T.MultiplyAdd(T.Spread(*a), T.Load(b), sum);
        }

        Store(sum, _c + ((long)row * _columns) + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<T>(T sum, float* to)
        where T : struct, ILanes<T> => (_adds ? sum + T.Load(to) : sum).Store(to);

    /// <summary>The rows of a matrix one after the other, by tiles that a cache holds.</summary>
    private void BringTogether(MatrixView b, float* to)
    {
        const int Tile = 16;
        for (var row0 = 0; row0 < _inner; row0 += Tile)
        {
            for (var column = 0; column < _columns; column++)
            {
                for (var row = row0; row < Math.Min(row0 + Tile, _inner); row++)
                {
                    to[((long)row * _columns) + column] = b.Numbers.Start[((long)row * b.Row) + ((long)column * b.Column)];
                }
            }
        }
    }
}
