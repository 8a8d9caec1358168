using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ConvertToGrayscaleTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void It_works_as_an_estimator_should() =>
        ImageWorkout.Run(_context.Transforms.ConvertToGrayscale("Grey", "Image"), _context.Data.LoadFromEnumerable(PictureRow.Some(6)), "Grey");

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void Grey_is_30_percent_red_59_green_11_blue(MLPixelFormat format)
    {
        var bgra = Pictures.Pixels(16, 16, seed: 3);
        var given = MLImage.CreateFromPixels(16, 16, format, format == MLPixelFormat.Bgra32 ? bgra : Pictures.Swapped(bgra));
        using var grey = One.Image(_context.Transforms.ConvertToGrayscale("Out", "Image"), given);
        Assert.Equal(MLPixelFormat.Bgra32, grey.PixelFormat);
        foreach (var (from, to) in bgra.Chunk(4).Zip(grey.Pixels.ToArray().Chunk(4)))
        {
            // Half a level is rounding; the rest covers the single precision of the sum where it falls on a half.
            const double Tolerance = 0.501;
            var expected = (0.11 * from[0]) + (0.59 * from[1]) + (0.3 * from[2]);
            Assert.InRange(to[0], expected - Tolerance, expected + Tolerance);
            Assert.Equal([to[0], to[0], to[0], 255], to);
        }
    }

    [Theory]
    [InlineData(255, 255, 255, 255)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(255, 0, 0, 28)]
    [InlineData(0, 255, 0, 150)]
    [InlineData(0, 0, 255, 77)]
    public void Pure_colours_have_their_weights(byte blue, byte green, byte red, byte expected)
    {
        using var grey = One.Image(
            _context.Transforms.ConvertToGrayscale("Out", "Image"), MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [blue, green, red, 255]));

        // 76.5 (red) rounds up or down with the last bit of a float.
        Assert.InRange(grey.Pixels[0], expected - 1, expected);
    }

    [Fact]
    public void Transparent_colours_stay_multiplied_by_their_alpha()
    {
        // Premultiplied (20, 40, 30) of alpha 51 is (100, 200, 150) of 255: grey 174, multiplied 34.8.
        var given = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [20, 40, 30, 51]);
        using var grey = One.Image(_context.Transforms.ConvertToGrayscale("Out", "Image"), given);
        Assert.Equal([35, 35, 35], grey.Pixels[..3].ToArray());
    }

    [Fact]
    public void The_type_stays_what_it_was_and_the_tag_too()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        var column = _context.Transforms.ConvertToGrayscale("Grey", "Image").Fit(data).Transform(data).Schema["Grey"];
        Assert.Equal(new ImageDataViewType(PictureRow.Height, PictureRow.Width), column.Type);
        Assert.Empty(column.Annotations.Schema);

        var image = Pictures.Make(2, 2, seed: 1);
        image.Tag = "given";
        using var grey = One.Image(_context.Transforms.ConvertToGrayscale("Out", "Image"), image);
        Assert.Equal("given", grey.Tag);
    }

    [Fact]
    public void Images_of_unknown_size_stay_so()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1), PictureRow.OfUnknownSize());
        var estimator = _context.Transforms.ConvertToGrayscale("Image");
        ImageWorkout.AssertPromiseHolds(estimator, data);
        Assert.Equal(new ImageDataViewType(), estimator.Fit(data).GetOutputSchema(data.Schema)["Image"].Type);
    }

    [Fact]
    public void No_image_stays_no_image()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow() });
        Assert.Equal([""], Cells.Of(_context.Transforms.ConvertToGrayscale("Grey", "Image").Fit(data).Transform(data), "Grey"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_column_needs_a_name(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ConvertToGrayscale(name));

    [Fact]
    public void Wrong_columns_are_named()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        foreach (var (column, types) in new[] { ("None", Array.Empty<string>()), ("Name", ["mage", "String"]), ("Id", ["mage", "Int32"]) })
        {
            var estimator = _context.Transforms.ConvertToGrayscale("Grey", column);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), [column, .. types]);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), [column, .. types]);
        }
    }
}
