using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>Archives, lists and functions as sources of pictures.</summary>
public sealed class ImageSourceTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_archive_gives_what_the_folder_gives_that_was_packed()
    {
        _folder.Picture("set/dog/b.png", 6, 5, 1, 2, 3);
        _folder.Picture("set/cat/a.png");
        _folder.Picture("set/cat/young/c.png", 2, 2);
        _folder.Picture("set/cat/.hidden.png");
        _folder.Write("set/readme.txt", "words"u8.ToArray());
        var zip = _folder.At("set.zip");
        ZipFile.CreateFromDirectory(_folder.At("set"), zip);

        var packed = _ml.Data.LoadImagesFromZip(zip).Rows();
        var loose = _ml.Data.LoadImagesFromFolder(_folder.At("set")).Rows();

        Assert.Equal(loose.Select(row => (row.Id, row.Label, row.Width, row.Height)), packed.Select(row => (row.Id, row.Label, row.Width, row.Height)));
        Assert.All(loose.Zip(packed), pair => Assert.Equal(pair.First.Bgra, pair.Second.Bgra));
        Assert.Equal($"{zip}/cat/a.png", packed[0].Path);
    }

    [Fact]
    public void The_folder_around_the_classes_of_an_archive_is_none()
    {
        _folder.Picture("set/all/dog/b.png");
        _folder.Picture("set/all/cat/a.png");
        ZipFile.CreateFromDirectory(_folder.At("set"), _folder.At("set.zip"));
        _folder.Picture("one/cat/a.png");
        ZipFile.CreateFromDirectory(_folder.At("one"), _folder.At("one.zip"));

        Assert.Equal(["cat", "dog"], _ml.Data.LoadImagesFromZip(_folder.At("set.zip")).Texts("Label"));
        Assert.Equal(["cat"], _ml.Data.LoadImagesFromZip(_folder.At("one.zip")).Texts("Label"));
    }

    [Fact]
    public void An_archive_may_be_deleted_while_it_is_read()
    {
        _folder.Picture("set/cat/a.png");
        _folder.Picture("set/cat/b.png", 8, 8);
        var zip = _folder.At("set.zip");
        ZipFile.CreateFromDirectory(_folder.At("set"), zip);
        var view = _ml.Data.LoadImagesFromZip(zip);
        using (var cursor = view.GetRowCursor(view.Schema))
        {
            var image = cursor.GetGetter<MLImage>(view.Schema["Image"]);
            MLImage seen = null!;
            Assert.True(cursor.MoveNext());
            image(ref seen);
            File.Delete(zip);
            Assert.True(cursor.MoveNext());
            image(ref seen);
            Assert.Equal(8, seen.Width);
        }

        Assert.Throws<UnreadableImageException>(() => view.Rows());
    }

    [Fact]
    public void An_archive_that_was_exchanged_is_noticed()
    {
        _folder.Picture("set/cat/a.png");
        _folder.Picture("other/cat/b.png");
        ZipFile.CreateFromDirectory(_folder.At("set"), _folder.At("set.zip"));
        var view = _ml.Data.LoadImagesFromZip(_folder.At("set.zip"));
        File.Delete(_folder.At("set.zip"));
        ZipFile.CreateFromDirectory(_folder.At("other"), _folder.At("set.zip"));

        Assert.Contains("has changed", Assert.Throws<UnreadableImageException>(() => view.Rows()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_entries_of_an_archive_are_skipped_and_told()
    {
        _folder.Picture("set/cat/a.png");
        _folder.Write("set/cat/b.png", [1, 2, 3]);
        ZipFile.CreateFromDirectory(_folder.At("set"), _folder.At("set.zip"));
        var report = new ImageLoadReport();
        var options = new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report };

        Assert.Single(_ml.Data.LoadImagesFromZip(_folder.At("set.zip"), options).Rows());
        Assert.EndsWith("set.zip/cat/b.png", Assert.Single(report.Skipped).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_mixes_files_bytes_streams_and_images()
    {
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [1, 2, 3, 255, 4, 5, 6, 255]);
        var view = _ml.Data.LoadImages(
        [
            LabelledImage.FromFile(_folder.Picture("a.png", 3, 3), "file"),
            LabelledImage.FromBytes(new byte[5].Concat(PictureFolder.Png(4, 4)).ToArray().AsMemory(5), "bytes", "from the camera"),
            LabelledImage.FromStream(() => new MemoryStream(PictureFolder.Png(5, 5)), "stream"),
            LabelledImage.FromImage(image, "image"),
        ]);

        var rows = view.Rows();

        Assert.Equal([3, 4, 5, 2], rows.Select(row => row.Width));
        Assert.Equal(["file", "bytes", "stream", "image"], rows.Select(row => row.Label));
        Assert.Equal([_folder.At("a.png"), "from the camera", "2", "3"], rows.Select(row => row.Path));
        Assert.Equal([3, 2, 1, 255, 6, 5, 4, 255], rows[3].Bgra);
        Assert.Equal(2, image.Width);
    }

    [Fact]
    public void Streams_are_disposed_and_opened_only_for_rows_whose_picture_is_read()
    {
        var opened = new List<WatchedStream>();
        var view = _ml.Data.LoadImages(3, row => LabelledImage.FromStream(
            () =>
            {
                opened.Add(new WatchedStream(PictureFolder.Png(2, 2)));
                return opened[^1];
            }, $"row {row}"));

        Assert.Equal(["row 0", "row 1", "row 2"], view.Texts("Label"));
        Assert.Empty(opened);
        view.Rows();
        Assert.Equal(3, opened.Count);
        Assert.All(opened, stream => Assert.True(stream.IsDisposed));
    }

    [Fact]
    public void A_picture_is_decoded_once_a_row_and_each_getter_has_its_own()
    {
        var opened = 0;
        var view = _ml.Data.LoadImages(2, _ => LabelledImage.FromStream(() => new MemoryStream(PictureFolder.Png(2 + opened++, 2))));
        using var cursor = view.GetRowCursor(view.Schema);
        var one = cursor.GetGetter<MLImage>(view.Schema["Image"]);
        var other = cursor.GetGetter<MLImage>(view.Schema["Image"]);
        (MLImage first, MLImage second) = (null!, null!);

        Assert.True(cursor.MoveNext());
        one(ref first);
        other(ref second);
        var kept = first;
        one(ref first);
        Assert.Equal(1, opened);
        Assert.Same(kept, first);
        Assert.NotSame(first, second);
        second.Dispose();
        Assert.Equal(2, first.Width);
        one(ref second);
        Assert.Equal(2, second.Width);
        Assert.Equal(1, opened);

        Assert.True(cursor.MoveNext());
        other(ref second);
        one(ref first);
        Assert.Equal((3, 3), (first.Width, second.Width));
        Assert.Equal(2, opened);
    }

    [Fact]
    public void A_function_that_gives_nothing_is_a_fault_of_the_program()
    {
        var view = _ml.Data.LoadImages(2, row => row == 0 ? LabelledImage.FromBytes(PictureFolder.Png(2, 2)) : null!);

        Assert.Contains("row 1", Assert.Throws<InvalidOperationException>(() => view.Rows()).Message, StringComparison.Ordinal);
        var skipping = _ml.Data.LoadImages(2, _ => null!, new ImageLoadOptions { Unreadable = UnreadableImages.Skip });
        Assert.Throws<InvalidOperationException>(() => skipping.Rows());
        Assert.Throws<ArgumentException>(() => _ml.Data.LoadImages([null!]));
    }

    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
