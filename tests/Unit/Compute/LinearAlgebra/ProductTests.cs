using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Tests.Unit.Compute.LinearAlgebra;

/// <summary>Products by panels, at sizes around those of a panel.</summary>
public sealed class ProductTests
{
    private const double Exact = 1e-12;

    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 7, 3, 5 }, { 8, 300, 16 }, { 9, 256, 17 }, { 16, 257, 15 }, { 33, 12, 50 }, { 31, 513, 48 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_are_those_of_plain_loops(int rows, int depth, int columns)
    {
        using var workers = new Workers(2);
        var (a, b) = (Matrices.Random(rows, depth), Matrices.Random(depth, columns, 2));
        var expected = Matrices.Times(a, b);
        Matrices.AssertNear(expected, Product.Of(a, b, workers), Exact);
        Matrices.AssertNear(expected, Product.OfTransposed(a.Transpose(), b, workers), Exact);
        var squares = Product.WithOwnTranspose(a, workers);
        Matrices.AssertNear(Matrices.Times(a, a.Transpose()), squares, Exact);
        Assert.Equal(squares.Values, squares.Transpose().Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(70)]
    public void Sums_over_rows_are_those_of_plain_loops_in_either_precision(int columns)
    {
        var rows = Matrices.Random(700, columns, 3);
        var floats = Array.ConvertAll(rows.Values, v => (float)v);
        var shift = Enumerable.Range(0, columns).Select(c => 0.125f * (c % 3)).ToArray();
        for (var r = 0; r < rows.Rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                rows[r, c] = floats[(r * columns) + c] - shift[c];
            }
        }

        var expected = Matrices.Times(rows.Transpose(), rows);
        Matrices.AssertNear(expected, Sum<double>(floats, columns, shift, 1), 2e-5);
        Matrices.AssertNear(expected, Sum<float>(floats, columns, shift, 1), 2e-4);
        Assert.Equal(Sum<float>(floats, columns, shift, 1).Values, Sum<float>(floats, columns, shift, 3).Values);
        Assert.Equal(Sum<double>(floats, columns, shift, 1).Values, Sum<double>(floats, columns, shift, 3).Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(37)]
    public void Rows_are_added_rotated_and_measured_to_the_end(int length)
    {
        var (a, b, c) = (Matrices.Random(1, length).Values, Matrices.Random(1, length, 2).Values, Matrices.Random(1, length, 3).Values);
        Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), DoubleRows.Dot(a, b), Exact);
        Assert.Equal(Math.Sqrt(a.Sum(x => x * x)), DoubleRows.Norm(a), Exact);
        var sums = a.ToArray();
        DoubleRows.Add(sums, 3, b);
        Assert.All(sums, (s, i) => Assert.Equal(a[i] + (3 * b[i]), s, Exact));
        sums = [.. a];
        var dot = DoubleRows.AddAndDot(sums, 2, b, -1, c, b);
        Assert.All(sums, (s, i) => Assert.Equal(a[i] + (2 * b[i]) - c[i], s, Exact));
        Assert.Equal(DoubleRows.Dot(sums, b), dot, Exact);
        double[] x = [.. a], y = [.. b];
        DoubleRows.Rotate(x, y, 0.6, 0.8);
        Assert.All(x, (v, i) => Assert.Equal((0.6 * a[i]) - (0.8 * b[i]), v, Exact));
        Assert.All(y, (v, i) => Assert.Equal((0.8 * a[i]) + (0.6 * b[i]), v, Exact));
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    [InlineData(0)]
    public void Norms_neither_overflow_nor_vanish(double size) => Assert.Equal(5 * size, DoubleRows.Norm([3 * size, 4 * size]), 1e-12 * size);

    private static Matrix Sum<T>(float[] rows, int columns, float[] shift, int threads)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        using var workers = new Workers(threads);
        var sums = new CrossSums<T>(columns, workers);
        var count = rows.Length / columns;
        for (var from = 0; from < count; from += CrossSums<T>.BlockRows)
        {
            var block = Math.Min(CrossSums<T>.BlockRows, count - from);
            sums.Add(rows[(from * columns)..((from + block) * columns)], block, shift);
        }

        var tolerance = typeof(T) == typeof(double) ? 1e-9 : 1e-3;
        Assert.All(sums.Totals, (t, c) => Assert.Equal(Enumerable.Range(0, count).Sum(r => (double)rows[(r * columns) + c] - shift[c]), t, tolerance));
        return sums.Products();
    }
}
