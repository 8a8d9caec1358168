using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class MLImageSaveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(MLPixelFormat.Bgra32, true)]
    [InlineData(MLPixelFormat.Bgra32, false)]
    [InlineData(MLPixelFormat.Rgba32, true)]
    [InlineData(MLPixelFormat.Rgba32, false)]
    public void A_PNG_file_holds_every_pixel(MLPixelFormat format, bool opaque)
    {
        using var image = Pictures.Make(7, 5, seed: 1, format, opaque);
        image.Save(_folder["picture.png"]);
        using var loaded = MLImage.CreateFromFile(_folder["picture.png"]);
        Assert.Equal(MLPixelFormat.Bgra32, loaded.PixelFormat);
        Assert.Equal(Shot.Of(image), Shot.Of(loaded));
    }

    [Fact]
    public void What_was_loaded_can_be_saved_again()
    {
        _folder.Add("first.png", PngBytes.Palette(2, 1, [0, 1], [250, 100, 0, 9, 8, 7], alphas: [51]));
        using var first = MLImage.CreateFromFile(_folder["first.png"]);
        first.Save(_folder["second.png"]);
        using var second = MLImage.CreateFromFile(_folder["second.png"]);
        Assert.Equal(Shot.Of(first), Shot.Of(second));
    }

    [Fact]
    public void Upper_and_lower_case_extensions_are_the_same()
    {
        using var image = Pictures.Make(2, 2, seed: 2);
        image.Save(_folder["picture.PnG"]);
        Assert.StartsWith("89504E47", Convert.ToHexString(File.ReadAllBytes(_folder["picture.PnG"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_file_is_replaced_as_a_whole()
    {
        _folder.Add("picture.png", new byte[100_000]);
        using var image = Pictures.Make(2, 2, seed: 3);
        image.Save(_folder["picture.png"]);
        image.Save(_folder["other.png"]);
        Assert.Equal(File.ReadAllBytes(_folder["other.png"]), File.ReadAllBytes(_folder["picture.png"]));
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("picture.")]
    [InlineData("picture.tiff")]
    [InlineData("picture.txt")]
    [InlineData("")]
    public void An_unknown_extension_is_a_wrong_argument(string file)
    {
        using var image = Pictures.Make(2, 2, seed: 4);
        Assert.Equal("imagePath", Assert.Throws<ArgumentException>(() => image.Save(file.Length == 0 ? file : _folder[file])).ParamName);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(".bmp")]
    [InlineData(".gif")]
    [InlineData(".ico")]
    [InlineData(".astc")]
    [InlineData(".avif")]
    [InlineData(".dng")]
    [InlineData(".heif")]
    [InlineData(".ktx")]
    [InlineData(".pkm")]
    [InlineData(".wbmp")]
    public void A_format_without_an_encoder_is_a_wrong_argument_and_leaves_no_file(string extension)
    {
        using var image = Pictures.Make(2, 2, seed: 5);
        var error = Throws.Naming<ArgumentException>(() => image.Save(_folder["picture" + extension]), extension);
        Assert.Equal("imagePath", error.ParamName);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_null_path_is_refused()
    {
        using var image = Pictures.Make(2, 2, seed: 6);
        Assert.Throws<ArgumentNullException>(() => image.Save(null));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        using var image = Pictures.Make(2, 2, seed: 7);
        Assert.Throws<DirectoryNotFoundException>(() => image.Save(_folder["none/picture.png"]));
    }

    [NeedsJpegFact]
    public void A_JPEG_file_holds_nearly_the_same_picture()
    {
        using var image = Pictures.Grid(16, 12);
        foreach (var file in new[] { "picture.jpg", "picture.JPEG" })
        {
            image.Save(_folder[file]);
            using var loaded = MLImage.CreateFromFile(_folder[file]);
            Assert.Equal((16, 12, MLPixelFormat.Bgra32), (loaded.Width, loaded.Height, loaded.PixelFormat));

            // At quality 100 a smooth picture loses what the rounding of colours and coefficients and the halved chroma take:
            // libjpeg's own file of this grid is 10 off.
            const int Tolerance = 10;
            var (before, after) = (image.Pixels.ToArray(), loaded.Pixels.ToArray());
            Assert.All(before.Zip(after), pair => Assert.InRange(pair.Second - pair.First, -Tolerance, Tolerance));
        }
    }

    [NeedsJpegFact]
    public void A_transparent_picture_is_saved_as_an_opaque_JPEG()
    {
        using var image = Pictures.Make(8, 8, seed: 8, opaque: false);
        image.Save(_folder["picture.jpg"]);
        using var loaded = MLImage.CreateFromFile(_folder["picture.jpg"]);
        Assert.All(loaded.Pixels.ToArray().Where((_, at) => at % 4 == 3), alpha => Assert.Equal(255, alpha));
    }

    [NeedsJpegFact]
    public void What_a_camera_says_of_its_orientation_is_ignored()
    {
        using var image = Pictures.Grid(16, 12);
        image.Save(_folder["picture.jpg"]);
        var file = File.ReadAllBytes(_folder["picture.jpg"]);

        // Big-endian TIFF with the one entry 0x0112 = 6, "turn right", as segment APP1 behind the first marker.
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] segment = [0xFF, 0xE1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
        using var plain = MLImage.CreateFromFile(_folder["picture.jpg"]);
        using var turned = MLImage.CreateFromStream(new MemoryStream([.. file[..2], .. segment, .. file[2..]]));
        Assert.Equal(Shot.Of(plain), Shot.Of(turned));
    }
}
