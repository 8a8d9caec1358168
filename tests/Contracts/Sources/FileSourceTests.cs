using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Sources;

/// <summary>Files as sources: lists, patterns, handles.</summary>
public sealed class FileSourceTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public FileSourceTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        foreach (var name in new[] { "b.txt", "a.txt", "c.csv", "inner/d.txt" })
            File.WriteAllText(Path.Combine(_folder, name), name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Paths_are_taken_in_the_order_given()
    {
        var source = new MultiFileSource(At("b.txt"), At("a.txt"));
        Assert.Equal(2, source.Count);
        Assert.Equal(At("a.txt"), source.GetPathOrNull(1));
        using var reader = source.OpenTextReader(0);
        Assert.Equal("b.txt", reader.ReadToEnd());
        using var stream = source.Open(1);
        Assert.Equal(5, stream.Length);
    }

    [Fact]
    public void Patterns_stand_for_the_files_they_match()
    {
        Assert.Equal([At("a.txt"), At("b.txt")], Paths(At("*.txt")));
        Assert.Equal([At("c.csv")], Paths(At("?.csv")));
        Assert.Equal([At("c.csv"), At("a.txt")], Paths(At("c.csv") + "+" + At("a.txt")));
        Assert.Equal([At("a.txt"), At("b.txt"), At("inner/d.txt")], Paths(Path.Combine(_folder, "...", "*.txt")));
    }

    [Fact]
    public void A_path_that_matches_nothing_is_kept_and_fails_when_opened()
    {
        var source = new MultiFileSource(At("missing.txt"));
        Assert.Equal(1, source.Count);
        Assert.Contains("missing.txt", Assert.Throws<IOException>(() => source.Open(0)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => source.OpenTextReader(0));
    }

    [Fact]
    public void Nothing_is_an_empty_source()
    {
        Assert.Equal(0, new MultiFileSource(null).Count);
        Assert.Equal(0, new MultiFileSource().Count);
        Assert.Equal(0, new MultiFileSource((string)null!).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource(null).Open(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource(At("a.txt")).GetPathOrNull(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource(At("a.txt")).GetPathOrNull(-1));
    }

    [Fact]
    public void A_handle_is_written_once_and_read_often()
    {
        using var handle = new SimpleFileHandle(_ml, At("new.txt"), needsWrite: true, autoDelete: false);
        Assert.True(handle.CanWrite);
        Assert.False(handle.CanRead);
        Assert.Throws<InvalidOperationException>(() => handle.OpenReadStream());
        using (var stream = handle.CreateWriteStream())
        {
            stream.WriteByte(7);
            Assert.Throws<InvalidOperationException>(() => handle.OpenReadStream());
        }

        Assert.Throws<InvalidOperationException>(() => handle.CreateWriteStream());
        Assert.True(handle.CanRead);
        using var first = handle.OpenReadStream();
        using var second = handle.OpenReadStream();
        Assert.Equal(7, first.ReadByte());
        Assert.Equal(7, second.ReadByte());
    }

    [Fact]
    public void A_disposed_handle_closes_its_streams_and_may_delete_its_file()
    {
        var handle = new SimpleFileHandle(_ml, At("a.txt"), needsWrite: false, autoDelete: true);
        var stream = handle.OpenReadStream();
        handle.Dispose();
        handle.Dispose();
        Assert.False(stream.CanRead);
        Assert.False(File.Exists(At("a.txt")));
        Assert.False(handle.CanRead);
        Assert.Throws<InvalidOperationException>(() => handle.OpenReadStream());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimpleFileHandle(_ml, "", false, false));
        Assert.Throws<ArgumentNullException>(() => new SimpleFileHandle(null!, "x", false, false));
    }

    [Fact]
    public void A_handle_is_a_source_of_one_stream()
    {
        using var handle = new SimpleFileHandle(_ml, At("a.txt"), needsWrite: false, autoDelete: false);
        var source = new FileHandleSource(handle);
        Assert.Equal(1, source.Count);
        Assert.Null(source.GetPathOrNull(0));
        using var reader = source.OpenTextReader(0);
        Assert.Equal("a.txt", reader.ReadToEnd());
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Open(1));
        using var unwritten = new SimpleFileHandle(_ml, At("new.txt"), needsWrite: true, autoDelete: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileHandleSource(unwritten));
        Assert.Throws<ArgumentNullException>(() => new FileHandleSource(null!));
    }

    private static IEnumerable<string?> Paths(string pattern)
    {
        var source = new MultiFileSource(pattern);
        return Enumerable.Range(0, source.Count).Select(source.GetPathOrNull);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
