using System.Text.Json;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Forces.Kernels;
using MLNetVision.Estimators.Embedding.Forces.Trees;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Probabilities, divergences and gradients of scikit-learn 1.2 (tests/Parity/generators/tsne.py).</summary>
public sealed class ScikitLearnTests : IDisposable
{
    /// <summary>Both stop looking for a perplexity when its logarithm is within 1e-5; the distances are rounded to single precision here.</summary>
    private const double ProbabilityTolerance = 1e-6;

    /// <summary>Of the gradient's length: sums in single precision.</summary>
    private const double GradientTolerance = 5e-6;

    /// <summary>Of the gradient's length: scikit-learn sums its tree in single precision too.</summary>
    private const double TreeTolerance = 5e-5;

    private readonly Workers _workers = new(2, CancellationToken.None);

    public static TheoryData<int> Cases => [0, 1, 2];

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_of_all_pairs_are_scikit_learns(int number)
    {
        var c = Case.All[number];
        var affinity = TSneFit.Affinity(c.RowsOf(), new TSneOptions { Perplexity = c.Perplexity, Gradient = TSneGradient.Exact }, _workers);
        var at = 0;
        for (var i = 0; i < c.Rows; i++)
        {
            for (var j = i + 1; j < c.Rows; j++)
            {
                Assert.Equal(c.Dense[at++], Probability(affinity, i, j), ProbabilityTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_of_neighbours_are_scikit_learns(int number)
    {
        var c = Case.All[number];
        var affinity = TSneFit.Affinity(c.RowsOf(), new TSneOptions { Perplexity = c.Perplexity }, _workers);
        Assert.Equal(1, affinity.Values.Sum(v => (double)v), 1e-6);
        for (var i = 0; i < c.Rows; i++)
        {
            for (var k = c.Starts[i]; k < c.Starts[i + 1]; k++)
            {
                Assert.Equal(c.Sparse[k], Probability(affinity, i, c.Others[k]), ProbabilityTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_exact_gradient_and_divergence_are_scikit_learns(int number)
    {
        var c = Case.All[number];
        var options = new TSneOptions { Perplexity = c.Perplexity, Gradient = TSneGradient.Exact };
        var (divergence, distance) = Compare(c, options, new ExactRepulsion(c.Rows, 2, new Student(1), _workers), c.Gradient);
        Assert.Equal(c.Divergence, divergence, 1e-5);
        Assert.True(distance < GradientTolerance, $"the gradient is {distance} of its length away");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_by_tree_and_its_divergence_are_scikit_learns(int number)
    {
        var c = Case.All[number];
        var options = new TSneOptions { Perplexity = c.Perplexity };
        var (divergence, distance) = Compare(c, options, new TreeRepulsion(c.Rows, 2, 0.5, new Student(1), _workers), c.TreeGradient);
        Assert.Equal(c.TreeDivergence, divergence, 1e-4);
        Assert.True(distance < TreeTolerance, $"the gradient is {distance} of its length away");
    }

    private (double Divergence, double Distance) Compare(Case c, TSneOptions options, IRepulsion repulsion, double[] expected)
    {
        var affinity = TSneFit.Affinity(c.RowsOf(), options, _workers);
        var (map, attraction) = (Rows.Map(c.Name, c.Rows, 2, c.Span), new Attraction(affinity, 2, new Student(1), _workers));
        var (pull, push) = (new float[map.Length], new float[map.Length]);
        attraction.Pull(map, pull);
        var total = repulsion.Push(map, push);
        var gradient = Enumerable.Range(0, map.Length).Select(i => 4 * (pull[At(i)] - (push[At(i)] / total)));
        var distance = Math.Sqrt(gradient.Zip(expected, (a, e) => (a - e) * (a - e)).Sum() / expected.Sum(e => e * e));
        return (attraction.Divergence(map, total, affinity.NegativeEntropy()), distance);

        int At(int pair) => (pair % 2 * c.Rows) + (pair / 2);
    }

    private static double Probability(Affinity affinity, int i, int j)
    {
        var place = Array.IndexOf(affinity.Others, j, affinity.Starts[i], affinity.Starts[i + 1] - affinity.Starts[i]);
        return place < 0 ? 0 : affinity.Values[place];
    }

    private sealed record Case(
        string Name, int Rows, int Columns, double Perplexity, float Span, int Duplicates, double[] Dense, double Divergence, double[] Gradient, int[] Starts,
        int[] Others, double[] Sparse, double TreeDivergence, double[] TreeGradient)
    {
        public static Case[] All { get; } = JsonSerializer.Deserialize<Case[]>(Fixtures.Bytes("tsne/parts.json"))!;

        public RowMatrix RowsOf()
        {
            var matrix = Embedding.Rows.Matrix(Name, Rows, Columns, 10);
            matrix.Values.AsSpan(0, Duplicates * Columns).CopyTo(matrix.Values.AsSpan((Rows - Duplicates) * Columns));
            return matrix;
        }
    }
}
