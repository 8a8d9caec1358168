using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>Views of pictures under shuffling, cursor sets, threads, and ML.NET's own operations.</summary>
public sealed class ImageCursorTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 8)]
    [InlineData(100, 3)]
    [InlineData(1000, 4)]
    [InlineData(1001, 7)]
    [InlineData(0, 4)]
    public void Cursors_of_a_set_share_the_rows_and_batches_restore_their_order(int rows, int cursors)
    {
        var view = Numbered(rows);
        var set = view.GetRowCursorSet([view.Schema["Label"]], cursors);
        Assert.Equal(Math.Clamp(rows, 1, cursors), set.Length);

        var parts = set.Select(cursor => cursor.Texts("Label")).ToArray();

        Assert.All(parts, part => Assert.Equal(part.Select(row => row.Batch).Order(), part.Select(row => row.Batch)));
        var owners = parts.SelectMany((part, owner) => part.Select(row => (row.Batch, owner)).Distinct()).ToArray();
        Assert.Equal(owners.Length, owners.Select(owner => owner.Batch).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, rows).Select(row => $"{row}"), parts.SelectMany(part => part).OrderBy(row => row.Batch).Select(row => row.Value));
        Assert.True(rows < 100 || parts.Min(part => part.Count) > rows / (2 * cursors), "the rows are dealt unevenly");
    }

    [Fact]
    public void Equal_seeds_shuffle_equally_and_ids_stay_with_their_rows()
    {
        var view = Numbered(50);
        Assert.True(view.CanShuffle);

        var shuffled = view.Rows(new Random(5));

        Assert.Equal(shuffled.Select(row => row.Label), view.Texts("Label", new Random(5)));
        Assert.NotEqual(view.Texts("Label"), shuffled.Select(row => row.Label));
        Assert.NotEqual(view.Texts("Label", new Random(6)), shuffled.Select(row => row.Label));
        Assert.All(shuffled, row => Assert.Equal(row.Label, $"{row.Id}"));
        Assert.All(shuffled, row => Assert.Equal(row.Id + 1, (ulong)row.Width));
        Assert.Equal(50, shuffled.Select(row => row.Id).Distinct().Count());
    }

    [Fact]
    public void A_shuffled_set_has_every_row_once()
    {
        var view = Numbered(200);

        var parts = view.GetRowCursorSet(view.Schema, 3, new Random(5)).Select(cursor => cursor.Rows()).ToArray();

        Assert.Equal(Enumerable.Range(0, 200), parts.SelectMany(part => part).Select(row => (int)row.Id).Order());
        Assert.NotEqual(parts[0].Select(row => row.Id).Order(), parts[0].Select(row => row.Id));
    }

    [Fact]
    public void MLNets_own_shuffling_takes_the_rows_along()
    {
        var view = Numbered(40);

        var shuffled = _ml.Data.ShuffleRows(view, seed: 3).Texts("Label");

        Assert.NotEqual(view.Texts("Label"), shuffled);
        Assert.Equal(view.Texts("Label").Order(), shuffled.Order());
    }

    [Fact]
    public void Many_threads_read_at_once()
    {
        var view = Numbered(64);
        var expected = view.Rows().Select(row => (row.Id, row.Label, row.Width)).ToArray();
        var seen = new (ulong, string, int)[8][];

        var threads = Enumerable.Range(0, seen.Length).Select(i => new Thread(() => seen[i] = [.. view.Rows().Select(row => (row.Id, row.Label, row.Width))]));
        var started = threads.ToArray();
        Array.ForEach(started, thread => thread.Start());
        Array.ForEach(started, thread => thread.Join());

        Assert.All(seen, rows => Assert.Equal(expected, rows));
    }

    [Fact]
    public void Resized_and_extracted_pixels_come_in_order_whatever_reads_them()
    {
        var view = _ml.Data.LoadImages(130, row => LabelledImage.FromBytes(PictureFolder.Png(2, 2, (byte)row), $"{row % 3}"));
        var pipeline = _ml.Transforms.ResizeImages("Small", 2, 2, "Image")
            .Append(_ml.Transforms.ExtractPixels("Pixels", "Small", interleavePixelColors: true))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Class", "Label"));

        var pixels = pipeline.Fit(view).Transform(view).GetColumn<float[]>("Pixels").ToArray();

        Assert.Equal(130, pixels.Length);
        Assert.All(pixels.Select((values, row) => (values, row)), item => Assert.Equal(item.row, item.values[0]));
    }

    [Fact]
    public void A_cursor_tells_what_is_wrong_with_what_it_is_asked()
    {
        var view = Numbered(1);
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);

        Assert.True(cursor.IsColumnActive(view.Schema["Label"]));
        Assert.False(cursor.IsColumnActive(view.Schema["Image"]));
        Assert.Contains("'Image' is not active", Assert.Throws<ArgumentOutOfRangeException>(
            () => cursor.GetGetter<MLImage>(view.Schema["Image"])).Message, StringComparison.Ordinal);
        Assert.Contains("Single", Assert.Throws<InvalidOperationException>(
            () => cursor.GetGetter<float>(view.Schema["Label"])).Message, StringComparison.Ordinal);
        ReadOnlyMemory<char> label = default;
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Label"]);
        Assert.Throws<InvalidOperationException>(() => getter(ref label));
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        var stranger = _ml.Data.LoadFromEnumerable([new { Other = 1f }]);
        Assert.Throws<ArgumentException>(() => view.GetRowCursor(stranger.Schema));
    }

    [Fact]
    public void Ten_thousand_rows_leave_no_picture_behind_and_cost_the_same_each()
    {
        var png = PictureFolder.Png(32, 32);
        var view = _ml.Data.LoadImages(10_000, row => LabelledImage.FromBytes(png, "label"));
        using var cursor = view.GetRowCursor([view.Schema["Image"]]);

        var (pictures, early, late) = ReadAll(cursor);
        GC.Collect();

        Assert.Equal(10_000, pictures.Length);
        Assert.InRange(pictures.Count(picture => picture.TryGetTarget(out _)), 0, 2);
        Assert.InRange(late, 1, early + (early / 10));
        Assert.InRange(late / 2500, 1, 16 * 32 * 32);
    }

    /// <summary>All pictures, and the bytes allocated for the second for the third quarter of the rows, twice.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference<MLImage>[] Pictures, long Early, long Late) ReadAll(DataViewRowCursor cursor)
    {
        var image = cursor.GetGetter<MLImage>(cursor.Schema["Image"]);
        var pictures = new List<WeakReference<MLImage>>(10_000);
        var marks = new List<long>();
        MLImage seen = null!;
        while (cursor.MoveNext())
        {
            if (cursor.Position % 2500 == 0)
                marks.Add(GC.GetAllocatedBytesForCurrentThread());
            image(ref seen);
            pictures.Add(new WeakReference<MLImage>(seen));
        }

        return ([.. pictures], marks[2] - marks[1], marks[3] - marks[2]);
    }

    /// <summary>Row i is i + 1 pixels wide, red i, and labelled i.</summary>
    private IDataView Numbered(int rows) => _ml.Data.LoadImages(
        rows, row => LabelledImage.FromStream(() => new MemoryStream(PictureFolder.Png(row + 1, 2, (byte)row)), $"{row}"));
}
