using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.LinearAlgebra;

/// <summary>Matrices to take apart, and plain products of them.</summary>
internal static class Matrices
{
    public static Matrix Random(int rows, int columns, ulong seed = 1)
    {
        var matrix = new Matrix(rows, columns);
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            matrix.Values[i] = (SplitMix.Bits(seed, (ulong)i) / (double)ulong.MaxValue) - 0.5;
        }

        return matrix;
    }

    /// <summary>Of a rank, with entries that repeat.</summary>
    public static Matrix OfRank(int rows, int columns, int rank, ulong seed = 1) => Times(Random(rows, rank, seed), Random(rank, columns, seed + 1));

    public static Matrix Symmetric(int size, ulong seed = 1)
    {
        var matrix = Random(size, size, seed);
        var sum = new Matrix(size, size);
        for (var r = 0; r < size; r++)
        {
            for (var c = 0; c < size; c++)
            {
                sum[r, c] = matrix[r, c] + matrix[c, r];
            }
        }

        return sum;
    }

    public static Matrix Copy(Matrix matrix) => matrix with { Values = [.. matrix.Values] };

    public static Matrix Times(Matrix a, Matrix b)
    {
        var product = new Matrix(a.Rows, b.Columns);
        for (var r = 0; r < a.Rows; r++)
        {
            for (var c = 0; c < b.Columns; c++)
            {
                for (var k = 0; k < a.Columns; k++)
                {
                    product[r, c] += a[r, k] * b[k, c];
                }
            }
        }

        return product;
    }

    public static void AssertNear(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        for (var i = 0; i < expected.Values.Length; i++)
        {
            Assert.True(
                Math.Abs(expected.Values[i] - actual.Values[i]) <= tolerance,
                $"[{i / expected.Columns}, {i % expected.Columns}]: {expected.Values[i]} and {actual.Values[i]} are not within {tolerance}");
        }
    }

    /// <summary>The rows have length 1 and stand at right angles to each other.</summary>
    public static void AssertOrthonormal(Matrix rows, double tolerance)
    {
        var unit = new Matrix(rows.Rows, rows.Rows);
        for (var i = 0; i < rows.Rows; i++)
        {
            unit[i, i] = 1;
        }

        AssertNear(unit, Times(rows, rows.Transpose()), tolerance);
    }
}
