using System.IO.Compression;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.CommandLine;

/// <summary>A model from its training to its use, by the tool alone.</summary>
public sealed class TrainTests : IDisposable
{
    private const int Side = 12;
    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-train-").FullName;

    public TrainTests()
    {
        foreach (var (name, across) in (ReadOnlySpan<(string, bool)>)[("across", true), ("down", false)])
        {
            for (var i = 0; i < 24; i++)
            {
                Stripes(Path.Combine(_root, "stripes", name, $"{i:D2}.png"), across, i);
            }
        }
    }

    private string Pictures => Path.Combine(_root, "stripes");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void An_engine_that_is_not_there_is_refused_with_what_brings_it()
    {
        var (code, _, error) = Train("--out", Name("never.zip"), "--engine", "torch");

        Assert.Equal(1, code);
        Assert.Contains("MLNetVision.Torch.dll", error, StringComparison.Ordinal);
        Assert.Contains("MLNETVISION_TORCH", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Name("never.zip")));
    }

    [Fact]
    public void A_device_without_its_engine_is_refused()
    {
        var (code, _, error) = Train("--out", Name("never.zip"), "--device", "cuda");

        Assert.Equal(1, code);
        Assert.Contains("--engine torch", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_trained_evaluated_and_asked()
    {
        var (model, own, page) = (Name("model.zip"), Name("model.mlvision"), Name("report.html"));

        var trained = Train("--out", model, "--out", own, "--json");
        var report = JsonDocument.Parse(trained.Output).RootElement;
        Assert.Equal(["across", "down"], report.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Contains("epoch 6/6", trained.Error, StringComparison.Ordinal);

        foreach (var file in (string[])[model, own])
        {
            var evaluated = Mlvision.Run("evaluate", file, Pictures, "--json", "--report", page);
            Assert.True(evaluated.ExitCode == 0, evaluated.Error);
            Assert.Contains("across", File.ReadAllText(page), StringComparison.Ordinal);
            var asked = Mlvision.Run("predict", file, Path.Combine(Pictures, "down", "03.png"), Path.Combine(Pictures, "across"), "--json", "--top", "2");
            Assert.True(asked.ExitCode == 0, asked.Error);
            var answers = asked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
            Assert.Equal(25, answers.Length);
            Assert.Equal("down", answers[0].GetProperty("label").GetString());
            Assert.All(answers[1..], a => Assert.Equal("across", a.GetProperty("label").GetString()));
            Assert.All(answers, a => Assert.Equal(1, a.GetProperty("best").EnumerateObject().Sum(b => b.Value.GetDouble()), 1e-4));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_the_same_file()
    {
        var (first, second, other) = (Name("a.zip"), Name("b.zip"), Name("c.zip"));

        var hashes = new[] { Hash(first, "1"), Hash(second, "1"), Hash(other, "2") };

        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
        Assert.Equal(Entries(first), Entries(second));
    }

    [Fact]
    public void Options_can_be_written_and_read_back()
    {
        var (options, model) = (Name("options.json"), Name("model.mlvision"));

        Assert.Equal(0, Train("--out", model, "--augment", "handwriting", "--rate", "0.004", "--write-options", options).ExitCode);
        Assert.False(File.Exists(model));
        var trained = Mlvision.Run("train", Pictures, "--out", model, "--options", options, "--json");

        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Equal(6, JsonDocument.Parse(trained.Output).RootElement.GetProperty("epochs").GetInt32());
        Assert.Contains("\"learningRate\": 0.004", File.ReadAllText(options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_pictures_will_do_and_what_cannot_be_read_is_named()
    {
        var list = Name("list.csv");
        File.WriteAllBytes(Path.Combine(_root, "empty.png"), []);
        File.WriteAllLines(list, ["image,label", "empty.png,down", .. Directory.GetFiles(Pictures, "*.png", SearchOption.AllDirectories).Order()
            .Select(f => $"\"{Path.GetRelativePath(_root, f)}\",{Path.GetFileName(Path.GetDirectoryName(f))}")]);

        var trained = Mlvision.Run("train", list, "--out", Name("model.mlvision"), "--size", "12", "--channels", "1", "--epochs", "1", "--json");

        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("left out: " + Path.Combine(_root, "empty.png"), trained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backbone_serves_new_classes_and_goes_out_as_ONNX()
    {
        var (own, onnx) = (Name("model.mlvision"), Name("model.onnx"));
        var backbone = Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx");

        var trained = Mlvision.Run(
            "train", Pictures, "--backbone", backbone, "--mean", "0.5", "--deviation", "0.5",
            "--head", "LinearSvm", "--validation", "0", "--out", own, "--json");
        Assert.True(trained.ExitCode == 0, trained.Error);
        var asked = Mlvision.Run("predict", own, Path.Combine(Pictures, "down"), "--json");
        Assert.All(asked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Contains("\"label\":\"down\"", l, StringComparison.Ordinal));
        Assert.Equal(0, Mlvision.Run("export", own, "--onnx", onnx).ExitCode);
        Assert.Contains("Float[N, 2]", Mlvision.Run("onnx", "inspect", onnx).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_named_before_any_work_is_done()
    {
        Assert.Contains("is written as .zip", Train("--out", Name("model.onnx")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no folder", Train("--out", Path.Combine(_root, "nowhere", "model.zip")).Error, StringComparison.Ordinal);
        Assert.Contains("no network 'resnet19'", Train("--out", Name("model.zip"), "--network", "resnet19").Error, StringComparison.Ordinal);
        Assert.Contains("There is no model", Mlvision.Run("predict", Name("none.zip"), Pictures).Error, StringComparison.Ordinal);
        Assert.Contains("--rate has to be above 0", Train("--out", Name("model.zip"), "--rate", "0").Error, StringComparison.Ordinal);
    }

    private (int ExitCode, string Output, string Error) Train(params string[] arguments) => Mlvision.Run(
        ["train", Pictures, "--size", "12", "--channels", "1", "--epochs", "6", "--batch", "8", "--seed", "1", "--threads", "1", .. arguments]);

    private string Hash(string model, string seed)
    {
        var (code, output, error) = Mlvision.Run(
            "train", Pictures, "--out", model, "--size", "12", "--channels", "1", "--epochs", "1", "--seed", seed, "--augment", "handwriting", "--json");
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("weightsHash").GetString()!;
    }

    private static IEnumerable<(string Name, string Bytes)> Entries(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        var entries = new List<(string, string)>();
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            entries.Add((entry.FullName, Convert.ToHexString(bytes.ToArray())));
        }

        return entries;
    }

    private string Name(string file) => Path.Combine(_root, file);

    /// <summary>Stripes of three pixels, each picture with another offset and other greys.</summary>
    private static void Stripes(string path, bool across, int number)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var picture = new Image<byte>(Side, Side, 1);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                picture.Row(y)[x] = (byte)((((across ? y : x) + number) / 3 % 2 * (120 + (number * 4))) + (((x * 7) + (y * 13) + number) % 20));
            }
        }

        ImageFile.Save(picture, path);
    }
}
