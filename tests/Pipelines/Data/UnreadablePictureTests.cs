using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>Folders as they are found in the wild.</summary>
public sealed class UnreadablePictureTests : IDisposable
{
    private static readonly DecodeOptions Small = new() { MaxPixels = 10_000 };
    private readonly MLContext _ml = new(1);
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_picture_loads_upright_and_every_bad_file_is_named_with_its_reason()
    {
        WriteGoodOnes();
        string[] bad = [.. WriteBadOnes().Order(StringComparer.Ordinal)];
        var report = new ImageLoadReport();
        var told = new List<SkippedImage>();
        var options = new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Decoding = Small, Report = report, Progress = new Teller(told) };
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, options);
        Assert.Null(view.GetRowCount());

        var rows = view.Rows().ToDictionary(row => Path.GetFileName(row.Path));

        Assert.Equal(bad, report.Skipped.Select(skipped => Path.GetFileName(skipped.Path)).Order(StringComparer.Ordinal));
        Assert.Equal(report.Skipped.Select(skipped => skipped.Path).Order(StringComparer.Ordinal), report.Skipped.Select(skipped => skipped.Path));
        Assert.All(report.Skipped, skipped => Assert.NotEqual("", skipped.Reason));
        Assert.Equal(told, report.Skipped);
        Assert.Equal(["cmyk.jpg", "deep.png", "grey.png", "png.jpg", "see-through.png", "turned.jpg"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(6, view.GetRowCount());
        Assert.Equal([77, 77, 77, 255], rows["grey.png"].Bgra[..4]);
        Assert.Equal([0x56, 0x34, 0x12, 255], rows["deep.png"].Bgra[..4]);
        Assert.Equal([50, 100, 0, 128], rows["see-through.png"].Bgra[..4]);
        Assert.Equal(ImageFile.Load(Fixtures.Path("jpeg/cmyk.png")).ToBgra32(), rows["cmyk.jpg"].Bgra);
        Assert.Equal((8, 16), (rows["turned.jpg"].Width, rows["turned.jpg"].Height));
        Assert.True(rows["turned.jpg"].Bgra[2] > 200 && rows["turned.jpg"].Bgra[^2] < 50, "the red side is not on top");
    }

    [NeedsResamplingFact]
    public void A_network_trains_on_such_a_folder_and_the_report_names_what_was_left_out()
    {
        WriteGoodOnes();
        var bad = WriteBadOnes();
        var report = new ImageLoadReport();
        var view = _ml.Data.LoadImagesFromFolder(
            _folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Decoding = Small, Report = report });

        using var model = _ml.MulticlassClassification.Trainers.ImageCnn("Label", "Image", TinyCnn.Write, TinyCnn.Options, TinyCnn.Run).Fit(view);

        Assert.Equal(["cat", "dog"], model.Model.Card.Labels);
        Assert.Equal(0, model.RowsLeftOut);
        Assert.Equal(bad.Order(StringComparer.Ordinal), report.Skipped.Select(skipped => Path.GetFileName(skipped.Path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_pass_has_the_rows_of_the_first_and_asks_for_nothing_again()
    {
        WriteGoodOnes();
        WriteBadOnes();
        var report = new ImageLoadReport();
        var view = _ml.Data.LoadImagesFromFolder(
            _folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Decoding = Small, Report = report });
        var first = view.Texts("ImagePath");
        var skipped = report.Skipped.Count;
        _folder.Picture("cat/zero.png");

        Assert.Equal(first, view.Texts("ImagePath"));
        Assert.Equal(first, view.Rows().Select(row => row.Path));
        Assert.Equal(skipped, report.Skipped.Count);
    }

    [Fact]
    public void Reading_a_bad_picture_fails_with_its_path_the_reason_and_what_to_do()
    {
        _folder.Picture("cat/a.png");
        var path = _folder.Write("cat/b.png", []);
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root);

        Assert.Equal(2, view.Texts("Label").Length);
        var fault = Assert.Throws<UnreadableImageException>(() => view.Rows());
        Assert.Equal(path, fault.Path);
        Assert.Contains("no bytes at all", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Skip", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_vanishes_after_it_was_looked_at_is_an_error()
    {
        _folder.Picture("cat/a.png");
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip });
        Assert.Single(view.Rows());
        File.Delete(_folder.At("cat/a.png"));

        Assert.Contains("has changed since", Assert.Throws<UnreadableImageException>(() => view.Rows()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_vanishes_before_is_skipped()
    {
        _folder.Picture("cat/a.png");
        _folder.Picture("cat/b.png");
        var report = new ImageLoadReport();
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report });
        File.Delete(_folder.At("cat/a.png"));

        Assert.Single(view.Rows());
        Assert.Contains("a.png", Assert.Single(report.Skipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_turned_by_its_camera_stays_as_stored_where_that_is_asked_for()
    {
        _folder.Write("cat/turned.jpg", Turned());
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Decoding = new DecodeOptions { ApplyOrientation = false } });

        Assert.Equal((16, 8), (view.Rows()[0].Width, view.Rows()[0].Height));
    }

    [Fact]
    public void Nothing_readable_is_a_view_without_rows()
    {
        _folder.Write("cat/a.png", []);
        var view = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip });

        Assert.Empty(view.Rows());
        Assert.Equal(0, view.GetRowCount());
        Assert.All(view.GetRowCursorSet(view.Schema, 4), cursor => Assert.False(cursor.MoveNext()));
    }

    private void WriteGoodOnes()
    {
        _folder.Write("cat/grey.png", ImageFile.Encode(PictureFolder.Solid(5, 5, 77), ImageFormat.Png));
        _folder.Write("cat/png.jpg", PictureFolder.Png(6, 6));
        _folder.Write("cat/see-through.png", ImageFile.Encode(PictureFolder.Solid(3, 3, 0, 200, 100, 128), ImageFormat.Png));
        _folder.Write("dog/cmyk.jpg", Fixtures.Bytes("jpeg/cmyk.jpg"));
        _folder.Write("dog/turned.jpg", Turned());
        var deep = new Image<ushort>(4, 4, 3);
        for (var i = 0; i < deep.Samples.Length; i++)
            deep.Samples[i] = (ushort)(i % 3 == 0 ? 0x12FF : i % 3 == 1 ? 0x3400 : 0x5680);
        _folder.Write("dog/deep.png", ImageFile.Encode(deep, ImageFormat.Png));
    }

    private string[] WriteBadOnes()
    {
        var whole = PictureFolder.Png(60, 60, 1, 2, 3);
        _folder.Write("cat/zero.png", []);
        _folder.Write("cat/text.jpg", "this is no picture"u8.ToArray());
        _folder.Write("cat/cut.png", whole[..(whole.Length / 2)]);
        _folder.Write("cat/head-only.png", whole[..33]);
        _folder.Write("dog/huge.png", PictureFolder.Png(101, 100));
        _folder.Write("dog/scan.tiff", [.. "II*\0"u8, .. new byte[64]]);
        _folder.Write("dog/cut.webp", [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8X"u8]);
        return ["zero.png", "text.jpg", "cut.png", "head-only.png", "huge.png", "scan.tiff", "cut.webp"];
    }

    /// <summary>16 x 8, left half red, right half black, and an EXIF block that says: turn clockwise by 90 degrees. Upright the red half is on top.</summary>
    private static byte[] Turned()
    {
        var image = PictureFolder.Solid(16, 8, 0, 0, 0);
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++)
                image[x, y] = 255;
        }

        var jpeg = ImageFile.Encode(image, ImageFormat.Jpeg);
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    private sealed class Teller(List<SkippedImage> told) : IProgress<SkippedImage>
    {
        public void Report(SkippedImage value) => told.Add(value);
    }
}
