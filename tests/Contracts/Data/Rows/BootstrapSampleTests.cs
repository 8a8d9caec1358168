using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class BootstrapSampleTests
{
    private readonly MLContext _context = new(seed: 5);

    [Fact]
    public void The_seed_decides_how_often_each_row_comes()
    {
        var sample = _context.Data.BootstrapSample(Load(30), 11);

        Assert.Equal(
            [0, 0, 1, 2, 3, 4, 4, 6, 8, 9, 11, 12, 15, 15, 16, 16, 16, 17, 18, 18, 19, 20, 20, 21, 21, 21, 23, 24, 24, 26, 26, 27, 27, 28, 28, 29],
            sample.Values<int>("N"));
        Assert.Equal(sample.Values<int>("N"), sample.Values<int>("N"));
    }

    [Fact]
    public void The_complement_holds_the_rows_that_were_not_drawn()
    {
        var view = Load(30);

        var rest = _context.Data.BootstrapSample(view, 11, complement: true).Values<int>("N");

        Assert.Equal([5, 7, 10, 13, 14, 22, 25], rest);
        Assert.Equal(Enumerable.Range(0, 30), rest.Concat(_context.Data.BootstrapSample(view, 11).Values<int>("N")).Distinct().Order());
    }

    [Fact]
    public void Contexts_of_one_seed_draw_alike()
    {
        int[] Draw(int seed)
        {
            var context = new MLContext(seed);
            var view = context.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(n => new Row { N = n }).ToArray());
            return context.Data.BootstrapSample(view).Values<int>("N");
        }

        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3), Draw(4));
    }

    [Fact]
    public void Counts_are_Poisson_with_mean_one()
    {
        const int rows = 20_000;
        const double deviations = 5;
        var draws = _context.Data.BootstrapSample(Load(rows), 1).Values<int>("N").CountBy(n => n).ToDictionary();

        AssertNear(rows - draws.Count, Math.Exp(-1));
        AssertNear(draws.Values.Count(count => count == 1), Math.Exp(-1));
        AssertNear(draws.Values.Count(count => count == 2), Math.Exp(-1) / 2);

        static void AssertNear(int count, double probability)
        {
            var allowed = deviations * Math.Sqrt(rows * probability * (1 - probability));
            Assert.InRange(count, (rows * probability) - allowed, (rows * probability) + allowed);
        }
    }

    [Fact]
    public void Rows_that_come_twice_have_ids_of_their_own()
    {
        var ids = _context.Data.BootstrapSample(Load(30), 11).Ids();

        Assert.Equal(36, ids.Length);
        Assert.Equal(36, ids.Distinct().Count());
        Assert.Equal(new DataViewRowId(0, 0).Combine(new DataViewRowId(1, 0)), ids[0]);
        Assert.Equal(new DataViewRowId(0, 0).Combine(new DataViewRowId(0, 0)), ids[1]);
    }

    [Fact]
    public void A_sample_keeps_the_schema_but_neither_row_count_nor_shuffling()
    {
        var view = Load(30);
        var sample = _context.Data.BootstrapSample(_context.Data.Cache(view));

        Assert.Equal(view.Schema.ColumnNames(), sample.Schema.ColumnNames());
        Assert.Null(sample.GetRowCount());
        Assert.False(sample.CanShuffle);
        Assert.Single(sample.GetRowCursorSet(sample.Schema, 4));
    }

    [Fact]
    public void The_data_is_required() => Assert.Throws<ArgumentNullException>(() => _context.Data.BootstrapSample(null));

    private IDataView Load(int count) => _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(n => new Row { N = n }).ToArray());

    private sealed class Row
    {
        public int N { get; set; }
    }
}
