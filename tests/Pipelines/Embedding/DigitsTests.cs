using System.IO.Compression;
using System.Text.Json;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Neighbours;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>1,000 iterations on scikit-learn's digits against its own (tests/Parity/generators/tsne.py).</summary>
public sealed class DigitsTests
{
    private const int Count = 1797;

    [Theory]
    [InlineData(TSneStart.Pca, TSneGradient.Auto)]
    [InlineData(TSneStart.Pca, TSneGradient.Interpolated)]
    [InlineData(TSneStart.Random, TSneGradient.Interpolated)]
    public void The_map_of_the_digits_is_as_good_as_scikit_learns(TSneStart start, TSneGradient gradient)
    {
        var (rows, labels) = Digits();
        var expected = JsonSerializer.Deserialize<Dictionary<string, Figures>>(Fixtures.Bytes("tsne/digits.json"))![start.ToString()];
        var descended = TSneFit.Run(rows, new TSneOptions { Start = start, Gradient = gradient }, new VisionRun());
        var map = new RowMatrix([.. Enumerable.Range(0, 2 * Count).Select(i => descended.Map[(i % 2 * Count) + (i / 2)])], Count, 2);
        using var workers = new Workers(null, CancellationToken.None);
        var near = new ExactNeighbours(map).OfPoints(12, workers);
        var (trust, agreement) = (Trustworthiness(rows, near, workers), Agreement(near, labels));
        Assert.True(descended.Divergence <= 1.03 * expected.Divergence, $"divergence {descended.Divergence}, {expected.Divergence} at most 3 % more");

        // A thousandth and three are less than what two of scikit-learn's own starts differ by.
        Assert.True(trust >= expected.Trustworthiness - 0.001, $"trustworthiness {trust}, {expected.Trustworthiness} wanted");
        Assert.True(agreement >= expected.Agreement - 0.003, $"agreement {agreement}, {expected.Agreement} wanted");
    }

    private static (RowMatrix Rows, byte[] Labels) Digits()
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(new MemoryStream(Fixtures.Bytes("tsne/digits.bin.gz")), CompressionMode.Decompress))
        {
            packed.CopyTo(bytes);
        }

        var all = bytes.ToArray();
        return (new RowMatrix([.. all.Take(Count * 64).Select(b => (float)b)], Count, 64), all[(Count * 64)..]);
    }

    /// <summary>1 - 2 / (n k (2n - 3k - 1)) times the sum, over neighbours in the map, of how far beyond the k-th they are among the rows.</summary>
    private static double Trustworthiness(RowMatrix rows, NeighbourTable near, Workers workers)
    {
        const int Neighbours = 12;
        var (all, penalty) = (new ExactNeighbours(rows).OfPoints(Count - 1, workers), 0L);
        for (var i = 0; i < Count; i++)
        {
            var ranks = new int[Count];
            for (var rank = 1; rank < Count; rank++)
            {
                ranks[all.IndicesOf(i)[rank - 1]] = rank;
            }

            foreach (var other in near.IndicesOf(i))
            {
                penalty += Math.Max(0, ranks[other] - Neighbours);
            }
        }

        return 1 - (penalty * 2.0 / ((double)Count * Neighbours * ((2 * Count) - (3 * Neighbours) - 1)));
    }

    /// <summary>The share of points whose ten nearest others mostly have their label; of equally many the lowest label wins.</summary>
    private static double Agreement(NeighbourTable near, byte[] labels) => Enumerable.Range(0, Count).Count(i =>
        near.IndicesOf(i)[..10].ToArray().Select(j => labels[j]).GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key == labels[i])
        / (double)Count;

    private sealed record Figures(double Divergence, double Trustworthiness, double Agreement);
}
