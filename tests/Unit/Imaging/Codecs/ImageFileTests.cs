using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public sealed class ImageFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-").FullName;
    private readonly Image<byte> _picture = TestPictures.Smooth(9, 7, 3);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(".png", ImageFormat.Png)]
    [InlineData(".PNG", ImageFormat.Png)]
    [InlineData(".bmp", ImageFormat.Bmp)]
    [InlineData(".ppm", ImageFormat.Pnm)]
    [InlineData(".pnm", ImageFormat.Pnm)]
    public void What_is_saved_is_loaded_again(string extension, ImageFormat format)
    {
        var path = PathOf("picture" + extension);
        ImageFile.Save(_picture, path);

        TestPictures.AssertSame(_picture, ImageFile.Load(path));
        Assert.Equal(new ImageInfo(format, 9, 7, 3, 8), ImageFile.Identify(path));
        Assert.Equal(format, ImageFile.Detect(File.ReadAllBytes(path).AsSpan(0, 16)));
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".jpeg")]
    public void Jpeg_is_saved_and_loaded_nearly_the_same(string extension)
    {
        const int SmoothPictureError = 12;
        var path = PathOf("picture" + extension);
        var smooth = TestPictures.Smooth(40, 30, 1);
        ImageFile.Save(smooth, path, new EncodeOptions { JpegQuality = 95 });

        var loaded = ImageFile.Load(path);

        Assert.Equal(new ImageInfo(ImageFormat.Jpeg, 40, 30, 1, 8), ImageFile.Identify(path));
        Assert.InRange(smooth.Samples.ToArray().Zip(loaded.Samples.ToArray(), (a, b) => Math.Abs(a - b)).Max(), 0, SmoothPictureError);
        Assert.Equal(loaded.ToUInt16().Samples.ToArray(), ImageFile.Load16(path).Samples.ToArray());
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".pam")]
    public void Sixteen_bits_survive_a_file(string extension)
    {
        var image = new Image<ushort>(2, 2, 2, [0, 65_535, 1, 256, 4_660, 43_981, 255, 257]);
        var path = PathOf("wide" + extension);
        ImageFile.Save(image, path);

        TestPictures.AssertSame(image, ImageFile.Load16(path));
        Assert.Equal(16, ImageFile.Identify(path).BitDepth);
    }

    [Fact]
    public void The_bytes_decide_not_the_name()
    {
        var path = PathOf("wrong.jpg");
        File.WriteAllBytes(path, ImageFile.Encode(_picture, ImageFormat.Png));

        TestPictures.AssertSame(_picture, ImageFile.Load(path));
        Assert.Equal(ImageFormat.Png, ImageFile.Identify(path).Format);
    }

    [Fact]
    public void No_file_stays_locked_nor_must_others_let_go_of_it()
    {
        var path = PathOf("locked.png");
        ImageFile.Save(_picture, path);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            ImageFile.Load(path);

        ImageFile.Identify(path);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
        }

        File.WriteAllText(path, "no picture");
        Assert.Throws<ImageFormatException>(() => ImageFile.Load(path));
        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Streams_are_read_from_where_they_stand_and_left_open()
    {
        byte[] bytes = [1, 2, 3, .. ImageFile.Encode(_picture, ImageFormat.Png)];
        using var seekable = new MemoryStream(bytes) { Position = 3 };
        using var endless = new OneWayStream(bytes.AsSpan(3).ToArray());
        using var asynchronous = new OneWayStream(bytes.AsSpan(3).ToArray());

        TestPictures.AssertSame(_picture, ImageFile.Decode(seekable));
        TestPictures.AssertSame(_picture, ImageFile.Decode(endless));
        TestPictures.AssertSame(_picture, await ImageFile.DecodeAsync(asynchronous));
        Assert.True(seekable.CanRead && endless.CanRead);

        seekable.Position = 3;
        Assert.Equal(9, ImageFile.Identify(seekable).Width);
        seekable.Position = 3;
        Assert.Equal(9, ImageFile.Decode16(seekable).Width);
    }

    [Fact]
    public async Task Files_are_loaded_asynchronously_and_named_when_damaged()
    {
        var path = PathOf("async.png");
        ImageFile.Save(_picture, path);
        TestPictures.AssertSame(_picture, await ImageFile.LoadAsync(path));

        File.WriteAllBytes(path, File.ReadAllBytes(path)[..40]);
        var wrong = await Assert.ThrowsAsync<ImageFormatException>(() => ImageFile.LoadAsync(path));
        Assert.Contains("async.png", wrong.Message, StringComparison.Ordinal);

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImageFile.LoadAsync(path, cancellationToken: cancelled.Token));
    }

    [Fact]
    public void Damage_names_the_file()
    {
        var path = PathOf("cut.png");
        File.WriteAllBytes(path, ImageFile.Encode(_picture, ImageFormat.Png)[..30]);

        Assert.Contains("cut.png", Assert.Throws<ImageFormatException>(() => ImageFile.Load(path)).Message, StringComparison.Ordinal);
        Assert.Contains("cut.png", Assert.Throws<ImageFormatException>(() => ImageFile.Load16(path)).Message, StringComparison.Ordinal);
        using var stream = File.OpenRead(path);
        Assert.Contains("cut.png", Assert.Throws<ImageFormatException>(() => ImageFile.Decode(stream)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GIF89a......", "GIF")]
    [InlineData("RIFF....WEBPVP8 ", "WebP")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("....ftypavif", "AVIF")]
    [InlineData("hello", "68656C6C6F")]
    [InlineData("", "no bytes")]
    public void Other_bytes_are_told_for_what_they_are(string text, string told)
    {
        var path = PathOf("other.png");
        File.WriteAllText(path, text);

        var message = Assert.Throws<ImageFormatException>(() => ImageFile.Load(path)).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.Contains("other.png", message, StringComparison.Ordinal);
        Assert.Null(ImageFile.Detect(File.ReadAllBytes(path)));
        Assert.Throws<ImageFormatException>(() => ImageFile.Identify(path));
    }

    [Fact]
    public void More_bytes_than_allowed_are_refused()
    {
        var bytes = ImageFile.Encode(_picture, ImageFormat.Bmp);
        var path = PathOf("long.bmp");
        File.WriteAllBytes(path, bytes);
        var tight = new DecodeOptions { MaxFileBytes = bytes.Length - 1 };
        var exact = new DecodeOptions { MaxFileBytes = bytes.Length };

        Assert.Throws<ImageFormatException>(() => ImageFile.Load(path, tight));
        Assert.Throws<ImageFormatException>(() => ImageFile.Decode(new OneWayStream(bytes), tight));
        TestPictures.AssertSame(_picture, ImageFile.Load(path, exact));
        TestPictures.AssertSame(_picture, ImageFile.Decode(new OneWayStream(bytes), exact));
    }

    [Fact]
    public void A_stream_longer_than_the_first_buffer_is_read_whole()
    {
        var large = TestPictures.Smooth(300, 200, 4);

        TestPictures.AssertSame(large, ImageFile.Decode(new OneWayStream(ImageFile.Encode(large, ImageFormat.Bmp))));
    }

    [Theory]
    [InlineData(ImageFormat.Bmp)]
    [InlineData(ImageFormat.Pnm)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    public void Large_files_are_identified_too(ImageFormat format)
    {
        var path = PathOf("large");
        File.WriteAllBytes(path, ImageFile.Encode(new Image<byte>(400, 300, 3, TestKit.SplitMix.Bytes(5, 400 * 300 * 3)), format));

        Assert.Equal(new ImageInfo(format, 400, 300, 3, 8), ImageFile.Identify(path));
    }

    [Fact]
    public void Files_that_are_not_there_are_named() =>
        Assert.Contains("absent.png", Assert.Throws<FileNotFoundException>(() => ImageFile.Load(PathOf("absent.png"))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_written_leaves_no_file()
    {
        var wide = new Image<ushort>(1, 1, 1);

        Assert.Throws<ArgumentException>(() => ImageFile.Save(_picture, PathOf("picture.xyz")));
        Assert.Throws<ArgumentException>(() => ImageFile.Save(_picture, PathOf("picture")));
        Assert.Throws<ArgumentException>(() => ImageFile.Save(wide, PathOf("wide.bmp")));
        Assert.Throws<ArgumentException>(() => ImageFile.Save(wide, PathOf("wide.jpg")));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>A stream that neither seeks nor knows its length, and gives a few bytes at a time.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }
}
