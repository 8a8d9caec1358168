using MLNetVision.Tests.TestKit;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

public class CifarImagesTests
{
    private const int Planes = 3 * 1024;

    [Fact]
    public void Records_of_several_files_become_pictures_with_interleaved_colours()
    {
        using var folder = new TemporaryFolder();
        var first = Record([9], 1);
        var second = Record([0], 2);
        var third = Record([4], 3);
        var images = CifarImages.Read10(folder.Write("1.bin", [.. first, .. second]), folder.Write("2.bin", third));

        Assert.Equal([9, 0, 4], Enumerable.Range(0, 3).Select(images.Label));
        Assert.Equal("truck", images.Classes[9]);
        var image = images.Load(2, new ImagePool());
        Assert.Equal((32, 32, 3), (image.Width, image.Height, image.Channels));
        for (var c = 0; c < 3; c++)
            Assert.Equal(third[1 + (c * 1024) + (5 * 32) + 7], image[7, 5, c]);
    }

    [Fact]
    public void The_hundred_have_coarse_and_fine_labels()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("train.bin", [.. Record([19, 99], 1), .. Record([3, 42], 2)]);

        Assert.Equal([99, 42], Enumerable.Range(0, 2).Select(CifarImages.Read100(path).Label));
        Assert.Equal([19, 3], Enumerable.Range(0, 2).Select(CifarImages.Read100(path, coarse: true).Label));
        Assert.Equal((100, 20), (CifarImages.Read100(path).Classes.Count, CifarImages.Read100(path, coarse: true).Classes.Count));
    }

    [Fact]
    public void Files_that_are_no_records_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Refused(folder.Write("empty.bin", []), "0 bytes");
        Refused(folder.Write("short.bin", new byte[3072]), "no records of 3073");
        Refused(folder.Write("hundred.bin", Record([3, 42], 2)), "no records");
        Refused(folder.Write("label.bin", [.. Record([1], 1), .. Record([10], 1)]), "picture 1 has label 10");

        static void Refused(string path, string reason)
        {
            var message = Assert.Throws<DataFormatException>(() => CifarImages.Read10(path)).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains(path, message, StringComparison.Ordinal);
        }
    }

    private static byte[] Record(byte[] labels, ulong seed) => [.. labels, .. SplitMix.Bytes(seed, Planes)];
}
