using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>Formats that are ML.NET's to read: their sizes are known before anything is decoded.</summary>
public sealed class ForeignPictureTests
{
    /// <summary>The smallest GIF there is, of one pixel.</summary>
    private const string Gif = "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=";

    /// <summary>One pixel, lossy, and one pixel, lossless.</summary>
    private const string Lossy = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private const string Lossless = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    [Theory]
    [InlineData(Gif)]
    [InlineData(Lossy)]
    [InlineData(Lossless)]
    public void The_head_tells_the_size(string file) => Assert.Equal((1, 1), ForeignPictures.Size(Convert.FromBase64String(file)));

    [Fact]
    public void Large_sizes_are_read_from_all_their_bits()
    {
        byte[] gif = [.. "GIF89a"u8, 0x34, 0x12, 0xFF, 0xFF];
        byte[] extended = [.. "RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0"u8, 0xFF, 0x3F, 1, 0x0F, 0, 0];
        byte[] lossless = [.. "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/"u8, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0, 0];

        Assert.Equal((0x1234, 0xFFFF), ForeignPictures.Size(gif));
        Assert.Equal((0x14000, 0x10), ForeignPictures.Size(extended));
        Assert.Equal((0x4000, 0x4000), ForeignPictures.Size(lossless));
    }

    [Fact]
    public void A_head_cut_anywhere_has_no_size_and_breaks_nothing()
    {
        foreach (var file in new[] { Gif, Lossy, Lossless }.Select(Convert.FromBase64String))
        {
            for (var length = 0; length < (file[0] == 'G' ? 10 : 30); length++)
                Assert.Null(ForeignPictures.Size(file.AsSpan(0, length)));
        }
    }

    [Fact]
    public void What_is_larger_than_allowed_is_not_decoded()
    {
        byte[] gif = [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[50]];
        var item = LabelledImage.FromBytes(gif);

        Assert.Null(ForeignPictures.TryLoad(item, new DecodeOptions { MaxPixels = 1000 }));
        Assert.Null(ForeignPictures.TryLoad(LabelledImage.FromBytes(Convert.FromBase64String(Gif)), new DecodeOptions { MaxFileBytes = 35 }));
        var report = new ImageLoadReport();
        var view = new MLContext().Data.LoadImages([item], new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report });
        Assert.Empty(view.Rows());
        Assert.Contains("GIF", Assert.Single(report.Skipped).Reason, StringComparison.Ordinal);
    }
}
