using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class MLImagePixelTests
{
    private const int Width = 5;
    private const int Height = 3;

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void Pixels_come_back_as_they_were_given(MLPixelFormat format)
    {
        var pixels = Pictures.Pixels(Width, Height, seed: 1, opaque: false);
        using var image = MLImage.CreateFromPixels(Width, Height, format, pixels);
        Assert.Equal((Width, Height, format, 32), (image.Width, image.Height, image.PixelFormat, image.BitsPerPixel));
        Assert.Equal(pixels, image.Pixels.ToArray());
    }

    [Fact]
    public void The_given_pixels_are_copied()
    {
        var pixels = Pictures.Pixels(Width, Height, seed: 2);
        using var image = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Bgra32, pixels);
        var before = pixels.ToArray();
        Array.Clear(pixels);
        Assert.Equal(before, image.Pixels.ToArray());
    }

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void BGR_pixels_are_blue_green_red_whatever_the_format(MLPixelFormat format)
    {
        var bgra = Pictures.Pixels(Width, Height, seed: 3);
        using var image = MLImage.CreateFromPixels(Width, Height, format, format == MLPixelFormat.Bgra32 ? bgra : Pictures.Swapped(bgra));
        Assert.Equal(bgra.Where((_, at) => at % 4 != 3), image.GetBGRPixels);
    }

    [Fact]
    public void BGR_pixels_are_divided_by_their_alpha()
    {
        // Premultiplied: 40 of 51 is 200 of 255, and so on; a pixel that cannot be seen is black.
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, [40, 51, 0, 51, 0, 0, 0, 0]);
        Assert.Equal([200, 255, 0, 0, 0, 0], image.GetBGRPixels);
    }

    [Fact]
    public void BGR_pixels_are_a_copy()
    {
        using var image = Pictures.Make(Width, Height, seed: 4);
        var first = image.GetBGRPixels;
        Array.Clear(first);
        Assert.NotEqual(first, image.GetBGRPixels);
    }

    [Theory]
    [InlineData(MLPixelFormat.Unknown)]
    [InlineData((MLPixelFormat)9)]
    public void A_format_without_pixels_is_refused(MLPixelFormat format)
    {
        var error = Assert.Throws<ArgumentException>(() => MLImage.CreateFromPixels(1, 1, format, new byte[4]));
        Assert.Equal("pixelFormat", error.ParamName);
    }

    [Theory]
    [InlineData(0, 1, "width")]
    [InlineData(-1, 1, "width")]
    [InlineData(1, 0, "height")]
    [InlineData(1, -1, "height")]
    public void A_size_of_nothing_is_refused(int width, int height, string parameter)
    {
        var error = Assert.Throws<ArgumentException>(() => MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, new byte[4]));
        Assert.Equal(parameter, error.ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(25)]
    public void A_buffer_of_another_size_is_refused(int length) =>
        Throws.Naming<ArgumentException>(() => MLImage.CreateFromPixels(3, 2, MLPixelFormat.Bgra32, new byte[length]), "imagePixelData");

    [Fact]
    public void The_tag_is_null_until_it_is_set()
    {
        using var image = Pictures.Make(1, 1, seed: 1);
        Assert.Null(image.Tag);
        image.Tag = "a picture";
        Assert.Equal("a picture", image.Tag);
        image.Tag = null;
        Assert.Null(image.Tag);
    }

    public static TheoryData<string, Action<MLImage>> Uses => new()
    {
        { "Width", image => _ = image.Width },
        { "Height", image => _ = image.Height },
        { "PixelFormat", image => _ = image.PixelFormat },
        { "BitsPerPixel", image => _ = image.BitsPerPixel },
        { "Pixels", image => _ = image.Pixels.Length },
        { "GetBGRPixels", image => _ = image.GetBGRPixels },
        { "Tag", image => _ = image.Tag },
        { "Tag =", image => image.Tag = "late" },
        { "Save", image => image.Save("never.png") },
        { "Save to a name without an extension", image => image.Save("never") },
    };

    [Theory]
    [MemberData(nameof(Uses), DisableDiscoveryEnumeration = true)]
    public void A_disposed_image_refuses_every_use(string use, Action<MLImage> attempt)
    {
        var image = Pictures.Make(1, 1, seed: 1);
        attempt = use.StartsWith("Save", StringComparison.Ordinal) ? attempt : Works(image, attempt);
        image.Dispose();
        Assert.Throws<InvalidOperationException>(() => attempt(image));
    }

    [Fact]
    public void Disposing_twice_is_harmless()
    {
        var image = Pictures.Make(1, 1, seed: 1);
        image.Dispose();
        image.Dispose();
        Assert.True(Shot.IsDisposed(image));
    }

    private static Action<MLImage> Works(MLImage image, Action<MLImage> attempt)
    {
        attempt(image);
        return attempt;
    }
}
