using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Binary;

public sealed class BinaryTests : IDisposable
{
    private readonly MLContext _context = new(seed: 5);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scalars_of_every_type_come_back()
    {
        var view = _context.Data.LoadFromEnumerable([Scalars.First, new Scalars(), Scalars.Last]);

        var loaded = SaveAndLoad(view);

        AssertSameSchema(view, loaded);
        Assert.Equal(view.Values<bool>("Flag"), loaded.Values<bool>("Flag"));
        Assert.Equal(view.Values<sbyte>("I1"), loaded.Values<sbyte>("I1"));
        Assert.Equal(view.Values<short>("I2"), loaded.Values<short>("I2"));
        Assert.Equal(view.Values<int>("I4"), loaded.Values<int>("I4"));
        Assert.Equal(view.Values<long>("I8"), loaded.Values<long>("I8"));
        Assert.Equal(view.Values<byte>("U1"), loaded.Values<byte>("U1"));
        Assert.Equal(view.Values<ushort>("U2"), loaded.Values<ushort>("U2"));
        Assert.Equal(view.Values<uint>("U4"), loaded.Values<uint>("U4"));
        Assert.Equal(view.Values<ulong>("U8"), loaded.Values<ulong>("U8"));
        Assert.Equal(view.Values<float>("R4"), loaded.Values<float>("R4"));
        Assert.Equal(view.Values<double>("R8"), loaded.Values<double>("R8"));
        Assert.Equal(["first \"text\"\n,漢\0", "", "z"], loaded.Texts("Text"));
        Assert.Equal(view.Values<TimeSpan>("Span"), loaded.Values<TimeSpan>("Span"));
        Assert.Equal(view.Values<DateTime>("Date"), loaded.Values<DateTime>("Date"));
        Assert.Equal(view.Values<DateTimeOffset>("Zone"), loaded.Values<DateTimeOffset>("Zone"));
        Assert.Equal(view.Values<DateTimeOffset>("Zone").Select(zone => zone.Offset), loaded.Values<DateTimeOffset>("Zone").Select(zone => zone.Offset));
        Assert.Equal(view.Values<DataViewRowId>("Id"), loaded.Values<DataViewRowId>("Id"));
    }

    [Fact]
    public void NaN_and_negative_zero_keep_their_bits()
    {
        float[] values = [-0f, BitConverter.Int32BitsToSingle(unchecked((int)0xFFC01234)), float.NaN, float.NegativeInfinity];
        var view = _context.Data.LoadFromEnumerable(values.Select(value => new Scalars { R4 = value }));

        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), SaveAndLoad(view).Values<float>("R4").Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Keys_of_every_width_come_back_missing_ones_too()
    {
        var path = _folder.Write("keys.tsv", "1\t2\t3\t4\t0\t2", "?\t?\t?\t?\t?\t1", "99\t0\t0\t0\t1\t?");
        var view = _context.Data.LoadFromTextFile(path,
        [
            new("A", DataKind.Byte, [new(0)], new KeyCount(100)),
            new("B", DataKind.UInt16, [new(1)], new KeyCount(1000)),
            new("C", DataKind.UInt32, [new(2)], new KeyCount(100000)),
            new("D", DataKind.UInt64, [new(3)], new KeyCount(10000000000)),
            new("E", DataKind.UInt32, [new(4, 5)], new KeyCount(7)),
        ]);

        var loaded = SaveAndLoad(view);

        AssertSameSchema(view, loaded);
        Assert.Equal([2, 0, 100], loaded.Values<byte>("A"));
        Assert.Equal([3, 0, 1], loaded.Values<ushort>("B"));
        Assert.Equal([4u, 0u, 1u], loaded.Values<uint>("C"));
        Assert.Equal([5ul, 0ul, 1ul], loaded.Values<ulong>("D"));
        Assert.Equal([[1u, 3u], [0u, 2u], [2u, 0u]], loaded.Vectors<uint>("E"));
    }

    [Fact]
    public void Vectors_of_every_shape_come_back()
    {
        var view = _context.Data.LoadFromEnumerable([Vectors.First, Vectors.Second]);

        var loaded = SaveAndLoad(view);

        AssertSameSchema(view, loaded);
        Assert.Equal(new[] { 2, 3 }, ((VectorDataViewType)loaded.Schema["Matrix"].Type).Dimensions.AsEnumerable());
        Assert.False(((VectorDataViewType)loaded.Schema["Any"].Type).IsKnownSize);
        Assert.Equal(view.Vectors<float>("Fixed"), loaded.Vectors<float>("Fixed"));
        Assert.Equal(view.Vectors<double>("Matrix"), loaded.Vectors<double>("Matrix"));
        Assert.Equal([[1L, 2L, 3L], []], loaded.Vectors<long>("Any"));
        Assert.Equal([["a", "", "ccc"], ["", "", ""]], loaded.TextVectors("Words"));
        Assert.Equal(view.Vectors<bool>("Flags"), loaded.Vectors<bool>("Flags"));
        Assert.Equal(view.Vectors<DateTime>("Dates"), loaded.Vectors<DateTime>("Dates"));
        Assert.Equal(view.Vectors<byte>("Bytes"), loaded.Vectors<byte>("Bytes"));
    }

    [Fact]
    public void Sparse_vectors_stay_sparse_and_dense_ones_dense()
    {
        var path = _folder.Write("v.tsv", "1\t\t\t\t\t\t\t8", "1\t2\t3\t4\t5\t6\t7\t8", "\t\t\t\t\t\t\t");
        var view = _context.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0, 7), new("B", DataKind.Int32, 0, 7), new("C", DataKind.String, 0, 7)]);

        var loaded = SaveAndLoad(view);

        var rows = loaded.Buffers<float>("A");
        Assert.Equal([false, true, false], rows.Select(row => row.IsDense));
        Assert.Equal([0, 7], rows[0].GetIndices().ToArray());
        Assert.Equal([1f, 8f], rows[0].GetValues().ToArray());
        Assert.Equal([8, 8, 8], rows.Select(row => row.Length));
        Assert.Equal(0, rows[2].GetValues().Length);
        Assert.Equal([0, 7], loaded.Buffers<int>("B")[0].GetIndices().ToArray());
        Assert.Equal(["1", "", "", "", "", "", "", "8"], loaded.TextVectors("C")[0]);
    }

    [Fact]
    public void Slot_names_and_key_values_are_saved_with_their_columns()
    {
        var definition = SchemaDefinition.Create(typeof(Vectors));
        definition["Fixed"].AddAnnotation("SlotNames", new[] { "left", "right" }, new VectorDataViewType(TextDataViewType.Instance, 2));
        definition["Bytes"].AddAnnotation("KeyValues", new[] { "b", "a", "" }, new VectorDataViewType(TextDataViewType.Instance, 3));

        var loaded = SaveAndLoad(_context.Data.LoadFromEnumerable([Vectors.First], definition));

        Assert.Equal(["left", "right"], loaded.SlotNames("Fixed"));
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        loaded.Schema["Bytes"].Annotations.GetValue("KeyValues", ref values);
        Assert.Equal(["b", "a", ""], values.DenseValues().Select(value => value.ToString()));
        Assert.Empty(loaded.Schema["Any"].Annotations.Schema);
    }

    [Fact]
    public void Annotations_of_any_type_are_saved()
    {
        var definition = SchemaDefinition.Create(typeof(Vectors));
        definition["Fixed"].AddAnnotation("Scale", 2.5, NumberDataViewType.Double);
        definition["Fixed"].AddAnnotation("Sure", true, BooleanDataViewType.Instance);
        var loaded = SaveAndLoad(_context.Data.LoadFromEnumerable([Vectors.First], definition));

        var scale = 0d;
        var sure = false;
        loaded.Schema["Fixed"].Annotations.GetValue("Scale", ref scale);
        loaded.Schema["Fixed"].Annotations.GetValue("Sure", ref sure);
        Assert.Equal(2.5, scale);
        Assert.True(sure);
        Assert.Equal(NumberDataViewType.Double, loaded.Schema["Fixed"].Annotations.Schema["Scale"].Type);
    }

    [Fact]
    public void Hidden_columns_are_saved_only_when_they_are_kept()
    {
        var view = _context.Data.LoadFromEnumerable([new Scalars { R4 = 1, R8 = 2 }]);
        var shadowed = _context.Transforms.CopyColumns("R4", "R8").Fit(view).Transform(view);

        var dropped = SaveAndLoad(shadowed);
        var kept = SaveAndLoad(shadowed, keepHidden: true);

        Assert.Equal(shadowed.Schema.Where(column => !column.IsHidden).Select(column => column.Name), dropped.Schema.ColumnNames());
        Assert.Equal(shadowed.Schema.ColumnNames(), kept.Schema.ColumnNames());
        Assert.Equal(shadowed.Schema.Select(column => column.IsHidden), kept.Schema.Select(column => column.IsHidden));
        Assert.Equal([2d], kept.Values<double>("R4"));
        Assert.Equal([2d], dropped.Values<double>("R4"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void The_row_count_is_known_and_every_row_is_there(int count)
    {
        var loaded = SaveAndLoad(Numbers(count));

        Assert.Equal(count, loaded.GetRowCount());
        Assert.Equal(Enumerable.Range(0, count), loaded.Values<int>("N"));
        Assert.Equal(Enumerable.Range(0, count).Select(n => $"row {n}"), loaded.Texts("Text"));
        Assert.Equal(Enumerable.Range(0, count).Select(n => new DataViewRowId((ulong)n, 0)), loaded.Ids());
    }

    [Fact]
    public void A_loaded_view_can_be_shuffled()
    {
        var loaded = SaveAndLoad(Numbers(3000));

        Assert.True(loaded.CanShuffle);
        using var cursor = loaded.GetRowCursor(loaded.Schema, new Random(1));
        using var again = loaded.GetRowCursor(loaded.Schema, new Random(1));
        var shuffled = cursor.Values<int>("N");
        Assert.NotEqual(Enumerable.Range(0, 3000), shuffled);
        Assert.Equal(Enumerable.Range(0, 3000), shuffled.Order());
        Assert.Equal(shuffled, again.Values<int>("N"));
    }

    [Fact]
    public void A_cursor_set_shares_the_rows_out()
    {
        var loaded = SaveAndLoad(Numbers(3000));

        var shares = loaded.GetRowCursorSet(loaded.Schema, 4);
        Assert.InRange(shares.Length, 1, 4);
        Assert.Equal(Enumerable.Range(0, 3000), shares.SelectMany(share => share.Values<int>("N")).Order());
    }

    [Fact]
    public void Two_cursors_read_side_by_side()
    {
        var loaded = SaveAndLoad(Numbers(3000));
        using var first = loaded.GetRowCursor(loaded.Schema);
        using var second = loaded.GetRowCursor([loaded.Schema["N"]]);
        var one = first.GetGetter<int>(loaded.Schema["N"]);
        var two = second.GetGetter<int>(loaded.Schema["N"]);
        for (var n = 0; n < 3000; n++)
        {
            int a = 0, b = 0;
            Assert.True(first.MoveNext() && second.MoveNext());
            one(ref a);
            two(ref b);
            Assert.Equal((n, n), (a, b));
        }

        Assert.False(second.IsColumnActive(loaded.Schema["Text"]));
    }

    [Fact]
    public void Columns_without_any_row_are_still_columns()
    {
        var view = _context.Data.LoadFromEnumerable(Array.Empty<Vectors>());

        var loaded = SaveAndLoad(view);

        AssertSameSchema(view, loaded);
        Assert.Empty(loaded.Vectors<float>("Fixed"));
    }

    [Fact]
    public void A_stream_stays_open_and_is_written_from_its_start()
    {
        using var stream = new MemoryStream();

        _context.Data.SaveAsBinary(Numbers(3), stream);

        Assert.True(stream.CanRead);
        Assert.True(stream.Length > 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.SaveAsBinary(Numbers(3), stream));
    }

    [Fact]
    public void A_source_of_one_s_own_can_be_loaded()
    {
        using var stream = new MemoryStream();
        _context.Data.SaveAsBinary(Numbers(3), stream);

        var loaded = _context.Data.LoadFromBinary(new Bytes(stream.ToArray()));

        Assert.Equal([0, 1, 2], loaded.Values<int>("N"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromBinary(new Bytes(stream.ToArray(), stream.ToArray())));
    }

    [Fact]
    public void Anything_that_is_no_such_file_is_refused()
    {
        var text = _folder.Write("text.bin", [.. Enumerable.Repeat("this is a text file, longer than any header would be", 20)]);
        var empty = _folder.WriteText("empty.bin", "");

        Assert.Throws<FormatException>(() => _context.Data.LoadFromBinary(text));
        Assert.Throws<FormatException>(() => _context.Data.LoadFromBinary(empty));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_refused()
    {
        using var stream = new MemoryStream();
        _context.Data.SaveAsBinary(Numbers(3000), stream);
        var path = _folder.At("cut.bin");
        File.WriteAllBytes(path, stream.ToArray()[..(int)(stream.Length / 2)]);

        Assert.ThrowsAny<Exception>(() => _context.Data.LoadFromBinary(path).Values<int>("N"));
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        var view = Numbers(3);

        Assert.Throws<ArgumentNullException>(() => _context.Data.SaveAsBinary(null, new MemoryStream()));
        Assert.Throws<ArgumentNullException>(() => _context.Data.SaveAsBinary(view, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.SaveAsBinary(view, new MemoryStream([], writable: false)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromBinary(""));
        Assert.Throws<ArgumentNullException>(() => _context.Data.LoadFromBinary((IMultiStreamSource)null!));
        Failure.Naming<ArgumentOutOfRangeException>("none.bin", () => _context.Data.LoadFromBinary(_folder.At("none.bin")));
    }

    [Fact]
    public void A_getter_of_another_type_or_of_an_inactive_column_is_refused()
    {
        var loaded = SaveAndLoad(Numbers(3));
        using var cursor = loaded.GetRowCursor([loaded.Schema["N"]]);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(loaded.Schema["N"]));
        Assert.ThrowsAny<Exception>(() => cursor.GetGetter<ReadOnlyMemory<char>>(loaded.Schema["Text"]));
    }

    private static void AssertSameSchema(IDataView expected, IDataView actual)
    {
        Assert.Equal(expected.Schema.ColumnNames(), actual.Schema.ColumnNames());
        Assert.Equal(expected.Schema.Select(column => column.Type), actual.Schema.Select(column => column.Type));
    }

    private IDataView SaveAndLoad(IDataView view, bool keepHidden = false)
    {
        using var stream = new MemoryStream();
        _context.Data.SaveAsBinary(view, stream, keepHidden);
        return _context.Data.LoadFromBinary(new Bytes(stream.ToArray()));
    }

    private IDataView Numbers(int count) =>
        _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(n => new Number { N = n, Text = $"row {n}" }).ToArray());

    private sealed class Bytes(params byte[][] files) : IMultiStreamSource
    {
        public int Count => files.Length;

        public string GetPathOrNull(int index) => null!;

        public Stream Open(int index) => new MemoryStream(files[index], writable: false);

        public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
    }

    private sealed class Number
    {
        public int N { get; set; }

        public string? Text { get; set; }
    }
}
