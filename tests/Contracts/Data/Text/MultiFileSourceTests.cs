using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class MultiFileSourceTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_paths_there_is_nothing_to_open()
    {
        Assert.Equal(0, new MultiFileSource(null).Count);
        Assert.Equal(0, new MultiFileSource().Count);
        Assert.Equal(0, new MultiFileSource((string)null!).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource().Open(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource().GetPathOrNull(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiFileSource().OpenTextReader(-1));
    }

    [Fact]
    public void Paths_are_kept_in_their_order()
    {
        var b = _folder.Write("b.txt", "2");
        var a = _folder.Write("a.txt", "1");
        var source = new MultiFileSource(b, a);

        Assert.Equal(2, source.Count);
        Assert.Equal(b, source.GetPathOrNull(0));
        Assert.Equal(a, source.GetPathOrNull(1));
        using var reader = source.OpenTextReader(1);
        Assert.Equal("1", reader.ReadLine());
        using var stream = source.Open(0);
        Assert.Equal('2', stream.ReadByte());
        Assert.False(stream.CanWrite);
    }

    [Fact]
    public void Wildcards_name_the_files_of_one_folder_in_order()
    {
        var b = _folder.Write("b.txt", "2");
        var a = _folder.Write("a.txt", "1");
        _folder.Write("c.csv", "3");
        _folder.Write("sub/d.txt", "4");

        Assert.Equal([a, b], Paths(new MultiFileSource(_folder.At("*.txt"))));
        Assert.Equal([a, b], Paths(new MultiFileSource(_folder.At("?.txt"))));
    }

    [Fact]
    public void Three_dots_also_look_into_the_folders_below()
    {
        var a = _folder.Write("a.txt", "1");
        var d = _folder.Write("sub/d.txt", "4");
        var e = _folder.Write("sub/deep/e.txt", "5");
        _folder.Write("zoo/f.csv", "6");

        Assert.Equal([a, d, e], Paths(new MultiFileSource(_folder.At(".../*.txt"))).Select(Path.GetFullPath));
        Assert.Equal(4, new MultiFileSource(_folder.At("...")).Count);
    }

    [Fact]
    public void A_plus_joins_patterns_and_drops_what_is_missing_or_double()
    {
        var a = _folder.Write("a.txt", "1");
        var b = _folder.Write("b.txt", "2");

        Assert.Equal([b, a], Paths(new MultiFileSource($"{b}+{_folder.At("none.txt")}+{_folder.At("*.txt")}")));
    }

    [Fact]
    public void When_nothing_matches_the_patterns_stay_and_opening_fails_by_name()
    {
        var pattern = _folder.At("*.nothing");
        var source = new MultiFileSource(pattern);

        Assert.Equal([pattern], Paths(source));
        Failure.Naming<IOException>("*.nothing", () => source.Open(0));
    }

    [Fact]
    public void A_wildcard_path_loads_all_its_files_as_one_view()
    {
        _folder.Write("part-1.tsv", "1", "2");
        _folder.Write("part-2.tsv", "3");
        var context = new MLContext(seed: 1);
        TextLoader.Column[] columns = [new("A", DataKind.Single, 0)];

        var view = context.Data.LoadFromTextFile(_folder.At("part-*.tsv"), columns);

        Assert.Equal([1f, 2f, 3f], view.Values<float>("A"));
        Assert.Equal([0ul, 1ul, 2ul], view.Ids().Select(id => id.Low));
    }

    [Fact]
    public void A_source_of_one_s_own_needs_no_file()
    {
        var context = new MLContext(seed: 1);
        var loader = context.Data.CreateTextLoader([new TextLoader.Column("A", DataKind.Single, 0)]);

        Assert.Equal([1f, 2f, 3f], loader.Load(new Memory("1\n2\n", "3\n")).Values<float>("A"));
    }

    [Fact]
    public void A_file_handle_is_a_source_of_one_file()
    {
        var source = new FileHandleSource(new TextHandle("1\n2\n"));

        Assert.Equal(1, source.Count);
        Assert.Null(source.GetPathOrNull(0));
        Assert.Equal("1\n2\n", source.OpenTextReader(0).ReadToEnd());
        Assert.Throws<ArgumentNullException>(() => new FileHandleSource(null));
    }

    private static string[] Paths(MultiFileSource source) => [.. Enumerable.Range(0, source.Count).Select(source.GetPathOrNull)];

    private sealed class Memory(params string[] texts) : IMultiStreamSource
    {
        public int Count => texts.Length;

        public string GetPathOrNull(int index) => null!;

        public Stream Open(int index) => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(texts[index]));

        public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
    }

    private sealed class TextHandle(string text) : IFileHandle
    {
        public bool CanWrite => false;

        public bool CanRead => true;

        public Stream CreateWriteStream() => throw new NotSupportedException();

        public Stream OpenReadStream() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        public void Dispose()
        {
        }
    }
}
