using MLNetVision.Networks;

namespace MLNetVision.Tests.Unit.Networks;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atomic");

    private string Target => Path.Combine(_folder.FullName, "file");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_takes_the_place_of_the_one_before_and_is_alone()
    {
        AtomicFile.Write(Target, stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(Target, stream => stream.Write([4]));

        Assert.Equal([4], File.ReadAllBytes(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void The_place_keeps_its_file_until_all_is_written()
    {
        AtomicFile.Write(Target, stream => stream.Write([1]));
        AtomicFile.Write(Target, stream =>
        {
            stream.Write([2, 2]);
            stream.Flush();
            Assert.Equal([1], File.ReadAllBytes(Target));
        });
    }

    [Fact]
    public void Writing_that_fails_leaves_the_file_before_and_nothing_else()
    {
        AtomicFile.Write(Target, stream => stream.Write([1]));

        Assert.Throws<FormatException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write([2]);
            throw new FormatException();
        }));
        Assert.Equal([1], File.ReadAllBytes(Target));
        Assert.Single(_folder.GetFiles());
    }
}
