using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class TextLoaderCursorTests : IDisposable
{
    private const int Rows = 1000;

    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_keep_their_order_with_and_without_threads(bool threads)
    {
        var view = Numbers(threads);

        Assert.Equal(Expected(), view.Values<int>("N"));
        Assert.Equal(Expected().Select(n => $"row {n}"), view.Texts("Text"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_id_of_a_row_is_its_number(bool threads)
    {
        var ids = Numbers(threads).Ids();

        Assert.Equal(Expected().Select(n => new DataViewRowId((ulong)n, 0)), ids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_cursor_set_shares_the_rows_out(int wanted)
    {
        var view = Numbers(threads: true);

        var cursors = view.GetRowCursorSet(view.Schema, wanted);

        Assert.InRange(cursors.Length, 1, wanted);
        var shares = ReadTogether(cursors);
        Assert.Equal(Expected(), shares.SelectMany(share => share.Select(row => row.N)).Order());
        Assert.All(shares.SelectMany(share => share), row => Assert.Equal(new DataViewRowId((ulong)row.N, 0), row.Id));
        Assert.All(shares, share => Assert.Equal(share.Select(row => row.N).Order(), share.Select(row => row.N)));
    }

    [Fact]
    public void The_batches_of_a_cursor_set_put_the_rows_in_order_again()
    {
        var view = Numbers(threads: true);

        var shares = ReadTogether(view.GetRowCursorSet(view.Schema, 4));

        Assert.All(shares, share => Assert.Equal(share.Select(row => row.Batch).Order(), share.Select(row => row.Batch)));
        Assert.Equal(Expected(), shares.SelectMany(share => share).OrderBy(row => row.Batch).ThenBy(row => row.N).Select(row => row.N));
        var owners = shares.SelectMany((share, owner) => share.Select(row => (row.Batch, Owner: owner))).Distinct().ToArray();
        Assert.Equal(owners.Length, owners.Select(pair => pair.Batch).Distinct().Count());
    }

    [Fact]
    public void A_cursor_set_may_be_left_half_read()
    {
        var view = Numbers(threads: true);

        var cursors = view.GetRowCursorSet(view.Schema, 4);
        Assert.True(cursors[0].MoveNext());
        foreach (var cursor in cursors)
            cursor.Dispose();

        Assert.Equal(Rows, view.Values<int>("N").Length);
    }

    [Fact]
    public void A_cursor_may_be_left_half_read()
    {
        var view = Numbers(threads: true);
        using (var cursor = view.GetRowCursor(view.Schema))
            Assert.True(cursor.MoveNext());

        Assert.Equal(Rows, view.Values<int>("N").Length);
    }

    [Fact]
    public void Two_cursors_read_one_file_at_once()
    {
        var view = Numbers(threads: true);
        using var first = view.GetRowCursor(view.Schema);
        using var second = view.GetRowCursor(view.Schema);

        Assert.Equal(Expected(), first.Values<int>("N"));
        Assert.Equal(Expected(), second.Values<int>("N"));
    }

    [Fact]
    public void Only_the_columns_asked_for_are_active()
    {
        var view = Numbers(threads: false);
        using var cursor = view.GetRowCursor([view.Schema["Text"]]);

        Assert.True(cursor.IsColumnActive(view.Schema["Text"]));
        Assert.False(cursor.IsColumnActive(view.Schema["N"]));
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
    }

    [Fact]
    public void Without_active_columns_the_rows_are_still_counted()
    {
        var view = Numbers(threads: true);
        using var cursor = view.GetRowCursor([]);
        var count = 0;
        while (cursor.MoveNext())
            count++;

        Assert.Equal(Rows, count);
        Assert.Equal(-1, cursor.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(999)]
    [InlineData(5000)]
    public void At_most_the_given_number_of_rows_is_read(int most)
    {
        var view = Numbers(threads: true, most);

        Assert.Equal(Expected().Take(most), view.Values<int>("N"));
    }

    [Fact]
    public void The_most_rows_count_over_all_files_together()
    {
        var first = _folder.Write("a.tsv", "1", "2");
        var second = _folder.Write("b.tsv", "3", "4");
        var options = new TextLoader.Options { MaxRows = 3, Columns = [new("A", DataKind.Single, 0)] };

        Assert.Equal([1f, 2f, 3f], _context.Data.CreateTextLoader(options).Load(first, second).Values<float>("A"));
    }

    [Fact]
    public void Text_stays_valid_after_the_cursor_has_moved_on()
    {
        var view = Numbers(threads: false);
        using var cursor = view.GetRowCursor(view.Schema);
        var kept = cursor.Values<ReadOnlyMemory<char>>("Text");

        Assert.Equal(Expected().Select(n => $"row {n}"), kept.Select(text => text.ToString()));
    }

    [Fact]
    public void Vectors_reuse_the_buffer_they_are_given_and_grow_it_as_needed()
    {
        var path = _folder.Write("v.tsv", "1\t2\t3", "4\t\t", "\t5\t6");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("V", DataKind.Single, 0, 2)]);
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["V"]);
        var value = default(VBuffer<float>);
        var seen = new List<float[]>();
        while (cursor.MoveNext())
        {
            getter(ref value);
            seen.Add([.. value.DenseValues()]);
            getter(ref value);
            Assert.Equal(seen[^1], value.DenseValues());
        }

        Assert.Equal([[1f, 2f, 3f], [4f, 0f, 0f], [0f, 5f, 6f]], seen);
    }

    private static IEnumerable<int> Expected() => Enumerable.Range(0, Rows);

    private static List<(int N, long Batch, DataViewRowId Id)>[] ReadTogether(DataViewRowCursor[] cursors)
    {
        var tasks = cursors.Select(cursor => Task.Run(() => ReadShare(cursor))).ToArray();
        Task.WaitAll(tasks);
        return [.. tasks.Select(task => task.Result)];
    }

    private static List<(int N, long Batch, DataViewRowId Id)> ReadShare(DataViewRowCursor cursor)
    {
        using var owned = cursor;
        var values = cursor.GetGetter<int>(cursor.Schema["N"]);
        var ids = cursor.GetIdGetter();
        var share = new List<(int, long, DataViewRowId)>();
        while (cursor.MoveNext())
        {
            var value = 0;
            DataViewRowId id = default;
            values(ref value);
            ids(ref id);
            share.Add((value, cursor.Batch, id));
        }

        return share;
    }

    private IDataView Numbers(bool threads, int? most = null)
    {
        var path = _folder.Write("numbers.tsv", [.. Expected().Select(n => $"{n}\trow {n}")]);
        return _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            UseThreads = threads,
            MaxRows = most,
            Columns = [new("N", DataKind.Int32, 0), new("Text", DataKind.String, 1)],
        });
    }
}
