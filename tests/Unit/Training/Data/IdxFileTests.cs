using System.Buffers.Binary;
using System.IO.Compression;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

public class IdxFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Elements_come_back_with_their_dimensions(bool compressed)
    {
        var data = SplitMix.Bytes(1, 2 * 3 * 4);
        var bytes = Idx([2, 3, 4], data);
        var file = IdxFile.Decode(compressed ? Gzip(bytes) : bytes);

        Assert.Equal([2, 3, 4], file.Dims);
        Assert.Equal(data, file.Data);
    }

    public static TheoryData<byte[], string> Broken => new()
    {
        { [], "cut off" },
        { [0, 0, 8], "cut off" },
        { [0, 1, 8, 1, 0, 0, 0, 0], "no IDX file" },
        { [0, 0, 13, 1, 0, 0, 0, 0], "type 0x0D" },
        { [0, 0, 8, 0], "0 dimensions" },
        { [0, 0, 8, 200], "200 dimensions" },
        { [0, 0, 8, 1, 0xFF, 0, 0, 0], "dimension 0 is 4278190080" },
        { [0, 0, 8, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF], "there are 12" },
        { Idx([3], [1, 2]), "there are 10" },
        { Idx([3], [1, 2, 3, 4]), "there are 12" },
        { Gzip(Idx([3], [1, 2])), "cut off" },
        { Gzip(Idx([3], [1, 2, 3, 4])), "goes on" },
        { Gzip(Idx([0x7000_0000], [1])), "can be at most" },
        { [0x1F, 0x8B, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], "damaged" },
        { Gzip(Idx([9], [1, 2, 3, 4, 5, 6, 7, 8, 9]))[..20], "" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_files_are_refused_with_the_reason(byte[] bytes, string reason) =>
        Assert.Contains(reason, Assert.Throws<DataFormatException>(() => IdxFile.Decode(bytes)).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_files_end_in_one_exception_within_their_memory()
    {
        var hostile = new HostileInput<DataFormatException>
        {
            Seeds =
            [
                Idx([5], [1, 2, 3, 4, 5]), Idx([2, 3, 4], SplitMix.Bytes(2, 24)),
                Gzip(Idx([3, 5, 5], SplitMix.Bytes(3, 75))), Gzip(Idx([40, 40], new byte[1600])),
            ],
            Seed = 17,
            MayAllocate = length => (1100L * length) + 100_000,
        };
        var report = hostile.Run(4000, bytes => IdxFile.Decode(bytes));

        Assert.True(report.Refused > 2000, $"{report}");
    }

    [Fact]
    public void Pictures_and_labels_belong_together()
    {
        using var folder = new TemporaryFolder();
        var pixels = SplitMix.Bytes(4, 2 * 3 * 5);
        var images = folder.Write("images.gz", Gzip(Idx([2, 3, 5], pixels)));
        var labels = folder.Write("labels", Idx([2], [1, 0]));
        var read = IdxImages.Read(images, labels);

        Assert.Equal((5, 3, 1, 2), (read.Width, read.Height, read.Channels, read.Count));
        Assert.Equal(pixels[15..], read.Load(1, new ImagePool()).Samples.ToArray());
        Assert.Equal([1, 0], [read.Label(0), read.Label(1)]);
        Refused("a label for each", images, folder.Write("three", Idx([3], [0, 0, 0])));
        Refused("a label for each", images, images);
        Refused("pictures are", labels, labels);
        Refused("pictures are", folder.Write("none", Idx([0, 3, 5], [])), labels);
        Assert.Contains("label 0 is 1", Assert.Throws<DataFormatException>(() => IdxImages.Read(images, labels, ["only"])).Message, StringComparison.Ordinal);

        static void Refused(string reason, string images, string labels)
        {
            var refusal = Assert.Throws<DataFormatException>(() => IdxImages.Read(images, labels));
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(Path.GetFileName(images), refusal.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Idx(int[] dims, byte[] data)
    {
        var bytes = new byte[4 + (4 * dims.Length) + data.Length];
        (bytes[2], bytes[3]) = (8, (byte)dims.Length);
        for (var i = 0; i < dims.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), dims[i]);

        data.CopyTo(bytes, 4 + (4 * dims.Length));
        return bytes;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal))
            gzip.Write(bytes);

        return result.ToArray();
    }
}
