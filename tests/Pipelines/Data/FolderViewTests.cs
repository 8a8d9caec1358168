using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Pipelines.Data;

public sealed class FolderViewTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_are_labels_and_rows_come_by_class_and_name()
    {
        _folder.Picture("dog/b.png", 6, 5, 1, 2, 3);
        _folder.Picture("dog/a.png");
        _folder.Picture("cat/young/c.png");
        _folder.Picture("cat black/d.png");

        var view = _ml.Data.LoadImagesFromFolder(_folder.Root);
        var rows = view.Rows();

        Assert.Equal(["Image", "Label", "ImagePath"], view.Schema.Select(column => column.Name));
        Assert.IsType<ImageDataViewType>(view.Schema["Image"].Type);
        Assert.Equal(["cat", "cat black", "dog", "dog"], rows.Select(row => row.Label));
        Assert.Equal(["cat/young/c.png", "cat black/d.png", "dog/a.png", "dog/b.png"], rows.Select(Relative));
        Assert.Equal((6, 5), (rows[3].Width, rows[3].Height));
        Assert.Equal([3, 2, 1, 255], rows[3].Bgra[..4]);
        Assert.Equal(4, view.GetRowCount());
    }

    [Fact]
    public void What_is_hidden_or_no_picture_is_passed_over()
    {
        _folder.Picture("cat/a.png");
        _folder.Picture("cat/.b.png");
        _folder.Picture(".cache/c.png");
        _folder.Write("cat/notes.txt", "BMW, P1 and other words"u8.ToArray());
        _folder.Write("cat/P1.txt", "P1 "u8.ToArray());
        _folder.Write("cat/empty", []);

        Assert.Equal(["cat/a.png"], _ml.Data.LoadImagesFromFolder(_folder.Root).Rows().Select(Relative));
    }

    [Fact]
    public void A_picture_under_a_strange_name_is_one()
    {
        _folder.Write("cat/a.dat", PictureFolder.Png(7, 2));
        _folder.Write("cat/b", Imaging.ImageFile.Encode(PictureFolder.Solid(5, 5, 9), Imaging.ImageFormat.Bmp));
        _folder.Write("cat/c.jpg", PictureFolder.Png(3, 2));

        Assert.Equal([(7, 2), (5, 5), (3, 2)], _ml.Data.LoadImagesFromFolder(_folder.Root).Rows().Select(row => (row.Width, row.Height)));
    }

    [Fact]
    public void Pictures_beside_the_folders_are_left_out_and_told()
    {
        _folder.Picture("cat/a.png");
        var stray = _folder.Picture("stray.png");
        var report = new ImageLoadReport();

        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Report = report });

        Assert.Equal(["cat"], view.Texts("Label"));
        Assert.Equal(stray, Assert.Single(report.Skipped).Path);
    }

    [Fact]
    public void A_folder_without_folders_has_empty_labels()
    {
        _folder.Picture("b.png");
        _folder.Picture("a.png");

        var rows = _ml.Data.LoadImagesFromFolder(_folder.Root).Rows();

        Assert.Equal(["a.png", "b.png"], rows.Select(Relative));
        Assert.All(rows, row => Assert.Equal("", row.Label));
    }

    [Fact]
    public void Links_are_followed_and_never_in_circles()
    {
        _folder.Picture("elsewhere/c.png");
        _folder.Picture("set/cat/a.png");
        Directory.CreateSymbolicLink(_folder.At("set/cat/round"), _folder.At("set"));
        Directory.CreateSymbolicLink(_folder.At("set/dog"), _folder.At("elsewhere"));
        File.CreateSymbolicLink(_folder.At("set/cat/b.png"), _folder.At("elsewhere/c.png"));
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.At("set"));

        foreach (var root in new[] { "set", "link" })
        {
            var rows = _ml.Data.LoadImagesFromFolder(_folder.At(root)).Rows();
            Assert.Equal([$"{root}/cat/a.png", $"{root}/cat/b.png", $"{root}/dog/c.png"], rows.Select(Relative));
            Assert.Equal(["cat", "cat", "dog"], rows.Select(row => row.Label));
        }
    }

    [Fact]
    public void Folders_that_are_not_there_or_hold_nothing_are_refused()
    {
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => _ml.Data.LoadImagesFromFolder(_folder.At("nowhere"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("holds no picture", Assert.Throws<ArgumentException>(() => _ml.Data.LoadImagesFromFolder(_folder.Root)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_named_by_the_options_which_have_to_differ()
    {
        _folder.Picture("cat/a.png");
        var options = new ImageLoadOptions { ImageColumn = "Picture", LabelColumn = "Animal", PathColumn = "File" };

        Assert.Equal(["Picture", "Animal", "File"], _ml.Data.LoadImagesFromFolder(_folder.Root, options).Schema.Select(column => column.Name));
        Assert.Contains("different", Assert.Throws<ArgumentException>(
            () => _ml.Data.LoadImagesFromFolder(_folder.Root, options with { PathColumn = "Picture" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_be_deleted_rewritten_and_moved_while_the_view_is_read()
    {
        var path = _folder.Picture("cat/a.png");
        _folder.Picture("cat/b.png");
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root);
        using var cursor = view.GetRowCursor(view.Schema);
        var image = cursor.GetGetter<MLImage>(view.Schema["Image"]);
        MLImage seen = null!;
        Assert.True(cursor.MoveNext());
        image(ref seen);

        using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
        }

        File.Delete(path);
        _folder.Picture("cat/b.png", 9, 9);

        Assert.True(cursor.MoveNext());
        image(ref seen);
        Assert.Equal(9, seen.Width);
    }

    [Fact]
    public void Paths_stay_full_when_the_folder_was_named_by_a_relative_path()
    {
        _folder.Picture("cat/a.png");
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.Root);

        Assert.Equal(_folder.At("cat/a.png"), _ml.Data.LoadImagesFromFolder(relative).Texts("ImagePath").Single());
    }

    private string Relative(SeenRow row) => Path.GetRelativePath(_folder.Root, row.Path).Replace('\\', '/');
}
