using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ResizeImagesTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(ResizingKind.IsoPad)]
    [InlineData(ResizingKind.IsoCrop)]
    public void It_works_as_an_estimator_should(ResizingKind kind)
    {
        // Padded or cropped to 3 x 4 or 2 x 2, the picture of 3 x 2 keeps its scale.
        var (width, height) = kind == ResizingKind.IsoPad ? (3, 4) : (2, 2);
        var estimator = _context.Transforms.ResizeImages("Out", width, height, "Image", kind);
        ImageWorkout.Run(estimator, _context.Data.LoadFromEnumerable(PictureRow.Some(7)), "Out");
    }

    [Fact]
    public void The_size_is_in_the_type_height_first()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        var column = _context.Transforms.ResizeImages("Out", 4, 5, "Image").Fit(data).Transform(data).Schema["Out"];
        Assert.Equal(new ImageDataViewType(5, 4), column.Type);
        Assert.Empty(column.Annotations.Schema);
    }

    [Fact]
    public void Images_of_unknown_size_get_a_size()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1), PictureRow.OfUnknownSize());
        var estimator = _context.Transforms.ResizeImages("Image", 4, 5);
        ImageWorkout.AssertPromiseHolds(estimator, data);
        Assert.Equal(new ImageDataViewType(5, 4), estimator.Fit(data).GetOutputSchema(data.Schema)["Image"].Type);
    }

    [Theory]
    [InlineData(ResizingKind.IsoPad)]
    [InlineData(ResizingKind.IsoCrop)]
    [InlineData(ResizingKind.Fill)]
    public void An_image_of_the_right_size_is_passed_on_as_it_is(ResizingKind kind)
    {
        var row = new StoredRow { Image = Pictures.Make(PictureRow.Width, PictureRow.Height, seed: 5, MLPixelFormat.Rgba32, opaque: false) };
        row.Image.Tag = "given";
        var data = _context.Data.LoadFromEnumerable(new[] { row });
        var view = _context.Transforms.ResizeImages("Out", PictureRow.Width, PictureRow.Height, "Image", kind).Fit(data).Transform(data);
        using var cursor = view.GetRowCursor([view.Schema["Out"]]);
        cursor.MoveNext();
        MLImage? image = null;
        cursor.GetGetter<MLImage?>(view.Schema["Out"])(ref image);
        Assert.Same(row.Image, image);
        Assert.Equal(("given", MLPixelFormat.Rgba32), (image!.Tag, image.PixelFormat));
    }

    [Fact]
    public void No_image_stays_no_image()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow() });
        Assert.Equal([""], Cells.Of(_context.Transforms.ResizeImages("Out", 3, 4, "Image").Fit(data).Transform(data), "Out"));
    }

    [Fact]
    public void A_resized_image_has_the_tag_of_the_given_one()
    {
        var row = new StoredRow { Image = Pictures.Make(PictureRow.Width, PictureRow.Height, seed: 5) };
        row.Image.Tag = "given";
        var data = _context.Data.LoadFromEnumerable(new[] { row });
        var view = _context.Transforms.ResizeImages("Out", 3, 4, "Image", ResizingKind.IsoPad).Fit(data).Transform(data);
        Assert.Contains("Tag = given", Assert.Single(Cells.Of(view, "Out")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "imageWidth")]
    [InlineData(-4, 1, "imageWidth")]
    [InlineData(1, 0, "imageHeight")]
    [InlineData(1, -4, "imageHeight")]
    public void A_size_must_be_positive(int width, int height, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ResizeImages("Out", width, height)).ParamName);

    [Fact]
    public void A_way_that_does_not_exist_is_refused()
    {
        var kind = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ResizeImages("Out", 1, 1, resizing: (ResizingKind)3));
        Assert.Equal("resizing", kind.ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ResizeImages("Out", 1, 1, cropAnchor: (Anchor)5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_column_needs_a_name(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ResizeImages(name, 1, 1, "Image"));

    [Fact]
    public void Wrong_columns_are_named()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        foreach (var (column, types) in new[] { ("None", Array.Empty<string>()), ("Name", ["mage", "String"]), ("Id", ["mage", "Int32"]) })
        {
            var estimator = _context.Transforms.ResizeImages("Out", 3, 4, column);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), [column, .. types]);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), [column, .. types]);
        }
    }
}
