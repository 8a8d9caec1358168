using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Neighbours;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Every way of finding neighbours against sorted distances.</summary>
public sealed class NeighbourTests : IDisposable
{
    private readonly Workers _workers = new(2, CancellationToken.None);

    public void Dispose() => _workers.Dispose();

    [Theory]
    [InlineData(2, 1, 1, 16)]
    [InlineData(5, 3, 4, 16)]
    [InlineData(33, 2, 7, 8)]
    [InlineData(100, 7, 99, 16)]
    [InlineData(250, 19, 30, 16)]
    [InlineData(250, 19, 30, 4)]
    [InlineData(130, 64, 12, 1)]
    public void Products_find_exactly_the_nearest_in_order(int rows, int columns, int count, int lanes)
    {
        var matrix = Rows.Matrix("products", rows, columns);
        Check(matrix, new ExactNeighbours(matrix, lanes).OfPoints(count, _workers));
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(9, 3, 8)]
    [InlineData(300, 3, 20)]
    [InlineData(200, 30, 20)]
    public void A_vantage_point_tree_finds_exactly_the_nearest_in_order(int rows, int columns, int count)
    {
        var matrix = Rows.Matrix("tree", rows, columns);
        Check(matrix, new VantagePointTree(matrix, 5).OfPoints(count, _workers));
    }

    [Fact]
    public void Rows_far_from_zero_and_rows_that_are_equal_are_told_apart_by_their_differences()
    {
        var matrix = Rows.Matrix("far", 120, 6, 0.01f);
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            matrix.Values[i] += 1000;
        }

        matrix.Values.AsSpan(0, 6 * 40).CopyTo(matrix.Values.AsSpan(6 * 40));
        Check(matrix, new ExactNeighbours(matrix).OfPoints(25, _workers), onlySquares: true);
        Check(matrix, new VantagePointTree(matrix, 5).OfPoints(25, _workers));
    }

    [Fact]
    public void More_equal_rows_than_neighbours_are_all_at_distance_0()
    {
        var matrix = new RowMatrix([.. Enumerable.Repeat(3.25f, 90 * 4)], 90, 4);
        foreach (var search in (INeighbourSearch[])[new ExactNeighbours(matrix), new VantagePointTree(matrix, 1), new NeighbourGraph(matrix, 1)])
        {
            var table = search.OfPoints(10, _workers);
            Assert.All(table.Squares, s => Assert.Equal(0, s));
            Assert.All(Enumerable.Range(0, 90), i => Assert.Equal(10, table.IndicesOf(i).ToArray().Where(j => j != i).Distinct().Count()));
        }
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(600, 20)]
    [InlineData(12, 2)]
    public void A_graph_finds_nearly_all_and_the_same_on_any_number_of_threads(int rows, int columns)
    {
        var matrix = Rows.Matrix("graph", rows, columns);
        var (exact, count) = (new ExactNeighbours(matrix), Math.Min(10, rows - 1));
        var table = new NeighbourGraph(matrix, 3).OfPoints(count, _workers);
        var expected = exact.OfPoints(count, _workers);
        var found = Enumerable.Range(0, rows).Average(i => table.IndicesOf(i).ToArray().Intersect(expected.IndicesOf(i).ToArray()).Count() / (double)count);
        Assert.True(found > 0.99, $"{found} of the neighbours are found");
        using var alone = new Workers(1, CancellationToken.None);
        Assert.Equal(table.Indices, new NeighbourGraph(matrix, 3).OfPoints(count, alone).Indices);
    }

    /// <summary>50 numbers that come from 8, as principal components of pictures do; uniform ones have no near neighbours.</summary>
    [Fact]
    public void A_graph_of_thousands_of_rows_of_50_numbers_finds_ninety_nine_of_a_hundred_of_ninety_neighbours()
    {
        const int Count = 4000;
        var (few, mix) = (Rows.Matrix("few", Count, 8), Rows.Matrix("mix", 8, 50));
        var matrix = new RowMatrix(new float[Count * 50], Count, 50);
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            matrix.Values[i] = Enumerable.Range(0, 8).Sum(k => few[i / 50][k] * mix[k][i % 50]);
        }

        var (found, expected) = (new NeighbourGraph(matrix, 3).OfPoints(90, _workers), new ExactNeighbours(matrix).OfPoints(90, _workers));
        var recall = Enumerable.Range(0, Count).Average(i => found.IndicesOf(i).ToArray().Intersect(expected.IndicesOf(i).ToArray()).Count() / 90.0);
        Assert.InRange(recall, 0.99, 1);
    }

    [Fact]
    public void New_rows_find_their_neighbours_and_fitted_ones_themselves()
    {
        var (matrix, other) = (Rows.Matrix("points", 200, 8), Rows.Matrix("new", 5, 8));
        foreach (var search in (INeighbourSearch[])[new ExactNeighbours(matrix), new VantagePointTree(matrix, 1), new NeighbourGraph(matrix, 1)])
        {
            for (var i = 0; i < other.Rows; i++)
            {
                Assert.Equal(Sorted(matrix, other[i].ToArray(), -1).Take(6).Select(n => n.Index), search.OfRow(other[i], 6));
                Assert.Equal(i, search.OfRow(matrix[i], 3)[0]);
            }
        }
    }

    private static void Check(RowMatrix matrix, NeighbourTable table, bool onlySquares = false)
    {
        for (var i = 0; i < matrix.Rows; i++)
        {
            var expected = Sorted(matrix, matrix[i].ToArray(), i).Take(table.Count).ToArray();
            Assert.Equal(expected.Select(n => (float)n.Square), table.SquaresOf(i).ToArray());
            if (!onlySquares)
            {
                Assert.Equal(expected.Select(n => n.Index), table.IndicesOf(i).ToArray());
            }
        }
    }

    private static IEnumerable<(double Square, int Index)> Sorted(RowMatrix matrix, float[] row, int self) => Enumerable.Range(0, matrix.Rows)
        .Where(j => j != self).Select(j => (RowMatrix.SquaredDistance(row, matrix[j]), j)).Order();
}
