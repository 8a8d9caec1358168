using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ExtractPixelsTests
{
    private const int Width = PictureRow.Width;
    private const int Height = PictureRow.Height;
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void It_works_as_an_estimator_should(bool interleaved, bool floats)
    {
        var estimator = _context.Transforms.ExtractPixels("Pixels", "Image", interleavePixelColors: interleaved, outputAsFloatArray: floats);
        ImageWorkout.Run(estimator, _context.Data.LoadFromEnumerable(PictureRow.Some(9)), "Pixels");
    }

    public static TheoryData<ColorBits, ColorsOrder> EveryChoice()
    {
        var choices = new TheoryData<ColorBits, ColorsOrder>();
        foreach (var order in Enum.GetValues<ColorsOrder>())
        {
            for (var colours = 1; colours <= (int)ColorBits.All; colours++)
            {
                choices.Add((ColorBits)colours, order);
            }
        }

        return choices;
    }

    [Theory]
    [MemberData(nameof(EveryChoice))]
    public void Colours_come_in_their_order_as_planes_or_interleaved(ColorBits colours, ColorsOrder order)
    {
        foreach (var format in new[] { MLPixelFormat.Bgra32, MLPixelFormat.Rgba32 })
        {
            foreach (var interleaved in new[] { true, false })
            {
                var expected = Expected(format, colours, order, interleaved);
                Assert.Equal(expected.Select(value => (float)value), Extract<float>(format, colours, order, interleaved));
                Assert.Equal(expected, Extract<byte>(format, colours, order, interleaved));
            }
        }
    }

    [Theory]
    [InlineData(ColorBits.All, false, new[] { 4, Height, Width })]
    [InlineData(ColorBits.Rgb, true, new[] { Height, Width, 3 })]
    [InlineData(ColorBits.Green, false, new[] { 1, Height, Width })]
    [InlineData(ColorBits.Green, true, new[] { Height, Width, 1 })]
    public void The_dimensions_say_where_the_colours_are(ColorBits colours, bool interleaved, int[] dimensions)
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        foreach (var (floats, item) in new[] { (true, NumberDataViewType.Single), (false, NumberDataViewType.Byte) })
        {
            var estimator = _context.Transforms.ExtractPixels(
                "Pixels", "Image", colorsToExtract: colours, interleavePixelColors: interleaved, outputAsFloatArray: floats);
            var column = estimator.Fit(data).Transform(data).Schema["Pixels"];
            Assert.Equal(new VectorDataViewType(item, dimensions), column.Type);
            Assert.Empty(column.Annotations.Schema);
        }
    }

    [Theory]
    [InlineData(0f, 1f / 255)]
    [InlineData(127.5f, 2f / 255)]
    [InlineData(117f, 1f)]
    [InlineData(-3f, -0.25f)]
    public void The_offset_is_taken_off_first_then_the_scale_multiplies(float offset, float scale)
    {
        foreach (var interleaved in new[] { true, false })
        {
            var expected = Expected(MLPixelFormat.Bgra32, ColorBits.All, ColorsOrder.ABGR, interleaved).Select(value => (value - offset) * scale);
            Assert.Equal(expected, Extract<float>(MLPixelFormat.Bgra32, ColorBits.All, ColorsOrder.ABGR, interleaved, offset, scale));
        }
    }

    [Fact]
    public void Bytes_ignore_offset_and_scale()
    {
        var expected = Expected(MLPixelFormat.Bgra32, ColorBits.Rgb, ColorsOrder.ARGB, interleaved: false);
        Assert.Equal(expected, Extract<byte>(MLPixelFormat.Bgra32, ColorBits.Rgb, ColorsOrder.ARGB, false, offset: float.NaN, scale: 0));
    }

    [Fact]
    public void By_default_red_green_and_blue_planes_are_floats()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(1));
        var pixels = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data).GetColumn<float[]>("Pixels").Single();
        Assert.Equal(Expected(MLPixelFormat.Bgra32, ColorBits.Rgb, ColorsOrder.ARGB, false, seed: 1, opaque: true).Select(value => (float)value), pixels);
    }

    [Fact]
    public void The_pixels_may_hide_the_image()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(2));
        var view = _context.Transforms.ExtractPixels("Image").Fit(data).Transform(data);
        Assert.True(view.Schema[data.Schema["Image"].Index].IsHidden);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, Height, Width), view.Schema["Image"].Type);
        Assert.Equal(2, view.GetColumn<float[]>("Image").Count());
    }

    [Fact]
    public void Transparent_colours_stay_multiplied_by_their_alpha()
    {
        var image = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Bgra32, Pictures.Pixels(Width, Height, seed: 8, opaque: false));
        var raw = image.Pixels.ToArray();
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow { Image = image } });
        var estimator = _context.Transforms.ExtractPixels("Pixels", "Image", ColorBits.All, ColorsOrder.ABGR, interleavePixelColors: true);
        var alphaLast = estimator.Fit(data).Transform(data).GetColumn<float[]>("Pixels").Single().Chunk(4).SelectMany(p => new[] { p[1], p[2], p[3], p[0] });
        Assert.Equal(raw.Select(value => (float)value), alphaLast);
    }

    /// <summary>The definition: for each colour of the order that is asked for, its value of every pixel; all of a pixel first when interleaved.</summary>
    private static byte[] Expected(MLPixelFormat format, ColorBits colours, ColorsOrder order, bool interleaved, ulong seed = 77, bool opaque = false)
    {
        var pixels = Pictures.Pixels(Width, Height, seed, opaque);
        var places = format == MLPixelFormat.Bgra32 ? "BGRA" : "RGBA";
        var planes = $"{order}".Where(colour => colours.HasFlag(Bit(colour))).Select(colour => places.IndexOf(colour, StringComparison.Ordinal)).ToArray();
        var all = Enumerable.Range(0, Width * Height);
        var picked = interleaved
            ? all.SelectMany(pixel => planes.Select(place => (pixel * 4) + place))
            : planes.SelectMany(place => all.Select(pixel => (pixel * 4) + place));
        return [.. picked.Select(at => pixels[at])];
    }

    private static ColorBits Bit(char colour) => colour switch
    {
        'A' => ColorBits.Alpha,
        'R' => ColorBits.Red,
        'G' => ColorBits.Green,
        _ => ColorBits.Blue,
    };

    private T[] Extract<T>(MLPixelFormat format, ColorBits colours, ColorsOrder order, bool interleaved, float offset = 0, float scale = 1)
    {
        var image = Pictures.Make(Width, Height, seed: 77, format, opaque: false);
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow { Image = image } });
        var floats = typeof(T) == typeof(float);
        var model = _context.Transforms.ExtractPixels("Pixels", "Image", colours, order, interleaved, offset, scale, floats).Fit(data);
        return model.Transform(data).GetColumn<T[]>("Pixels").Single();
    }
}
