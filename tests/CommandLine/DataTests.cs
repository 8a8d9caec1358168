using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.CommandLine;

public sealed class DataTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-data-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Classes_counts_sizes_and_unreadable_files_are_told()
    {
        Picture("cat/a.png", 10, 20, 3);
        Picture("cat/b.png", 30, 20, 1);
        Picture("dog/deeper/c.png", 20, 40, 4);
        Picture("loose.png", 20, 20, 3);
        Bytes("dog/empty.png");
        Bytes("dog/cut.png", [.. File.ReadAllBytes(Path.Combine(_root, "cat/a.png")).Take(40)]);
        Bytes("dog/notes.txt", 1, 2, 3);

        var (code, output, _) = Mlvision.Run("data", _root, "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, code);
        Assert.Equal(4, report.GetProperty("images").GetInt32());
        Assert.Equal([(null, 1, 0), ("cat", 2, 0), ("dog", 1, 2)], report.GetProperty("classes").EnumerateArray()
            .Select(c => (c.GetProperty("name").GetString(), c.GetProperty("images").GetInt32(), c.GetProperty("unreadable").GetInt32())));
        Assert.Equal((10, 20, 30), Extent(report.GetProperty("sizes").GetProperty("width")));
        Assert.Equal((20, 20, 40), Extent(report.GetProperty("sizes").GetProperty("height")));
        Assert.Equal(
            ["dog/cut.png", "dog/empty.png"],
            report.GetProperty("unreadable").EnumerateArray().Select(u => u.GetProperty("file").GetString()!.Replace('\\', '/')));
        Assert.Equal(1, report.GetProperty("otherFiles").GetInt32());
    }

    [Fact]
    public void The_table_names_each_class_and_each_unreadable_file_with_its_reason()
    {
        Picture("cat/a.png", 10, 20, 3);
        Bytes("dog/[odd] name.png", 7);

        var (code, output, _) = Mlvision.Run("data", _root);

        Assert.Equal(0, code);
        Assert.All(["cat", "dog", "1 unreadable", "[odd] name.png: ", "1 images in 2 classes"], s => Assert.Contains(s, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Heads_alone_do_not_notice_a_damaged_body()
    {
        Picture("cat/a.png", 10, 20, 3);
        var whole = File.ReadAllBytes(Path.Combine(_root, "cat/a.png"));
        Bytes("cat/cut.png", whole[..^30]);

        Assert.Equal(0, Mlvision.Run("data", _root, "--strict", "--headers").ExitCode);
        Assert.Equal(1, Mlvision.Run("data", _root, "--strict").ExitCode);
    }

    [Fact]
    public void A_folder_without_images_ends_with_1_and_says_what_was_expected()
    {
        var (code, _, error) = Mlvision.Run("data", _root);

        Assert.Equal(1, code);
        Assert.Contains("one folder a class", error, StringComparison.Ordinal);
    }

    private static (int Min, int Median, int Max) Extent(JsonElement e) =>
        (e.GetProperty("min").GetInt32(), e.GetProperty("median").GetInt32(), e.GetProperty("max").GetInt32());

    private void Picture(string file, int width, int height, int channels)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        ImageFile.Save(new Image<byte>(width, height, channels), path);
    }

    private void Bytes(string file, params byte[] bytes)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
