using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.CommandLine;

/// <summary>mlvision embed, over pictures that are made here: bright, dark and striped ones, a folder each.</summary>
public sealed class EmbedTests : IDisposable
{
    private const int Each = 12;
    private static readonly string[] Kinds = ["bright", "dark", "striped"];
    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-embed-").FullName;

    public EmbedTests()
    {
        foreach (var (kind, name) in Kinds.Index())
        {
            for (var i = 0; i < Each; i++)
            {
                Save(Path.Combine(_root, "pictures", name, $"{i:D2}.png"), kind, i);
            }
        }
    }

    private string Pictures => Path.Combine(_root, "pictures");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("tsne", 2)]
    [InlineData("pca", 2)]
    [InlineData("pca", 3)]
    [InlineData("autoencoder", 2)]
    [InlineData("tsne", 3)]
    public void Kinds_of_pictures_come_apart_and_the_page_and_the_table_hold_every_picture(string method, int dimensions)
    {
        var (page, table) = (In("map.html"), In("map.csv"));
        var report = Embed("--method", method, "--dimensions", $"{dimensions}", "--html", page, "--csv", table);

        Assert.Equal(method, report.GetProperty("method").GetString());
        Assert.InRange(report.GetProperty("agreement").GetDouble(), 0.8, 1);
        Assert.False(report.GetProperty("endedEarly").GetBoolean());
        Assert.Equal([page, table], report.GetProperty("files").EnumerateArray().Select(f => f.GetString()));
        var pictures = report.GetProperty("pictures").EnumerateArray().ToArray();
        Assert.Equal(Kinds.SelectMany(k => Enumerable.Range(0, Each).Select(i => $"{k}/{i:D2}.png")), pictures.Select(p => p.GetProperty("image").GetString()));
        Assert.All(pictures, p => Assert.StartsWith(p.GetProperty("label").GetString()!, p.GetProperty("image").GetString(), StringComparison.Ordinal));
        Assert.All(pictures, p => Assert.Equal(dimensions, p.GetProperty("place").GetArrayLength()));

        var lines = File.ReadAllLines(table);
        Assert.Equal(dimensions == 3 ? "image,label,x,y,z" : "image,label,x,y", lines[0]);
        Assert.Equal(
            pictures.Select(p => p.GetProperty("place")[0].GetSingle()),
            lines[1..].Select(l => float.Parse(l.Split(',')[2], CultureInfo.InvariantCulture)));
        var html = File.ReadAllText(page);
        Assert.Equal(3 * Each, html.Split("<circle cx=").Length - 1);
        Assert.All(Kinds, k => Assert.Contains($"{k}/00.png", html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_map_on_any_number_of_threads()
    {
        var first = Embed("--seed", "3", "--threads", "1").GetProperty("pictures").ToString();

        Assert.Equal(first, Embed("--seed", "3", "--threads", "2").GetProperty("pictures").ToString());
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_left_out()
    {
        File.WriteAllBytes(Path.Combine(Pictures, "dark", "empty.png"), []);
        var (code, output, error) = Mlvision.Run("embed", Pictures, "--method", "pca", "--html", In("map.html"));

        Assert.True(code == 0, error);
        Assert.Contains("left out: " + Path.Combine(Pictures, "dark", "empty.png"), error, StringComparison.Ordinal);
        Assert.Contains("of 36 pictures", output, StringComparison.Ordinal);
        Assert.Contains("1 could not be read: empty.png", File.ReadAllText(In("map.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_folders_is_a_map_without_labels()
    {
        var report = Parse(Mlvision.Run("embed", Path.Combine(Pictures, "striped"), "--json"));

        Assert.Equal(JsonValueKind.Null, report.GetProperty("agreement").ValueKind);
        Assert.All(report.GetProperty("pictures").EnumerateArray(), p => Assert.Equal("", p.GetProperty("label").GetString()));
    }

    [Fact]
    public void Several_methods_stand_side_by_side()
    {
        var (page, table) = (In("maps.html"), In("maps.csv"));
        var reports = Embed("--method", "pca,tsne", "--html", page, "--csv", table).EnumerateArray().ToArray();

        Assert.Equal(["pca", "tsne"], reports.Select(r => r.GetProperty("method").GetString()));
        Assert.Equal(Places(Embed("--method", "tsne")), Places(reports[1]));
        var html = File.ReadAllText(page);
        Assert.Equal(2 * 3 * Each, html.Split("<circle cx=").Length - 1);
        Assert.Contains("Principal components", html, StringComparison.Ordinal);
        Assert.Contains("t-SNE", html, StringComparison.Ordinal);
        var lines = File.ReadAllLines(table);
        Assert.Equal("image,label,pca_x,pca_y,tsne_x,tsne_y", lines[0]);
        Assert.All(lines, l => Assert.Equal(6, l.Split(',').Length));
        Assert.Equal(
            reports[1].GetProperty("pictures")[0].GetProperty("place")[1].GetSingle(), float.Parse(lines[1].Split(',')[5], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains(
            "--method has no 'umap'; these are: tsne, pca, autoencoder", Mlvision.Run("embed", Pictures, "--json", "--method", "pca,umap").Error,
            StringComparison.Ordinal);
        Assert.Contains("names a method twice", Mlvision.Run("embed", Pictures, "--json", "--method", "pca,pca").Error, StringComparison.Ordinal);
        Assert.Contains("nowhere to write", Mlvision.Run("embed", Pictures).Error, StringComparison.Ordinal);
        Assert.Contains("there is no folder", Mlvision.Run("embed", Pictures, "--html", In("none/map.html")).Error, StringComparison.Ordinal);
        Assert.Contains("--dimensions has to be 2 or 3", Mlvision.Run("embed", Pictures, "--json", "--dimensions", "4").Error, StringComparison.Ordinal);
        Assert.Contains(
            "Perplexity has to be below the number of rows", Mlvision.Run("embed", Pictures, "--json", "--perplexity", "99").Error, StringComparison.Ordinal);
        Directory.CreateDirectory(In("few"));
        Save(In("few/one.png"), 0, 0);
        Assert.Contains("has 1 pictures that can be read; a map needs 4", Mlvision.Run("embed", In("few"), "--json").Error, StringComparison.Ordinal);
    }

    /// <summary>Ctrl-C, as a terminal sends it. The run would take days.</summary>
    [Fact]
    public async Task An_interrupted_map_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string[] arguments = ["embed", Pictures, "--method", "autoencoder", "--epochs", "100000000", "--html", In("map.html"), "--json"];
        using var process = Process.Start(Mlvision.StartInterruptible(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();

        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("epoch 2/", StringComparison.Ordinal))
        {
        }

        var rest = process.StandardError.ReadToEndAsync();
        await Mlvision.Interrupt(process);
        using (var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2)))
        {
            await process.WaitForExitAsync(patience.Token);
        }

        Assert.True(process.ExitCode == 0, await rest);
        Assert.True(JsonDocument.Parse(await output).RootElement.GetProperty("endedEarly").GetBoolean());
        Assert.Contains("ended early", File.ReadAllText(In("map.html")), StringComparison.Ordinal);
    }

    private JsonElement Embed(params string[] arguments) =>
        Parse(Mlvision.Run(["embed", Pictures, "--image-size", "12", "--iterations", "300", "--epochs", "60", "--perplexity", "5", "--json", .. arguments]));

    private static float[] Places(JsonElement report) =>
        [.. report.GetProperty("pictures").EnumerateArray().SelectMany(p => p.GetProperty("place").EnumerateArray()).Select(x => x.GetSingle())];

    private static JsonElement Parse((int ExitCode, string Output, string Error) run)
    {
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string In(string name) => Path.Combine(_root, name);

    private static void Save(string path, int kind, int number)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var picture = new Image<byte>(16 + number, 16, 3);
        for (var i = 0; i < picture.Samples.Length; i++)
        {
            var stripe = i / (picture.Width * 3) / 4 % 2 == 0;
            var value = kind switch { 0 => 220, 1 => 30, _ => stripe ? 240 : 10 };
            picture.Samples[i] = (byte)(value - (number % 5) + (i * 7 % 11) - 5);
        }

        ImageFile.Save(picture, path);
    }
}
