using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>What holds of scaled pictures whatever the filter; the pixels themselves are held by <see cref="SkiaParityTests"/>.</summary>
public sealed class ResampledImagesTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsResamplingTheory]
    [InlineData(ResizingKind.IsoPad)]
    [InlineData(ResizingKind.IsoCrop)]
    [InlineData(ResizingKind.Fill)]
    public void It_works_as_an_estimator_should(ResizingKind kind)
    {
        var estimator = _context.Transforms.ResizeImages("Out", 7, 5, "Image", kind);
        Assert.Equal(7, ImageWorkout.Run(estimator, _context.Data.LoadFromEnumerable(PictureRow.Some(7)), "Out").Distinct().Count());
    }

    [NeedsResamplingTheory]
    [InlineData(ResizingKind.IsoPad, 100, 40)]
    [InlineData(ResizingKind.IsoCrop, 100, 40)]
    [InlineData(ResizingKind.Fill, 100, 40)]
    [InlineData(ResizingKind.IsoPad, 3, 8)]
    [InlineData(ResizingKind.IsoCrop, 3, 8)]
    [InlineData(ResizingKind.Fill, 3, 8)]
    public void A_picture_of_one_colour_keeps_it(ResizingKind kind, int width, int height)
    {
        byte[] colour = [10, 128, 250, 255];
        byte[] nothing = [0, 0, 0, 0];
        var given = MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, [.. Enumerable.Repeat(colour, width * height).SelectMany(p => p)]);
        using var made = Resize(given, 20, 16, kind);
        var pixels = made.Pixels.ToArray().Chunk(4).ToArray();
        Assert.All(pixels, pixel => Assert.True(pixel.SequenceEqual(colour) || (kind == ResizingKind.IsoPad && pixel.SequenceEqual(nothing))));

        // 20 x 8 of the wide picture, 6 x 16 of the tall one.
        var area = width > height ? 20 * 8 : 6 * 16;
        Assert.Equal(kind == ResizingKind.IsoPad ? area : 20 * 16, pixels.Count(pixel => pixel.SequenceEqual(colour)));
    }

    [NeedsResamplingFact]
    public void Filling_keeps_the_format_and_drawing_makes_BGRA()
    {
        var rgba = Pictures.Make(6, 4, seed: 1, MLPixelFormat.Rgba32);
        var bgra = MLImage.CreateFromPixels(6, 4, MLPixelFormat.Bgra32, Pictures.Swapped(rgba.Pixels));
        foreach (var (kind, format) in new[]
        {
            (ResizingKind.Fill, MLPixelFormat.Rgba32), (ResizingKind.IsoPad, MLPixelFormat.Bgra32), (ResizingKind.IsoCrop, MLPixelFormat.Bgra32),
        })
        {
            using var made = Resize(rgba, 9, 9, kind);
            using var expected = Resize(bgra, 9, 9, kind);
            Assert.Equal(format, made.PixelFormat);
            Assert.Equal(Shot.Of(expected), Shot.Of(made));
        }
    }

    [NeedsResamplingFact]
    public void A_picture_too_thin_to_be_drawn_leaves_the_canvas_black()
    {
        using var made = Resize(Pictures.Make(100, 1, seed: 1), 10, 10, ResizingKind.IsoPad);
        Assert.Equal(new byte[400], made.Pixels.ToArray());
    }

    [NeedsResamplingFact]
    public void A_crop_whose_scale_is_rounded_down_leaves_its_last_column_black()
    {
        // 41 * (32 / 41) is a little below 32 in single precision, and cut off.
        using var made = Resize(Pictures.Grid(41, 41), 32, 32, ResizingKind.IsoCrop);
        Assert.Equal(new byte[4], made.Pixels.Slice(31 * 4, 4).ToArray());
        Assert.NotEqual(new byte[4], made.Pixels.Slice(30 * 4, 4).ToArray());
    }

    [NeedsResamplingFact]
    public void The_tag_goes_along_and_the_given_image_lives_on()
    {
        var given = Pictures.Make(6, 4, seed: 1);
        given.Tag = "given";
        using var made = Resize(given, 3, 3, ResizingKind.Fill);
        Assert.Equal("given", made.Tag);
        Assert.False(Shot.IsDisposed(given));
    }

    [NeedsResamplingFact]
    public void Files_of_all_sizes_become_vectors_of_one_size()
    {
        string[] files = [.. Enumerable.Range(1, 6).Select(seed => _folder.Add($"{seed}.png", Pictures.Make(5 * seed, 31 - (4 * seed), (ulong)seed)))];
        var data = _context.Data.LoadFromEnumerable(FileRow.Of([.. files, ""]));
        var pipeline = _context.Transforms.LoadImages("Image", _folder.Path, "File")
            .Append(_context.Transforms.ResizeImages("Small", 8, 8, "Image"))
            .Append(_context.Transforms.ExtractPixels("Pixels", "Small"));
        var view = pipeline.Fit(data).Transform(_context.Data.TakeRows(data, 6));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, 8, 8), view.Schema["Pixels"].Type);
        Assert.Equal(6, ImageWorkout.Run(pipeline, _context.Data.TakeRows(data, 6), "Pixels").Distinct().Count());
    }

    private MLImage Resize(MLImage image, int width, int height, ResizingKind kind) =>
        One.Image(_context.Transforms.ResizeImages("Out", width, height, "Image", kind), image);
}
