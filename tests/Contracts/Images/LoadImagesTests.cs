using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class LoadImagesTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public LoadImagesTests()
    {
        _folder.Add("a.png", Pictures.Make(3, 2, seed: 1));
        _folder.Add("b.png", Pictures.Make(5, 4, seed: 2));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_works_as_an_estimator_should()
    {
        var cells = ImageWorkout.Run(_context.Transforms.LoadImages("Image", _folder.Path, "File"), Files("a.png", "b.png", "", "a.png"), "Image");
        Assert.Equal([Loaded("a.png", 3, 2, 1), Loaded("b.png", 5, 4, 2), "", Loaded("a.png", 3, 2, 1)], cells);
    }

    [Fact]
    public void The_images_have_no_known_size_and_no_annotations()
    {
        var column = Load(Files("a.png"), _folder.Path).Schema["Image"];
        Assert.Equal(new ImageDataViewType(), column.Type);
        Assert.Empty(column.Annotations.Schema);
    }

    [Fact]
    public void The_tag_is_the_path()
    {
        var shot = Assert.Single(Cells.Of(Load(Files("a.png"), _folder.Path), "Image"));
        Assert.Contains($"Tag = {_folder["a.png"]}", shot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_folder_paths_stand_for_themselves(string? folder)
    {
        var model = _context.Transforms.LoadImages("Image", folder, "File").Fit(Files("a.png"));
        Assert.Null(model.ImageFolder);
        Assert.Equal([Loaded("a.png", 3, 2, 1)], Cells.Of(model.Transform(Files(_folder["a.png"])), "Image"));
    }

    [Fact]
    public void An_absolute_path_wins_over_the_folder()
    {
        using var other = new TemporaryFolder();
        Assert.Equal([Loaded("a.png", 3, 2, 1)], Cells.Of(Load(Files(_folder["a.png"]), other.Path), "Image"));
    }

    [Fact]
    public void The_folder_is_made_absolute()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.Path);
        var model = _context.Transforms.LoadImages("Image", relative, "File").Fit(Files("a.png"));
        Assert.Equal(_folder.Path, model.ImageFolder);
        Assert.Equal([Loaded("a.png", 3, 2, 1)], Cells.Of(model.Transform(Files("a.png")), "Image"));
    }

    [Theory]
    [InlineData("no such folder")]
    [InlineData(" ")]
    public void A_folder_that_is_not_there_is_refused_at_once(string folder) =>
        Throws.Naming<ArgumentException>(() => _context.Transforms.LoadImages("Image", folder, "File"), folder);

    [Fact]
    public void A_missing_file_is_met_when_its_row_is_read()
    {
        var view = Load(Files("a.png", "none.png"), _folder.Path);
        using var cursor = view.GetRowCursor([view.Schema["Image"]]);
        var read = Cells.Reader(cursor, view.Schema["Image"]);
        Assert.True(cursor.MoveNext());
        Assert.Equal(Loaded("a.png", 3, 2, 1), read());
        Assert.True(cursor.MoveNext());
        Throws.Naming<FileNotFoundException>(() => read(), "none.png");
    }

    [Fact]
    public void A_folder_of_a_path_may_be_missing_too() =>
        Assert.Throws<DirectoryNotFoundException>(() => Cells.Of(Load(Files("deep/none.png"), _folder.Path), "Image"));

    [Theory]
    [InlineData("")]
    [InlineData("no picture")]
    public void A_file_that_is_no_picture_is_a_wrong_argument(string content)
    {
        _folder.Add("broken.png", System.Text.Encoding.UTF8.GetBytes(content));
        Assert.Throws<ArgumentException>(() => Cells.Of(Load(Files("broken.png"), _folder.Path), "Image"));
    }

    [Fact]
    public void No_file_is_read_unless_the_column_is()
    {
        var view = Load(Files("none.png"), _folder.Path);
        Assert.Equal(["none.png"], Cells.Of(view, "File"));
    }

    [Fact]
    public void A_file_is_free_while_its_image_lives()
    {
        var view = Load(Files("a.png"), _folder.Path);
        using var cursor = view.GetRowCursor([view.Schema["Image"]]);
        var getter = cursor.GetGetter<MLImage?>(view.Schema["Image"]);
        cursor.MoveNext();
        MLImage? image = null;
        getter(ref image);
        File.Delete(_folder["a.png"]);
        Assert.Equal(3, image!.Width);
    }

    [Fact]
    public void The_image_may_hide_the_path()
    {
        var view = _context.Transforms.LoadImages("File", _folder.Path).Fit(Files("a.png")).Transform(Files("a.png"));
        Assert.Equal(2, view.Schema.Count);
        Assert.True(view.Schema[0].IsHidden);
        Assert.Equal([Loaded("a.png", 3, 2, 1)], Cells.Of(view, "File"));
    }

    [Fact]
    public void No_rows_give_no_images() => Assert.Empty(Cells.Of(Load(Files(), _folder.Path), "Image"));

    [Fact]
    public void A_missing_column_is_named()
    {
        var estimator = _context.Transforms.LoadImages("Image", _folder.Path, "Path");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(Files("a.png")), "Path");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(Files("a.png").Schema)), "Path");
    }

    [Theory]
    [InlineData("Id", "Int32")]
    [InlineData("Image", "Image<2, 3>")]
    public void A_column_that_is_no_text_is_named_with_both_types(string column, string type)
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        var estimator = _context.Transforms.LoadImages("Out", _folder.Path, column);
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), column, "String", type);
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), column, "String", type);
    }

    [Fact]
    public void A_vector_of_texts_is_no_text()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Several { Files = ["a.png"] } });
        Throws.Naming<ArgumentOutOfRangeException>(() => _context.Transforms.LoadImages("Out", null, "Files").Fit(data), "Files", "String");
        Throws.Naming<ArgumentOutOfRangeException>(
            () => _context.Transforms.LoadImages("Out", null, "Files").GetOutputSchema(Shapes.Of(data.Schema)), "Files", "String");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_column_without_a_name_is_refused(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.LoadImages(name, _folder.Path, "File"));

    [Fact]
    public void An_empty_input_name_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.LoadImages("Image", _folder.Path, ""));

    [Fact]
    public void A_saved_model_remembers_a_folder_that_is_gone()
    {
        var gone = new TemporaryFolder();
        var model = _context.Transforms.LoadImages("Image", gone.Path, "File").Fit(Files("a.png"));
        gone.Dispose();
        var loaded = Assert.IsType<ImageLoadingTransformer>(ImageWorkout.Reload(model, Files("a.png").Schema));
        Assert.Equal(gone.Path, loaded.ImageFolder);
    }

    private IDataView Files(params string[] files) => _context.Data.LoadFromEnumerable(FileRow.Of(files));

    private IDataView Load(IDataView files, string folder) => _context.Transforms.LoadImages("Image", folder, "File").Fit(files).Transform(files);

    private string Loaded(string file, int width, int height, ulong seed)
    {
        using var image = Pictures.Make(width, height, seed);
        return $"{Shot.Of(image)! with { Tag = _folder[file] }}";
    }

    private sealed class Several
    {
        [VectorType(1)]
        public string[] Files { get; set; } = [];
    }
}
