using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>Parts of data under shuffling, cursor sets and ML.NET's operations.</summary>
public sealed class SplitViewTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Shuffled_parts_have_the_same_rows_with_the_same_ids()
    {
        var split = _ml.Data.StratifiedSplit(Cached(120, 80), testFraction: 0.3);
        Assert.True(split.TestSet.CanShuffle);

        foreach (var part in new[] { split.TrainSet, split.TestSet })
        {
            var shuffled = part.Numbers(new Random(3));
            Assert.NotEqual(part.Numbers(), shuffled);
            Assert.Equal(part.Numbers(), shuffled.Order());
        }
    }

    [Fact]
    public void Cursor_sets_share_a_part_and_batches_restore_its_order()
    {
        var pictures = _ml.Data.LoadImages(500, row => LabelledImage.FromStream(() => throw new InvalidOperationException("decoded"), $"{row % 3}", $"{row}"));
        var split = _ml.Data.StratifiedSplit(pictures, testFraction: 0.4);

        var set = split.TestSet.GetRowCursorSet([pictures.Schema["ImagePath"]], 3);
        var rows = set.SelectMany(cursor => cursor.Texts("ImagePath")).OrderBy(row => row.Batch).Select(row => row.Value).ToArray();

        Assert.Equal(3, set.Length);
        Assert.Equal(200, rows.Length);
        Assert.Equal(split.TestSet.Texts("ImagePath"), rows);
        Assert.Equal(rows.Select(int.Parse).Order(), rows.Select(int.Parse));
    }

    [Fact]
    public void Positions_count_from_0_and_end_at_minus_1()
    {
        var test = _ml.Data.StratifiedSplit(SplitRows.Of(_ml, SplitRows.Labels(20, 20)), testFraction: 0.25).TestSet;
        using var cursor = test.GetRowCursor(test.Schema);

        Assert.Equal(-1, cursor.Position);
        for (var row = 0; row < 10; row++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(row, cursor.Position);
        }

        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Parts_of_data_whose_order_changes_with_every_pass_do_not_overlap()
    {
        var shuffled = _ml.Data.ShuffleRows(SplitRows.Of(_ml, SplitRows.Labels(60, 40)), seed: 3);
        foreach (var data in new[] { shuffled, Cached(60, 40), new EverChanging(Cached(60, 40)) })
        {
            var split = _ml.Data.StratifiedSplit(data, testFraction: 0.3);
            Assert.False(data is EverChanging && data.Numbers().SequenceEqual(data.Numbers()), "the order does not change");
            for (var pass = 0; pass < 3; pass++)
            {
                Assert.Equal(30, split.TestSet.Numbers().Length);
                Assert.Equal(Enumerable.Range(0, 100), split.TestSet.Numbers().Concat(split.TrainSet.Numbers()).Order());
                Assert.Equal([18, 12], split.TestSet.Counts());
            }
        }
    }

    [Fact]
    public void Parts_of_parts_are_parts()
    {
        var outer = _ml.Data.GroupedSplit(Cached(30, 30, 30, 10), "Label", 0.3);
        var inner = _ml.Data.StratifiedSplit(outer.TrainSet, testFraction: 0.5);

        Assert.Equal(outer.TrainSet.Numbers(), inner.TrainSet.Numbers().Concat(inner.TestSet.Numbers()).Order());
        Assert.Equal(inner.TestSet.Numbers(), inner.TestSet.Numbers(new Random(1)).Order());
    }

    [Fact]
    public void Rows_without_ids_of_their_own_are_told_by_their_places()
    {
        var data = new WithoutIds(Cached(60, 40));
        var split = _ml.Data.StratifiedSplit(data, testFraction: 0.3);

        Assert.False(split.TestSet.CanShuffle);
        Assert.Equal([18, 12], split.TestSet.Counts());
        Assert.Equal(split.TestSet.Numbers(), split.TestSet.Numbers(new Random(1)));
        Assert.Equal(split.TestSet.Numbers(), Assert.Single(split.TestSet.GetRowCursorSet(data.Schema, 4)).Numbers().Select(row => row.Number));
    }

    [Fact]
    public void Rows_that_came_after_the_split_are_an_error()
    {
        var rows = new List<SplitRow> { new() { Label = "a" }, new() { Label = "a" } };
        var split = _ml.Data.StratifiedSplit(_ml.Data.LoadFromEnumerable(Endless(rows)), testFraction: 0.5);
        Assert.Single(split.TestSet.Numbers());
        rows.Add(new SplitRow { Label = "b" });

        Assert.Contains("has changed", Assert.Throws<InvalidOperationException>(() => split.TestSet.Numbers()).Message, StringComparison.Ordinal);

        static IEnumerable<SplitRow> Endless(List<SplitRow> rows)
        {
            for (var i = 0; i < rows.Count; i++)
                yield return rows[i];
        }
    }

    [Fact]
    public void A_trainer_of_MLNets_learns_from_one_part_and_is_evaluated_on_the_other()
    {
        var data = _ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 90).Select(i => new SplitRow { Label = $"{(char)('a' + (i % 3))}", Pair = [i % 3, (i % 7) / 7f] }));
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label").Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Pair"));
        foreach (var fold in _ml.Data.StratifiedCrossValidationSplit(data, numberOfFolds: 3))
        {
            var metrics = _ml.MulticlassClassification.Evaluate(pipeline.Fit(fold.TrainSet).Transform(fold.TestSet));
            Assert.Equal(1, metrics.MacroAccuracy);
            Assert.Equal([10.0, 10, 10], metrics.ConfusionMatrix.Counts.Select(row => row.Sum()));
        }
    }

    /// <summary>Rows that can be shuffled.</summary>
    private IDataView Cached(params int[] counts) => _ml.Data.Cache(SplitRows.Of(_ml, SplitRows.Labels(counts)));

    /// <summary>The rows in another order at each pass.</summary>
    private sealed class EverChanging(IDataView data) : IDataView
    {
        private int _pass;

        public DataViewSchema Schema => data.Schema;

        public bool CanShuffle => true;

        public long? GetRowCount() => data.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            data.GetRowCursor(columnsNeeded, new Random(_pass++));

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded, rand)];
    }

    /// <summary>The rows with one id for all of them, against what ML.NET asks for.</summary>
    private sealed class WithoutIds(IDataView data) : IDataView
    {
        public DataViewSchema Schema => data.Schema;

        public bool CanShuffle => true;

        public long? GetRowCount() => null;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            new Cursor(data.GetRowCursor(columnsNeeded, rand));

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            Array.ConvertAll(data.GetRowCursorSet(columnsNeeded, n, rand), cursor => (DataViewRowCursor)new Cursor(cursor));

        private sealed class Cursor(DataViewRowCursor input) : DataViewRowCursor
        {
            public override DataViewSchema Schema => input.Schema;

            public override long Position => input.Position;

            public override long Batch => input.Batch;

            public override bool MoveNext() => input.MoveNext();

            public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

            public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = default;

            public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);
        }
    }
}
