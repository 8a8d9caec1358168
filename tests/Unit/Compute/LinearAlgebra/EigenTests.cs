using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Tests.Unit.Compute.LinearAlgebra;

/// <summary>Symmetric matrices taken apart.</summary>
public sealed class EigenTests
{
    /// <summary>Roundings of a decomposition in double precision, of matrices whose norm is about 10.</summary>
    private const double Exact = 1e-12;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(17, 17)]
    [InlineData(64, 10)]
    [InlineData(65, 3)]
    [InlineData(90, 22)]
    [InlineData(90, 23)]
    [InlineData(90, 90)]
    [InlineData(201, 40)]
    public void Vectors_and_values_are_those_of_the_matrix(int size, int wanted)
    {
        using var workers = new Workers(2);
        var matrix = Matrices.Symmetric(size);
        Check(matrix, SymmetricEigen.Of(Matrices.Copy(matrix), _ => wanted, workers), wanted);
    }

    [Theory]
    [InlineData(100, 5, 8)]
    [InlineData(100, 5, 20)]
    [InlineData(100, 5, 60)]
    [InlineData(40, 3, 40)]
    public void Values_that_repeat_have_vectors_at_right_angles(int size, int rank, int wanted)
    {
        using var workers = new Workers(2);
        var factor = Matrices.OfRank(size, size, rank);
        var matrix = Matrices.Times(factor, factor.Transpose());
        var eigen = SymmetricEigen.Of(Matrices.Copy(matrix), _ => wanted, workers);

        Check(matrix, eigen, wanted);
        Assert.All(eigen.Values[rank..], v => Assert.Equal(0, v, Exact * size));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(10)]
    public void Diagonal_matrices_and_zeros_are_no_trouble(int size)
    {
        using var workers = new Workers(1);
        var diagonal = new Matrix(size, size);
        for (var i = 0; i < size; i++)
        {
            diagonal[i, i] = (i * 7) % 5;
        }

        Check(diagonal, SymmetricEigen.Of(Matrices.Copy(diagonal), _ => size / 5, workers), size / 5);
        var none = new Matrix(size, size);
        Check(none, SymmetricEigen.Of(Matrices.Copy(none), _ => 3, workers), 3);
    }

    [Fact]
    public void Wilkinsons_close_pairs_are_told_apart()
    {
        using var workers = new Workers(1);
        var matrix = new Matrix(101, 101);
        for (var i = 0; i < 101; i++)
        {
            matrix[i, i] = Math.Abs(i - 50);
            if (i > 0)
            {
                matrix[i, i - 1] = matrix[i - 1, i] = 1;
            }
        }

        Check(matrix, SymmetricEigen.Of(Matrices.Copy(matrix), _ => 12, workers), 12, 1e-11);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var matrix = Matrices.Symmetric(150);
        var results = Enumerable.Range(1, 3).Select(threads =>
        {
            using var workers = new Workers(threads);
            return SymmetricEigen.Of(Matrices.Copy(matrix), _ => 20, workers);
        }).ToArray();
        Assert.All(results, r => Assert.Equal(results[0].Values, r.Values));
        Assert.All(results, r => Assert.Equal(results[0].Vectors.Values, r.Vectors.Values));
    }

    [Fact]
    public void Who_cancels_is_heard()
    {
        using var workers = new Workers(1, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => SymmetricEigen.Of(Matrices.Symmetric(20), _ => 2, workers));
    }

    private static void Check(Matrix matrix, SymmetricEigen eigen, int wanted, double tolerance = Exact)
    {
        Assert.Equal(wanted, eigen.Vectors.Rows);
        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        Matrices.AssertOrthonormal(eigen.Vectors, tolerance);
        var scaled = Matrices.Copy(eigen.Vectors);
        for (var i = 0; i < wanted; i++)
        {
            foreach (ref var value in scaled.Row(i))
            {
                value *= eigen.Values[i];
            }
        }

        Matrices.AssertNear(scaled, Matrices.Times(eigen.Vectors, matrix), tolerance * matrix.Rows);
        Assert.Equal(Enumerable.Range(0, matrix.Rows).Sum(i => matrix[i, i]), eigen.Values.Sum(), tolerance * matrix.Rows);
    }
}
