using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Tests.TestKit;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ConvertToImageTests
{
    private const int Width = 3;
    private const int Height = 2;
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData("Floats")]
    [InlineData("Doubles")]
    [InlineData("Bytes")]
    public void It_works_as_an_estimator_should(string column)
    {
        var data = _context.Data.LoadFromEnumerable(Enumerable.Range(1, 8).Select(seed => VectorRow.Of(SplitMix.Bytes((ulong)seed, 18))).ToArray());
        var cells = ImageWorkout.Run(_context.Transforms.ConvertToImage(Height, Width, "Out", column), data, "Out");
        Assert.Equal(8, cells.Distinct().Count());
    }

    [Fact]
    public void The_image_has_a_size_a_format_and_the_name_of_its_maker()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { VectorRow.Of(new byte[18]) });
        var view = _context.Transforms.ConvertToImage(Height, Width, "Out", "Bytes").Fit(data).Transform(data);
        Assert.Equal(new ImageDataViewType(Height, Width), view.Schema["Out"].Type);
        using var cursor = view.GetRowCursor([view.Schema["Out"]]);
        cursor.MoveNext();
        MLImage? image = null;
        cursor.GetGetter<MLImage?>(view.Schema["Out"])(ref image);
        Assert.Equal(
            (Width, Height, MLPixelFormat.Bgra32, nameof(VectorToImageConvertingTransformer)), (image!.Width, image.Height, image.PixelFormat, image.Tag));
    }

    public static TheoryData<ColorBits, ColorsOrder> EveryChoice() => ExtractPixelsTests.EveryChoice();

    /// <summary>ConvertToImage is the inverse of ExtractPixels; colours that are not there become 0, alpha 255.</summary>
    [Theory]
    [MemberData(nameof(EveryChoice))]
    public void What_was_extracted_makes_the_picture_again(ColorBits colours, ColorsOrder order)
    {
        foreach (var interleaved in new[] { true, false })
        {
            foreach (var floats in new[] { true, false })
            {
                var data = _context.Data.LoadFromEnumerable(PictureRow.Some(2));
                var view = _context.Transforms.ExtractPixels("Pixels", "Image", colours, order, interleaved, outputAsFloatArray: floats)
                    .Append(_context.Transforms.ConvertToImage(PictureRow.Height, PictureRow.Width, "Out", "Pixels", colours, order, interleaved))
                    .Fit(data).Transform(data);
                Assert.Equal(PictureRow.Some(2).Select(row => Kept(row, colours)), Cells.Of(view, "Out"));
            }
        }
    }

    private static string Kept(PictureRow row, ColorBits colours)
    {
        using var image = row.Image;
        var pixels = image.Pixels.ToArray();
        var bits = new[] { ColorBits.Blue, ColorBits.Green, ColorBits.Red };
        for (var at = 0; at < pixels.Length; at++)
        {
            pixels[at] = at % 4 == 3 || colours.HasFlag(bits[at % 4]) ? pixels[at] : (byte)0;
        }

        using var kept = MLImage.CreateFromPixels(image.Width, image.Height, MLPixelFormat.Bgra32, pixels);
        return $"{Shot.Of(kept)! with { Tag = nameof(VectorToImageConvertingTransformer) }}";
    }

    [Fact]
    public void The_scale_multiplies_first_then_the_offset_is_taken_off_and_halves_round_to_even()
    {
        // 10 x 0.5 + 1 = 6, 11 x 0.5 + 1 = 6.5, 13 x 0.5 + 1 = 7.5
        var red = Convert([10, 11, 13], ColorBits.Red, scale: 0.5f, offset: -1);
        Assert.Equal([6, 6, 8], red.Select(pixel => (int)pixel[2]));
    }

    [Fact]
    public void With_a_scale_the_colours_that_are_missing_are_scaled_too_and_alpha_is_zero()
    {
        var pixels = Convert([1, 2, 3], ColorBits.Red, scale: 1, offset: -10);
        Assert.Equal<byte[]>([[10, 10, 11, 0], [10, 10, 12, 0], [10, 10, 13, 0]], pixels);
    }

    [Fact]
    public void Default_colours_of_the_catalog_are_not_used()
    {
        // ML.NET's catalog takes them and does not hand them on.
        var estimator = _context.Transforms.ConvertToImage(
            1, 3, "Out", "Floats", ColorBits.Red, defaultAlpha: 7, defaultRed: 8, defaultGreen: 9, defaultBlue: 10);
        Assert.Equal<byte[]>([[0, 0, 1, 255], [0, 0, 2, 255], [0, 0, 3, 255]], Convert([1, 2, 3], estimator));
    }

    [Fact]
    public void Without_a_scale_fractions_are_cut_off() =>
        Assert.Equal([0, 1, 254], Convert([0.99f, 1.99f, 254.5f], ColorBits.Red).Select(pixel => (int)pixel[2]));

    [Fact]
    public void Bytes_are_never_scaled()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { VectorRow.Of([.. Enumerable.Range(0, 18).Select(i => (byte)i)]) });
        foreach (var (column, red) in new[] { ("Bytes", "00"), ("Floats", "0A") })
        {
            var view = _context.Transforms.ConvertToImage(Height, Width, "Out", column, interleavedColors: true, offsetImage: -10).Fit(data).Transform(data);
            Assert.Contains($"BgraPixels = {(column == "Bytes" ? "0201" : "0C0B")}{red}", Cells.Of(view, "Out")[0], StringComparison.Ordinal);
        }
    }

    private byte[][] Convert(float[] values, ColorBits colours, float scale = 1, float offset = 0) =>
        Convert(values, _context.Transforms.ConvertToImage(1, values.Length, "Out", "Floats", colours, scaleImage: scale, offsetImage: offset));

    private byte[][] Convert(float[] values, IEstimator<ITransformer> estimator)
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new ThreeRow { Floats = values } });
        var view = estimator.Fit(data).Transform(data);
        using var cursor = view.GetRowCursor([view.Schema["Out"]]);
        cursor.MoveNext();
        MLImage? image = null;
        cursor.GetGetter<MLImage?>(view.Schema["Out"])(ref image);
        return [.. image!.Pixels.ToArray().Chunk(4)];
    }

    private sealed class ThreeRow
    {
        [VectorType(3)]
        public float[] Floats { get; set; } = [];
    }
}
