using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Tests.Unit.Compute.LinearAlgebra;

/// <summary>QR and singular values.</summary>
public sealed class SvdTests
{
    private const double Exact = 1e-12;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(1, 5, 1)]
    [InlineData(20, 7, 7)]
    [InlineData(7, 20, 7)]
    [InlineData(30, 30, 30)]
    [InlineData(40, 12, 4)]
    [InlineData(12, 40, 4)]
    [InlineData(140, 131, 131)]
    public void Singular_values_and_vectors_are_those_of_the_matrix(int rows, int columns, int rank)
    {
        using var workers = new Workers(2);
        var matrix = rank == Math.Min(rows, columns) ? Matrices.Random(rows, columns) : Matrices.OfRank(rows, columns, rank);
        var svd = ThinSvd.Of(Matrices.Copy(matrix), workers);

        Assert.Equal(Math.Min(rows, columns), svd.Values.Length);
        Assert.Equal(svd.Values.OrderDescending(), svd.Values);
        Matrices.AssertOrthonormal(svd.Right, Exact);
        var scores = Matrices.Times(matrix, svd.Right.Transpose());
        var squares = Matrices.Times(scores.Transpose(), scores);
        for (var i = 0; i < svd.Values.Length; i++)
        {
            Assert.Equal(svd.Values[i], Math.Sqrt(squares[i, i]), Exact * rows);
            Assert.All(Enumerable.Range(0, i), j => Assert.Equal(0, squares[i, j], Exact * rows));
        }

        Assert.All(svd.Values[rank..], v => Assert.Equal(0, v, Exact));
        Matrices.AssertNear(matrix, Matrices.Times(scores, svd.Right), Exact * rows);
    }

    [Fact]
    public void Small_singular_values_are_as_exact_as_large_ones()
    {
        using var workers = new Workers(1);
        var matrix = Matrices.Random(6, 6);
        var orthogonal = new Qr(matrix, workers).Basis(workers);
        double[] expected = [1e8, 1, 1e-4, 1e-8, 1e-12, 1e-16];
        var scaled = Matrices.Copy(orthogonal);
        for (var i = 0; i < 6; i++)
        {
            foreach (ref var value in scaled.Row(i))
            {
                value *= expected[i];
            }
        }

        // Rows of an orthogonal matrix, each of a size of its own: diag(expected) Q.
        Assert.All(ThinSvd.OfTriangle(scaled.Transpose(), workers).Values.Zip(expected), p => Assert.Equal(1, p.First / p.Second, 1e-10));
    }

    [Theory]
    [InlineData(9, 4)]
    [InlineData(4, 4)]
    [InlineData(50, 13)]
    public void A_matrix_is_Q_times_R(int rows, int columns)
    {
        using var workers = new Workers(2);
        var matrix = Matrices.Random(rows, columns);
        var qr = new Qr(matrix.Transpose(), workers);
        var basis = qr.Basis(workers);

        Matrices.AssertOrthonormal(basis, Exact);
        Matrices.AssertNear(matrix, Matrices.Times(basis.Transpose(), qr.R), Exact);
        for (var r = 0; r < columns; r++)
        {
            Assert.All(Enumerable.Range(0, r), c => Assert.Equal(0, qr.R[r, c]));
        }
    }

    [Fact]
    public void Rows_in_blocks_have_the_triangle_of_all()
    {
        using var workers = new Workers(2);
        var matrix = Matrices.Random(31, 6);
        var triangle = new RowTriangle(6, workers);
        foreach (var (from, count) in (IEnumerable<(int, int)>)[(0, 4), (4, 20), (24, 7)])
        {
            triangle.Add(new Matrix(count, 6, matrix.Values[(from * 6)..((from + count) * 6)]));
        }

        var r = triangle.Triangle;
        Matrices.AssertNear(Matrices.Times(matrix.Transpose(), matrix), Matrices.Times(r.Transpose(), r), Exact);
    }
}
