using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Forces.Fields;
using MLNetVision.Estimators.Embedding.Forces.Kernels;
using MLNetVision.Estimators.Embedding.Forces.Trees;
using MLNetVision.Estimators.Embedding.Neighbours;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Every way of computing forces against sums of pairs in double precision.</summary>
public sealed class ForceTests : IDisposable
{
    private const double Rounding = 2e-5;
    private readonly Workers _workers = new(2, CancellationToken.None);

    public void Dispose() => _workers.Dispose();

    [Theory]
    [InlineData(1, 2, 1, 16)]
    [InlineData(2, 2, 1, 8)]
    [InlineData(17, 2, 1, 4)]
    [InlineData(300, 2, 1, 1)]
    [InlineData(515, 2, 1, 16)]
    [InlineData(515, 3, 2, 16)]
    [InlineData(70, 3, 1, 8)]
    [InlineData(70, 2, 5, 16)]
    public void Repulsion_of_all_pairs_is_the_sum_at_every_width(int points, int dimensions, int degrees, int lanes)
    {
        var map = Rows.Map("exact", points, dimensions, 20);
        var (forces, total) = Pairs(map, dimensions, degrees);
        Check(forces, total, map, new ExactRepulsion(points, dimensions, new Student(degrees), _workers, lanes), Rounding, Rounding);
    }

    [Theory]
    [InlineData(2, 1, 0.0, Rounding)]
    [InlineData(3, 2, 0.0, Rounding)]
    [InlineData(2, 1, 0.5, 0.03)]
    [InlineData(3, 2, 0.5, 0.03)]
    public void Repulsion_by_tree_is_exact_at_angle_0_and_near_at_others(int dimensions, int degrees, double angle, double tolerance)
    {
        var map = Rows.Map("tree", 700, dimensions, 40);
        var (forces, total) = Pairs(map, dimensions, degrees);
        Check(forces, total, map, new TreeRepulsion(700, dimensions, angle, new Student(degrees), _workers), tolerance, tolerance);
    }

    /// <summary>Cubic splines at a spacing of a third: nearer than a tree at its usual angle. A map that is small beside the kernel is nearly exact.</summary>
    [Theory]
    [InlineData(1e-4f, 1, 1e-5)]
    [InlineData(1, 1, 1e-5)]
    [InlineData(15, 1, 5e-3)]
    [InlineData(100, 1, 0.015)]
    [InlineData(350, 1, 0.1)]
    [InlineData(15, 2, 0.02)]
    public void Repulsion_by_interpolation_is_near(float span, int degrees, double tolerance)
    {
        var map = Rows.Map("field", 900, 2, span);
        var (forces, total) = Pairs(map, 2, degrees);
        Check(forces, total, map, new InterpolatedRepulsion(900, new Student(degrees), _workers), tolerance, tolerance / 3);
    }

    [Fact]
    public void A_lattice_is_fit_to_maps_that_grow_and_shrink()
    {
        var field = new InterpolatedRepulsion(400, new Student(1), _workers);
        foreach (var span in (float[])[0.01f, 3, 60, 61, 20, 90, 0.5f])
        {
            var map = Rows.Map("growing", 400, 2, span);
            var (forces, total) = Pairs(map, 2, 1);
            Check(forces, total, map, field, 0.02, 0.01);
        }
    }

    [Fact]
    public void Points_in_one_place_do_not_push_each_other_and_none_is_lost()
    {
        var map = new float[2 * 50];
        var student = new Student(1);
        foreach (var repulsion in (IRepulsion[])
            [
                new ExactRepulsion(50, 2, student, _workers), new TreeRepulsion(50, 2, 0.5, student, _workers),
                new InterpolatedRepulsion(50, student, _workers),
            ])
        {
            var forces = new float[2 * 50];
            Assert.Equal(50 * 49, repulsion.Push(map, forces), 50 * 49 * 1e-5);
            Assert.All(forces, f => Assert.Equal(0, f, 1e-4));
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Attraction_and_divergence_are_the_sums_with_and_without_vectors(int dimensions, int degrees)
    {
        var rows = Rows.Matrix("attraction", 120, 4);
        var affinity = JointAffinity.Of(new ExactNeighbours(rows).OfPoints(21, _workers), [7], _workers);
        var (map, student) = (Rows.Map("attraction", 120, dimensions, 10), new Student(degrees));
        var (expected, divergence, total) = (new double[map.Length], affinity.NegativeEntropy(), Pairs(map, dimensions, degrees).Total);
        ForEachPair(affinity, map, dimensions, (i, j, p, square) =>
        {
            divergence -= p * Math.Log(student.Similarity(student.Weight(square)) / total);
            for (var d = 0; d < dimensions; d++)
            {
                expected[(d * 120) + i] += p * student.Weight(square) * (map[(d * 120) + i] - map[(d * 120) + j]);
            }
        });
        foreach (var gathers in (bool[])[true, false])
        {
            var (attraction, forces) = (new Attraction(affinity, dimensions, student, _workers, gathers), new float[map.Length]);
            attraction.Pull(map, forces);
            Assert.True(Distance(expected, forces) < Rounding, $"{Distance(expected, forces)}");
            Assert.Equal(divergence, attraction.Divergence(map, total, affinity.NegativeEntropy()), 1e-6);
        }
    }

    /// <summary>The gradient is that of the divergence: central differences in double precision, of the whole.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 3)]
    public void Attraction_and_repulsion_make_the_gradient_of_the_divergence(int dimensions, int degrees)
    {
        const int Points = 40;
        const double Change = 1e-2;
        var affinity = JointAffinity.Of(new ExactNeighbours(Rows.Matrix("gradient", Points, 4)).OfPoints(Points - 1, _workers), [7], _workers);
        var (map, student) = (Rows.Map("gradient", Points, dimensions, 3), new Student(degrees));
        var (pull, push) = (new float[map.Length], new float[map.Length]);
        new Attraction(affinity, dimensions, student, _workers).Pull(map, pull);
        var total = new ExactRepulsion(Points, dimensions, student, _workers).Push(map, push);
        for (var i = 0; i < map.Length; i += 7)
        {
            var expected = (Divergence(map, i, Change) - Divergence(map, i, -Change)) / (2 * Change);
            Assert.Equal(expected, student.GradientScale * (pull[i] - (push[i] / total)), 1e-4);
        }

        double Divergence(float[] at, int moved, double by)
        {
            var places = (float[])at.Clone();
            places[moved] += (float)by;
            var all = Pairs(places, dimensions, degrees).Total;
            return new Attraction(affinity, dimensions, student, _workers).Divergence(places, all, affinity.NegativeEntropy());
        }
    }

    private static void Check(double[] expected, double total, float[] map, IRepulsion repulsion, double tolerance, double totalTolerance)
    {
        var forces = new float[map.Length];
        Assert.Equal(total, repulsion.Push(map, forces), Math.Max(1e-12, total * totalTolerance));
        Assert.True(Distance(expected, forces) <= tolerance, $"the forces are {Distance(expected, forces)} of their length away");
    }

    private static double Distance(double[] expected, float[] actual)
    {
        var length = Math.Sqrt(expected.Sum(v => v * v));
        return Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Sum()) / Math.Max(length, 1e-12);
    }

    private static void ForEachPair(Affinity affinity, float[] map, int dimensions, Action<int, int, double, double> action)
    {
        for (var i = 0; i < affinity.Points; i++)
        {
            for (var k = affinity.Starts[i]; k < affinity.Starts[i + 1]; k++)
            {
                action(i, affinity.Others[k], affinity.Values[k], Square(map, affinity.Points, dimensions, i, affinity.Others[k]));
            }
        }
    }

    private static double Square(float[] map, int points, int dimensions, int i, int j) => Enumerable.Range(0, dimensions)
        .Sum(d => ((double)map[(d * points) + i] - map[(d * points) + j]) * ((double)map[(d * points) + i] - map[(d * points) + j]));

    private static (double[] Forces, double Total) Pairs(float[] map, int dimensions, int degrees)
    {
        var (points, forces, total, student) = (map.Length / dimensions, new double[map.Length], 0.0, new Student(degrees));
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
            {
                var weight = student.Weight(Square(map, points, dimensions, i, j));
                total += i == j ? 0 : Math.Pow(weight, (degrees + 1) / 2.0);
                for (var d = 0; d < dimensions; d++)
                {
                    forces[(d * points) + i] += Math.Pow(weight, (degrees + 3) / 2.0) * ((double)map[(d * points) + i] - map[(d * points) + j]);
                }
            }
        }

        return (forces, total);
    }
}
