using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class CacheTests
{
    private readonly MLContext _context = new(seed: 5);

    [Fact]
    public void The_source_is_read_once_for_a_column_and_its_values_stay()
    {
        var counter = new Counter();
        var cached = _context.Data.Cache(Load(counter));

        for (var time = 0; time < 3; time++)
            Assert.Equal(Enumerable.Range(0, 10), cached.Values<int>("N"));
        Assert.Equal(1, counter.Passes);
    }

    [Fact]
    public void A_column_that_was_not_cached_yet_costs_one_more_pass()
    {
        var counter = new Counter();
        var cached = _context.Data.Cache(Load(counter));

        cached.Values<int>("N");
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"row {n}"), cached.Texts("Text"));
        cached.Texts("Text");
        Assert.Equal(2, counter.Passes);
    }

    [Fact]
    public void Columns_to_prefetch_are_cached_with_the_first_one()
    {
        var counter = new Counter();
        var cached = _context.Data.Cache(Load(counter), "N", "Text");

        cached.Values<int>("N");
        cached.Texts("Text");
        Assert.Equal(1, counter.Passes);
    }

    [Fact]
    public void Nothing_is_read_before_it_is_needed()
    {
        var counter = new Counter();
        var cached = _context.Data.Cache(Load(counter));

        Assert.Equal(0, counter.Passes);
        Assert.Equal(["N", "Text", "Vector"], cached.Schema.ColumnNames());
        Assert.True(cached.CanShuffle);
        Assert.Equal(0, counter.Passes);
    }

    [Fact]
    public void A_cache_knows_its_row_count()
    {
        var cached = _context.Data.Cache(Load(new Counter()));

        cached.Values<int>("N");
        Assert.Equal(10, cached.GetRowCount());
    }

    [Fact]
    public void Values_are_copies_that_a_reader_may_change()
    {
        var cached = _context.Data.Cache(Load(new Counter()));

        var first = cached.Buffers<float>("Vector");
        VBufferEditor.CreateFromBuffer(ref first[1]).Values[0] = 99;

        Assert.Equal([1f, -1f], cached.Vectors<float>("Vector")[1]);
    }

    [Fact]
    public void Shuffled_readings_hold_every_row_once_and_in_another_order()
    {
        var cached = _context.Data.Cache(Load(new Counter()));
        using var cursor = cached.GetRowCursor(cached.Schema, new Random(1));
        using var again = cached.GetRowCursor(cached.Schema, new Random(1));

        var shuffled = cursor.Values<int>("N");
        Assert.NotEqual(Enumerable.Range(0, 10), shuffled);
        Assert.Equal(Enumerable.Range(0, 10), shuffled.Order());
        Assert.Equal(shuffled, again.Values<int>("N"));
    }

    [Fact]
    public void The_id_of_a_row_is_its_place_in_the_cache()
    {
        var filtered = _context.Data.SkipRows(Load(new Counter()), 4);
        var cached = _context.Data.Cache(filtered);

        Assert.Equal([0ul, 1ul, 2ul, 3ul, 4ul, 5ul], cached.Ids().Select(id => id.Low));
        using var cursor = cached.GetRowCursor(cached.Schema, new Random(1));
        var n = cursor.GetGetter<int>(cached.Schema["N"]);
        var ids = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            var number = 0;
            DataViewRowId id = default;
            n(ref number);
            ids(ref id);
            Assert.Equal(new DataViewRowId((ulong)number - 4, 0), id);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_cursor_set_shares_the_rows_out(int wanted)
    {
        var cached = _context.Data.Cache(_context.Data.LoadFromEnumerable(Enumerable.Range(0, 1000).Select(n => new Row { N = n }).ToArray()));

        var shares = cached.GetRowCursorSet(cached.Schema, wanted);
        Assert.InRange(shares.Length, 1, wanted);
        Assert.Equal(Enumerable.Range(0, 1000), shares.SelectMany(share => share.Values<int>("N")).Order());

        var shuffled = cached.GetRowCursorSet(cached.Schema, wanted, new Random(1));
        Assert.Equal(Enumerable.Range(0, 1000), shuffled.SelectMany(share => share.Values<int>("N")).Order());
    }

    [Fact]
    public void Many_readers_may_fill_the_cache_at_once()
    {
        const int readers = 6;
        var rows = Enumerable.Range(0, 5000).Select(n => new Row { N = n, Text = $"{n}" }).ToArray();
        var cached = _context.Data.Cache(_context.Data.LoadFromEnumerable(rows));

        Parallel.For(0, readers, new ParallelOptions { MaxDegreeOfParallelism = readers }, reader =>
        {
            if (reader % 2 == 0)
                Assert.Equal(Enumerable.Range(0, 5000), cached.Values<int>("N"));
            else
                Assert.Equal("4999", cached.Texts("Text")[^1]);
        });
    }

    [Fact]
    public void Every_kind_of_value_is_kept()
    {
        var full = new AllKinds { Words = ["x", "y"], Many = [1, 2, 3], Flag = true, When = new DateTime(2020, 1, 2) };
        var source = _context.Data.LoadFromEnumerable([new AllKinds(), full]);
        var cached = _context.Data.Cache(source);

        Assert.Equal(source.TextVectors("Words"), cached.TextVectors("Words"));
        Assert.Equal(source.Vectors<int>("Many"), cached.Vectors<int>("Many"));
        Assert.Equal([false, true], cached.Values<bool>("Flag"));
        Assert.Equal(source.Values<DateTime>("When"), cached.Values<DateTime>("When"));
        Assert.Equal(source.Values<uint>("Key"), cached.Values<uint>("Key"));
    }

    [Fact]
    public void Sparse_vectors_stay_sparse()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("v.tsv", "1\t\t\t\t\t\t\t8", "1\t2\t3\t4\t5\t6\t7\t8");
        var cached = _context.Data.Cache(_context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0, 7)]));

        var rows = cached.Buffers<float>("A");
        Assert.Equal([0, 7], rows[0].GetIndices().ToArray());
        Assert.True(rows[1].IsDense);
    }

    [Fact]
    public void Empty_data_is_cached_as_empty()
    {
        var cached = _context.Data.Cache(_context.Data.LoadFromEnumerable(Array.Empty<Row>()));

        Assert.Empty(cached.Values<int>("N"));
        Assert.Equal(0, cached.GetRowCount());
    }

    [Fact]
    public void An_error_of_the_source_reaches_the_reader()
    {
        var cached = _context.Data.Cache(_context.Data.LoadFromEnumerable(Failing()));

        var error = Assert.ThrowsAny<Exception>(() => cached.Values<int>("N"));
        Assert.Contains(error.Chain(), cause => cause.Message.Contains("the second row", StringComparison.Ordinal));

        static IEnumerable<Row> Failing()
        {
            yield return new Row { N = 0 };
            throw new NotSupportedException("the second row");
        }
    }

    [Fact]
    public void A_column_to_prefetch_must_exist()
    {
        Failure.Naming<ArgumentOutOfRangeException>("nope", () => _context.Data.Cache(Load(new Counter()), "nope"));
        Assert.Throws<ArgumentNullException>(() => _context.Data.Cache(null));
    }

    [Fact]
    public void A_chain_with_a_checkpoint_reads_its_input_once_for_what_follows()
    {
        var counter = new Counter();
        var chain = _context.Transforms.CopyColumns("Copy", "Vector")
            .AppendCacheCheckpoint(_context)
            .Append(new ReadingEstimator(_context, "Copy"))
            .Append(new ReadingEstimator(_context, "Copy"));

        chain.Fit(Load(counter));

        Assert.Equal(1, counter.Passes);
    }

    private IDataView Load(Counter counter) => _context.Data.LoadFromEnumerable(Rows(counter));

    private static IEnumerable<Row> Rows(Counter counter)
    {
        counter.Passes++;
        for (var n = 0; n < 10; n++)
            yield return new Row { N = n, Text = $"row {n}", Vector = [n, -n] };
    }

    /// <summary>Reads a column when it is fitted.</summary>
    private sealed class ReadingEstimator(MLContext context, string column) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            Assert.Equal(10, input.Vectors<float>(column).Length);
            return context.Transforms.CopyColumns("Again", column).Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class Counter
    {
        public int Passes { get; set; }
    }

    private sealed class Row
    {
        public int N { get; set; }

        public string? Text { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [0, 0];
    }

    private sealed class AllKinds
    {
        [VectorType(2)]
        public string[] Words { get; set; } = ["", ""];

        public int[] Many { get; set; } = [];

        public bool Flag { get; set; }

        public DateTime When { get; set; }

        [KeyType(5)]
        public uint Key { get; set; }
    }
}
