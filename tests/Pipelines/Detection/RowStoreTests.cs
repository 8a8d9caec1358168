using MLNetVision.Trainers.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Results that are kept by what they were made from.</summary>
public sealed class RowStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    public void What_was_written_is_read(int width, int count)
    {
        var rows = new StoredRows(width, [.. Enumerable.Range(0, width * count).Select(i => i / 3f)]);
        new RowStore(_folder).Write(5, rows);
        var read = new RowStore(_folder).TryRead(5);

        Assert.NotNull(read);
        Assert.Equal((width, count), (read.Width, read.Count));
        Assert.Equal(rows.Values, read.Values);
        Assert.Null(new RowStore(_folder).TryRead(6));
    }

    [Fact]
    public void What_is_known_is_not_made_again()
    {
        var made = 0;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal([1, 2], new RowStore(_folder).Get(1, () => new StoredRows(2, [++made, 2])).Values);
        }

        Assert.Equal(1, made);
    }

    [Fact]
    public void A_damaged_file_is_as_none()
    {
        var store = new RowStore(_folder);
        store.Write(1, new StoredRows(2, [1, 2, 3, 4]));
        var file = Directory.GetFiles(_folder).Single();
        var whole = File.ReadAllBytes(file);
        for (var i = 0; i < whole.Length; i++)
        {
            var broken = (byte[])whole.Clone();
            broken[i] ^= 1;
            File.WriteAllBytes(file, broken);
            Assert.Null(store.TryRead(1));
            File.WriteAllBytes(file, whole[..i]);
            Assert.Null(store.TryRead(1));
        }

        Assert.Equal([9f], store.Get(1, () => new StoredRows(1, [9])).Values);
        Assert.Equal([9f], store.TryRead(1)!.Values);
    }

    [Fact]
    public void Keys_tell_parts_apart()
    {
        UInt128[] keys =
        [
            new ContentKey("a").Add("bc").End(),
            new ContentKey("ab").Add("c").End(),
            new ContentKey("a").Add("b").Add("c").End(),
            new ContentKey("a").Add((UInt128)1).End(),
            new ContentKey("a").Add<float>([1f]).End(),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], new ContentKey("a").Add("bc").End());
    }
}
