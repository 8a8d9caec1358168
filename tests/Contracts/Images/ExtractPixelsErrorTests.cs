using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ExtractPixelsErrorTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void No_colours_are_refused() => Refused("colorsToExtract", colours: 0);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void An_offset_must_be_a_number(float offset) => Refused("offsetImage", offset: offset);

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_scale_must_be_a_number_other_than_zero(float scale) => Refused("scaleImage", scale: scale);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_column_needs_a_name(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ExtractPixels(name, "Image"));

    [Fact]
    public void An_order_that_does_not_exist_gives_zeros()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(1));
        var model = _context.Transforms.ExtractPixels("Pixels", "Image", orderOfExtraction: (ColorsOrder)9).Fit(data);
        Assert.Equal(new float[18], model.Transform(data).GetColumn<float[]>("Pixels").Single());
    }

    [Fact]
    public void Colours_that_do_not_exist_are_not_counted()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(1));
        var model = _context.Transforms.ExtractPixels("Pixels", "Image", (ColorBits)0x10 | ColorBits.Red).Fit(data);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2, 3), model.Transform(data).Schema["Pixels"].Type);
    }

    [Fact]
    public void No_image_gives_zeros_as_a_sparse_vector()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow() });
        foreach (var floats in new[] { true, false })
        {
            var view = _context.Transforms.ExtractPixels("Pixels", "Image", outputAsFloatArray: floats).Fit(data).Transform(data);
            Assert.Equal(["18: " + string.Join(' ', new int[18])], Cells.Of(view, "Pixels"));
        }

        var pixels = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data).GetColumn<VBuffer<float>>("Pixels").Single();
        Assert.Equal((18, 0), (pixels.Length, pixels.GetValues().Length));
    }

    [Fact]
    public void An_image_is_extracted_into_a_dense_vector_even_if_it_is_black()
    {
        var black = MLImage.CreateFromPixels(PictureRow.Width, PictureRow.Height, MLPixelFormat.Bgra32, new byte[24]);
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow(), new StoredRow { Image = black } });
        var pixels = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data).GetColumn<VBuffer<float>>("Pixels").ToArray();
        Assert.True(pixels[1].IsDense);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(6, 1)]
    public void An_image_of_another_size_than_its_type_says_is_an_error_of_its_row(int width, int height)
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow { Image = Pictures.Make(width, height, seed: 1) } });
        var view = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data);
        Faults.Root<InvalidOperationException>(() => Cells.Of(view, "Pixels"));
    }

    [Fact]
    public void Images_of_unknown_size_are_promised_and_then_refused()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1), PictureRow.OfUnknownSize());
        var estimator = _context.Transforms.ExtractPixels("Pixels", "Image");
        Assert.Contains(estimator.GetOutputSchema(Shapes.Of(data.Schema)), column => column.Name == "Pixels");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), "Image");
    }

    [Fact]
    public void Wrong_columns_are_named()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        foreach (var (column, types) in new[] { ("None", Array.Empty<string>()), ("Name", ["mage", "String"]), ("Id", ["mage", "Int32"]) })
        {
            var estimator = _context.Transforms.ExtractPixels("Pixels", column);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), [column, .. types]);
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), [column, .. types]);
        }
    }

    private void Refused(string parameter, ColorBits colours = ColorBits.Rgb, float offset = 0, float scale = 1)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Transforms.ExtractPixels("Pixels", "Image", colours, offsetImage: offset, scaleImage: scale));
        Assert.Equal(parameter, error.ParamName);
    }
}
