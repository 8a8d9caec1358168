using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>Cursors over objects: when the sequence is read, and what rows tell.</summary>
public sealed class EnumerableCursorTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Nothing_is_read_before_a_cursor_is_opened_and_rows_are_read_one_by_one()
    {
        var read = 0;
        IEnumerable<Row> Rows()
        {
            for (var i = 0; i < 3; i++)
            {
                read++;
                yield return new Row { Number = i };
            }
        }

        var data = _ml.Data.LoadFromEnumerable(Rows());
        Assert.Equal(0, read);
        Assert.Null(data.GetRowCount());
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.Equal(0, read);
        Assert.True(cursor.MoveNext());
        Assert.Equal(1, read);
        Assert.True(cursor.MoveNext());
        Assert.True(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(3, read);
    }

    [Fact]
    public void Members_of_inactive_columns_are_not_read()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Counting() });
        Assert.Equal([5], data.GetColumn<int>("Active"));
        Assert.Throws<NotSupportedException>(() => data.GetColumn<int>("Throwing").ToArray());
    }

    [Fact]
    public void Rows_have_positions_batches_and_ids()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(i => new Row { Number = i }).ToList());
        Assert.False(data.CanShuffle);
        Assert.Equal(3, data.GetRowCount());
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.Equal(-1, cursor.Position);
        var id = cursor.GetIdGetter();
        DataViewRowId value = default;
        Assert.Throws<InvalidOperationException>(() => id(ref value));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(i, cursor.Position);
            Assert.Equal(0, cursor.Batch);
            id(ref value);
            Assert.Equal(new DataViewRowId((ulong)i, 0), value);
        }

        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Changes_of_a_list_are_seen_by_the_next_cursor()
    {
        var rows = new List<Row> { new() { Number = 1 } };
        var data = _ml.Data.LoadFromEnumerable(rows);
        Assert.Equal([1], data.GetColumn<int>("Number"));
        rows.Add(new Row { Number = 2 });
        Assert.Equal([1, 2], data.GetColumn<int>("Number"));
        Assert.Equal(2, data.GetRowCount());
    }

    [Fact]
    public void A_null_row_is_an_error_where_it_comes()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row(), null! });
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.True(cursor.MoveNext());
        Assert.Throws<InvalidOperationException>(() => cursor.MoveNext());
    }

    [Fact]
    public void Null_data_is_refused() => Assert.Throws<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable<Row>(null!));

    [Fact]
    public void Inactive_columns_have_no_getter()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Number = 1 } });
        using var cursor = data.GetRowCursor([data.Schema["Text"]]);
        Assert.False(cursor.IsColumnActive(data.Schema["Number"]));
        Assert.True(cursor.IsColumnActive(data.Schema["Text"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(data.Schema["Number"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(data.Schema["Text"]));
    }

    [Fact]
    public void A_cursor_set_is_one_cursor_with_all_rows()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Row { Number = i }).ToArray());
        using var cursor = Assert.Single(data.GetRowCursorSet(data.Schema, 4));
        var rows = 0;
        while (cursor.MoveNext())
            rows++;
        Assert.Equal(200, rows);
    }

    [Fact]
    public void Null_texts_are_empty_and_null_arrays_have_no_items()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row() });
        Assert.Equal([""], data.GetColumn<string>("Text"));
        Assert.Empty(Assert.Single(data.GetColumn<string[]>("Texts")));
        Assert.Empty(Assert.Single(data.GetColumn<float[]>("Values")));
    }

    [Fact]
    public void Vectors_are_copied_so_that_a_reader_may_write_into_them()
    {
        var row = new Row { Values = [1, 2], Buffer = new VBuffer<float>(3, [3, 4, 5]) };
        var data = _ml.Data.LoadFromEnumerable(new[] { row });
        using var cursor = data.GetRowCursor(data.Schema);
        var values = cursor.GetGetter<VBuffer<float>>(data.Schema["Values"]);
        var buffers = cursor.GetGetter<VBuffer<float>>(data.Schema["Buffer"]);
        Assert.True(cursor.MoveNext());
        VBuffer<float> buffer = default;
        values(ref buffer);
        VBufferEditor.CreateFromBuffer(ref buffer).Values[0] = 9;
        buffers(ref buffer);
        VBufferEditor.CreateFromBuffer(ref buffer).Values[0] = 9;
        Assert.Equal([1, 2], row.Values);
        Assert.Equal([3, 4, 5], row.Buffer.DenseValues());
    }

    [Fact]
    public void An_empty_sequence_has_a_schema_and_no_rows()
    {
        var data = _ml.Data.LoadFromEnumerable(Array.Empty<Row>());
        Assert.Equal(5, data.Schema.Count);
        Assert.Equal(0, data.GetRowCount());
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void Cursors_are_independent_of_each_other()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2).Select(i => new Row { Number = i }).ToArray());
        using var first = data.GetRowCursor(data.Schema);
        using var second = data.GetRowCursor(data.Schema);
        Assert.True(first.MoveNext());
        Assert.True(first.MoveNext());
        Assert.True(second.MoveNext());
        Assert.Equal(1, first.Position);
        Assert.Equal(0, second.Position);
    }

    public sealed class Row
    {
        public int Number;
        public string Text = null!;
        public string[] Texts = null!;
        public float[] Values = null!;
        public VBuffer<float> Buffer;
    }

    public sealed class Counting
    {
        public int Active => 5;

        public int Throwing => throw new NotSupportedException();
    }
}
