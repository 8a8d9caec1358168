using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>Several cursors over one view, and one cursor fed by several threads.</summary>
public sealed class CursorSetTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void The_rows_of_a_cursor_set_are_the_rows_of_the_view(int count)
    {
        var data = Row.Data(_ml, count);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.CopyColumns("Vectors", "Vector")).Fit(data).Transform(data);
        var cursors = output.GetRowCursorSet(output.Schema, 3);
        Assert.Equal(3, cursors.Length);
        var rows = new List<(float Number, long Batch)>();
        foreach (var cursor in cursors)
        {
            using (cursor)
                rows.AddRange(Read(cursor));
        }

        Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), rows.Select(r => r.Number).Order());
        // Put in the order of their batches, the rows are in the order of the view.
        Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), rows.OrderBy(r => r.Batch).Select(r => r.Number));
    }

    [Fact]
    public void Cursors_of_a_set_can_be_read_in_turns_and_on_several_threads()
    {
        var data = Row.Data(_ml, 1000);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
        var cursors = output.GetRowCursorSet([output.Schema["Copy"]], 4);
        var numbers = cursors.AsParallel().WithDegreeOfParallelism(4).SelectMany(cursor =>
        {
            using (cursor)
                return Read(cursor).Select(r => r.Number).ToArray();
        }).Order();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (float)i), numbers);
    }

    [Fact]
    public void A_set_without_computed_columns_is_not_split()
    {
        var data = Row.Data(_ml, 10);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
        var cursors = output.GetRowCursorSet([output.Schema["Number"]], 4);
        Assert.Single(cursors)!.Dispose();
        Assert.Single(output.GetRowCursorSet(output.Schema, 1)).Dispose();
    }

    [Fact]
    public void Every_vector_of_a_set_is_the_readers_own()
    {
        var data = Row.Data(_ml, 200);
        var output = _ml.Transforms.CopyColumns("Copy", "Vector").Fit(data).Transform(data);
        foreach (var cursor in output.GetRowCursorSet([output.Schema["Copy"]], 2))
        {
            using var row = cursor;
            var getter = row.GetGetter<VBuffer<float>>(output.Schema["Copy"]);
            VBuffer<float> value = default;
            while (row.MoveNext())
            {
                getter(ref value);
                var editor = VBufferEditor.CreateFromBuffer(ref value);
                Assert.Equal(editor.Values[0] + 2, editor.Values[2]);
                editor.Values.Fill(-1);
                getter(ref value);
                Assert.NotEqual(-1, value.GetItemOrDefault(2));
            }
        }
    }

    [Fact]
    public void One_cursor_gives_the_rows_in_order_with_ids_and_positions()
    {
        var data = Row.Data(_ml, 500);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.CopyColumns("Again", "Copy")).Fit(data).Transform(data);
        using var cursor = output.GetRowCursor(output.Schema);
        var getter = cursor.GetGetter<float>(output.Schema["Again"]);
        var id = cursor.GetIdGetter();
        DataViewRowId rowId = default;
        float number = -1;
        Assert.Throws<InvalidOperationException>(() => id(ref rowId));
        Assert.Throws<InvalidOperationException>(() => getter(ref number));
        for (var i = 0; i < 500; i++)
        {
            Assert.True(cursor.MoveNext());
            getter(ref number);
            id(ref rowId);
            Assert.Equal(i, number);
            Assert.Equal(i, cursor.Position);
            Assert.Equal(new DataViewRowId((ulong)i, 0), rowId);
        }

        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void A_cursor_that_is_left_early_can_be_disposed()
    {
        var data = Row.Data(_ml, 100_000);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
        var cursor = output.GetRowCursor(output.Schema);
        Assert.True(cursor.MoveNext());
        cursor.Dispose();
        Assert.False(cursor.MoveNext());
        var set = output.GetRowCursorSet(output.Schema, 3);
        Assert.True(set[1].MoveNext());
        foreach (var part in set)
            part.Dispose();
    }

    [Fact]
    public void An_error_in_a_row_reaches_the_reader_wrapped()
    {
        var data = Row.Data(_ml, 300);
        var failing = _ml.Transforms.CustomMapping<EstimatorChainTests.In, EstimatorChainTests.Out>((source, _) =>
        {
            if (source.Number == 200)
                throw new FormatException("row 200");
        }, null).Fit(data).Transform(data);
        var exception = Assert.Throws<InvalidOperationException>(() => failing.GetColumn<float>("Mapped").Count());
        Assert.Equal("row 200", exception.GetBaseException().Message);
    }

    [Fact]
    public void An_error_of_the_source_comes_as_it_is_unless_rows_are_computed_in_parallel()
    {
        static IEnumerable<Row> Rows()
        {
            yield return new Row();
            throw new FormatException("source");
        }

        var data = _ml.Data.LoadFromEnumerable(Rows());
        Assert.Throws<FormatException>(() => data.GetColumn<float>("Number").Count());
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
        Assert.Throws<FormatException>(() => output.GetColumn<float>("Number").Count());
        var exception = Assert.Throws<InvalidOperationException>(() => output.GetColumn<float>("Copy").Count());
        Assert.Equal("source", exception.GetBaseException().Message);
    }

    private static IEnumerable<(float Number, long Batch)> Read(DataViewRowCursor cursor)
    {
        var getter = cursor.GetGetter<float>(cursor.Schema["Copy"]);
        var value = 0f;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return (value, cursor.Batch);
        }
    }
}
