using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Views are scored a batch at a time, and nobody notices but for the speed.</summary>
public sealed class BatchTests
{
    private const int Batch = 4;
    private readonly MLContext _ml = new(1);
    private readonly ScoringModel _model = Models.Of(ScoringTask.Features);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Batch - 1)]
    [InlineData(Batch)]
    [InlineData(Batch + 1)]
    [InlineData((3 * Batch) + 2)]
    public void Rows_keep_their_order_and_are_scored_as_one_by_one(int count)
    {
        var engine = new CountingEngine();
        var data = PictureRows.Vectors(_ml, count);
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { BatchSize = Batch, Engine = engine });
        var rows = Scored.Rows(transformer.Transform(data));
        int[] expected = [.. Enumerable.Repeat(Batch, count / Batch), .. count % Batch > 0 ? [count % Batch] : Array.Empty<int>()];
        Assert.Equal(expected, engine.Batches);
        Assert.Equal(Enumerable.Range(0, count), rows.Select(r => r.Id));
        var single = Scored.OneByOne(transformer, data);
        Assert.All(rows.Zip(single), r => Same(r.Second.Score, r.First.Score));
    }

    [Fact]
    public void Images_that_several_threads_prepare_keep_their_order()
    {
        const int Count = 300;
        var data = PictureRows.Images(_ml, Count);
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { BatchSize = 32, Threads = 4 });
        var rows = Scored.Rows(transformer.Transform(data));
        Assert.Equal(Enumerable.Range(0, Count), rows.Select(r => r.Id));
        using var vectors = Scored.Transformer(_model, PictureRows.Vectors(_ml, 1));
        var expected = Scored.Rows(vectors.Transform(PictureRows.Vectors(_ml, Count)));
        Assert.All(rows.Zip(expected), r => Same(r.Second.Score, r.First.Score));
    }

    [Fact]
    public void Images_in_memory_are_still_there_afterwards()
    {
        var rows = Enumerable.Range(0, 70).Select(PictureRows.Image).ToArray();
        var data = _ml.Data.LoadFromEnumerable(rows);
        using var transformer = Scored.Transformer(_model, data);
        var scored = transformer.Transform(data);
        var first = Scored.Rows(scored);
        Assert.All(rows, r => Assert.Equal(Models.Resize, r.Image!.Width));
        Assert.Equal(first.Select(r => r.Score), Scored.Rows(scored).Select(r => r.Score));
        Assert.Equal(70, scored.GetColumn<MLImage>("Image").Count(i => i.Height == Models.Resize));
        Assert.Equal(70, Scored.OneByOne(transformer, data).Count);
        Assert.All(rows, r => Assert.Equal(Models.Resize, r.Image!.Width));
    }

    [Fact]
    public void Nothing_is_computed_where_none_of_the_columns_is_asked_for()
    {
        var engine = new CountingEngine();
        var data = PictureRows.Vectors(_ml, 10);
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { Engine = engine });
        var scored = transformer.Transform(data);
        Assert.Equal(Enumerable.Range(0, 10), scored.GetColumn<int>("Id"));
        Assert.Equal(10, scored.GetRowCount());
        Assert.Equal(0, engine.Compiled);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        Assert.True(cursor.IsColumnActive(scored.Schema["Score"]));
        Assert.False(cursor.IsColumnActive(scored.Schema["Id"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(scored.Schema["Id"]));
    }

    [Fact]
    public void Reading_ends_when_the_cursor_is_disposed_of()
    {
        var read = 0;
        var data = PictureRows.Vectors(_ml, 10_000);
        var watched = _ml.Transforms.CustomMapping<PictureRows.VectorRow, Seen>((_, seen) => seen.Count = Interlocked.Increment(ref read), null)
            .Fit(data).Transform(data);
        using var transformer = Scored.Transformer(_model, watched, new ScoringOptions { BatchSize = Batch, Threads = 1 });
        var scored = transformer.Transform(watched);
        var cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Count"]]);
        Assert.True(cursor.MoveNext());
        cursor.Dispose();
        var before = read;
        Assert.InRange(before, 1, 10 * Batch);
        Assert.False(cursor.MoveNext());
        cursor.Dispose();
        Assert.Equal(before, read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_reaches_the_caller_after_the_rows_before_it(int threads)
    {
        var data = PictureRows.Vectors(_ml, 100);
        var failing = _ml.Transforms.CustomMapping<PictureRows.VectorRow, Seen>((row, _) => Check(row.Id), null).Fit(data).Transform(data);
        using var transformer = Scored.Transformer(_model, failing, new ScoringOptions { BatchSize = Batch, Threads = threads });
        var scored = transformer.Transform(failing);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Count"]]);
        var rows = 0;
        var failure = Record.Exception(() =>
        {
            while (cursor.MoveNext())
            {
                rows++;
            }
        });
        Assert.Contains("number 70", failure!.GetBaseException().Message, StringComparison.Ordinal);
        Assert.InRange(rows, threads == 1 ? 70 : 64, 70);
        Assert.False(cursor.MoveNext());
        static void Check(int id) => _ = id == 70 ? throw new InvalidDataException("number 70") : id;
    }

    [Fact]
    public void Cursor_sets_give_all_rows_in_the_order_of_their_batches()
    {
        var data = PictureRows.Images(_ml, 200);
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { BatchSize = Batch });
        var scored = transformer.Transform(data);
        var rows = new List<(long Batch, int Id)>();
        foreach (var cursor in scored.GetRowCursorSet([scored.Schema["Id"], scored.Schema["Score"]], 3))
        {
            using var row = cursor;
            var getId = row.GetGetter<int>(scored.Schema["Id"]);
            var id = 0;
            while (row.MoveNext())
            {
                getId(ref id);
                rows.Add((row.Batch, id));
            }
        }

        Assert.Equal(Enumerable.Range(0, 200), rows.OrderBy(r => r.Batch).Select(r => r.Id));
    }

    [Fact]
    public void Shuffled_rows_are_those_of_the_source_with_their_own_scores()
    {
        var data = _ml.Data.Cache(PictureRows.Vectors(_ml, 50));
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { BatchSize = Batch });
        var scored = transformer.Transform(data);
        Assert.True(scored.CanShuffle);
        var plain = Scored.Rows(scored);
        var shuffled = Scored.Rows(scored, new Random(5));
        Assert.NotEqual(plain.Select(r => r.Id), shuffled.Select(r => r.Id));
        Assert.All(plain.Zip(shuffled.OrderBy(r => r.Id)), r => Same(r.First.Score, r.Second.Score));
    }

    [Fact]
    public void Eight_threads_get_what_one_gets()
    {
        var data = PictureRows.Vectors(_ml, 60);
        using var transformer = Scored.Transformer(_model, data, new ScoringOptions { BatchSize = 16 });
        var scored = transformer.Transform(data);
        var expected = Scored.Rows(scored);
        var results = new List<(int Id, float[] Score)>[8];
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(i => new Thread(() => results[i] = Scored.Rows(scored)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.All(results, r => Assert.Equal(expected.Select(e => e.Score), r.Select(e => e.Score)));
    }

    private static void Same(float[] expected, float[] actual) => Assert.All(expected.Zip(actual), v => Assert.Equal(v.First, v.Second, 1e-4f));

    public sealed class Seen
    {
        public int Count { get; set; }
    }
}
