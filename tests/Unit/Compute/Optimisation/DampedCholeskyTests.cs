using MLNetVision.Compute.Optimisation.SecondOrder;
using MLNetVision.Compute.Threading;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

public class DampedCholeskyTests
{
    /// <summary>Sizes within one block of columns, at its edge, and over several.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(150)]
    public void The_solution_fulfils_the_damped_system_and_does_not_depend_on_threads(int size)
    {
        const double damping = 0.5;
        var expected = Enumerable.Range(0, size).Select(i => Uniform(99, i)).ToArray();
        var matrix = Matrix(size);
        var right = matrix.Select((row, i) => row.Zip(expected, (a, b) => a * b).Sum() + (damping * expected[i])).ToArray();
        var one = Solve(matrix, right, damping, 1);
        Assert.All(one.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.Equal(one, Solve(matrix, right, damping, 3));
    }

    [Fact]
    public void Another_damping_may_be_tried_after_one_that_was_too_small()
    {
        using var pool = new WorkerPool(1);
        var system = new DampedCholesky(2, pool);
        double[] values = [1, 2, 2, 1];
        values.AsSpan(0, 2).CopyTo(system.Row(0));
        values.AsSpan(2, 2).CopyTo(system.Row(1));
        Assert.False(system.Factorise(0.5));
        Assert.True(system.Factorise(2));
        double[] vector = [5, 5];
        system.Solve(vector);
        Assert.All(vector, v => Assert.Equal(1, v, 1e-12));
        Assert.False(system.Factorise(double.NaN));
    }

    private static double[] Solve(double[][] matrix, double[] right, double damping, int threads)
    {
        using var pool = new WorkerPool(threads);
        var system = new DampedCholesky(matrix.Length, pool);
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i].CopyTo(system.Row(i));
        }

        system.Symmetrise();
        Assert.True(system.Factorise(damping));
        var solution = right.ToArray();
        system.Solve(solution);
        return solution;
    }

    /// <summary>Symmetric, and positive as its diagonal outweighs the rest.</summary>
    private static double[][] Matrix(int size) => [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size)
        .Select(j => i == j ? size : Uniform((ulong)Math.Min(i, j), Math.Max(i, j))).ToArray())];

    private static double Uniform(ulong seed, int index) => (2.0 * SplitMix.Uniform(seed, (ulong)index)) - 1;
}
