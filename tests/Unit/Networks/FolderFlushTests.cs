using MLNetVision.Networks;

namespace MLNetVision.Tests.Unit.Networks;

public sealed class FolderFlushTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flüssig ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_folder_of_a_file_is_flushed_where_the_system_wants_it()
    {
        var path = Path.Combine(_folder, "a file");
        File.WriteAllText(path, "there");

        Assert.Equal(!OperatingSystem.IsWindows(), FolderFlush.Of(path));
        Assert.Equal(!OperatingSystem.IsWindows(), FolderFlush.Of("a relative path"));
        File.Delete(path);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_let_be() => Assert.False(FolderFlush.Of(Path.Combine(_folder, "none", "a file")));
}
