using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.CommandLine;

/// <summary>Sweeps by the tool alone, over stripes that a small network tells apart.</summary>
public sealed class SweepTests : IDisposable
{
    private const int Side = 12;

    private const string Space = """
        { "parameters": { "width": { "kind": "int", "low": 2, "high": 6, "usual": 4 }, "rate": { "kind": "log-uniform", "low": 0.002, "high": 0.02, "usual": 0.01 } } }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-sweep-").FullName;

    public SweepTests()
    {
        var sheet = new Image<byte>(Side * 10, Side * 6, 1);
        for (var y = 0; y < sheet.Height; y++)
        {
            for (var x = 0; x < sheet.Width; x++)
            {
                var number = x / Side;
                sheet.Row(y)[x] = (byte)((((y < Side * 3 ? y : x) + number) / 3 % 2 * (120 + (number * 4))) + (((x * 7) + (y * 13)) % 20));
            }
        }

        ImageFile.Save(sheet, Name("sheet.png"));
        File.WriteAllText(Name("space.json"), Space);
        Assert.Equal(0, Mlvision.Run("cut", Name("sheet.png"), "--tile", "12", "--rows", "3", "--classes", "across", "down", "--out", Pictures).ExitCode);
    }

    private string Pictures => Name("stripes");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_sweep_ends_with_a_model_its_worth_and_reports()
    {
        var swept = Sweep("--trials", "3", "--json");
        Assert.True(swept.ExitCode == 0, swept.Error);
        var report = JsonDocument.Parse(swept.Output).RootElement;

        Assert.Equal(3, report.GetProperty("trials").EnumerateObject().Sum(t => t.Value.GetInt32()));
        Assert.Equal(12, report.GetProperty("heldOutPictures").GetInt32());
        Assert.Contains("trial 2: ", swept.Error, StringComparison.Ordinal);
        Assert.Equal(4, JsonDocument.Parse(Record().First(l => l.Contains("\"begin\"", StringComparison.Ordinal)))
            .RootElement.GetProperty("values")[0].GetProperty("value").GetInt32());
        Assert.Contains("<svg", File.ReadAllText(Name("out/report.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Name("out/held-out.html")));
        Assert.Contains("accuracy", File.ReadAllText(Name("out/card.md")), StringComparison.Ordinal);
        var asked = Mlvision.Run("predict", Name("out/model.zip"), Path.Combine(Pictures, "down"), "--json");
        Assert.True(asked.ExitCode == 0, asked.Error);
        Assert.Equal(30, asked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_sweep_goes_on_where_it_was_and_refuses_to_be_another()
    {
        Assert.Equal(0, Sweep("--trials", "1").ExitCode);
        var before = Record();
        var again = Sweep("--trials", "2");
        var other = Sweep("--trials", "2", "--resume", "--seed", "5", "--search", "random");
        var resumed = Sweep("--trials", "2", "--resume");

        Assert.Contains("holds a sweep already", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("differs in search, seed", other.Error, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(before, Record()[..before.Length]);
        Assert.Equal(["0", "1"], Record().Where(l => l.Contains("\"event\":\"end\"", StringComparison.Ordinal))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("trial").GetRawText()));
    }

    [Fact]
    public void Workers_find_what_one_process_finds()
    {
        Assert.Equal(0, Sweep("--trials", "2", "--search", "random").ExitCode);
        var alone = Ends();
        Directory.Delete(Name("out"), recursive: true);
        var swept = Sweep("--trials", "2", "--search", "random", "--workers", "2", "--memory", "2000");

        Assert.True(swept.ExitCode == 0, swept.Error);
        Assert.Equal(alone, Ends());
        Assert.True(File.Exists(Name("out/trials/0001/log.txt")));
        var trial = Mlvision.Run("trial", "--spec", Name("out/trials/0001/spec.json"));
        Assert.Contains("\"trial\":1", trial.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_may_hold_too_little_memory_is_a_failed_trial()
    {
        var swept = Sweep("--trials", "1", "--workers", "1", "--memory", "20");

        Assert.Equal(1, swept.ExitCode);
        Assert.Contains("No trial of the sweep came to an end", swept.Error, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"Failed\"", string.Concat(Record()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_the_best_so_far()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Process.Start(Mlvision.StartInterruptible([.. Arguments("--minutes", "10")]))!;
        var ended = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("trial 1: ", StringComparison.Ordinal))
        {
        }

        var errors = process.StandardError.ReadToEndAsync();
        await Mlvision.Interrupt(process);
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors);
        Assert.Contains("stopped", await ended, StringComparison.Ordinal);
        Assert.True(File.Exists(Name("out/model.zip")));
    }

    [Fact]
    public void Spaces_are_written_and_read_back()
    {
        var file = Name("quick.json");
        Assert.Equal(0, Mlvision.Run("sweep", Pictures, "--space", "quick", "--write-space", file).ExitCode);
        Assert.Contains("\"log-uniform\"", File.ReadAllText(file), StringComparison.Ordinal);
        var again = Name("again.json");
        Assert.Equal(0, Mlvision.Run("sweep", Pictures, "--space", file, "--write-space", again).ExitCode);

        Assert.Equal(File.ReadAllText(file), File.ReadAllText(again));
    }

    [Fact]
    public void Mistakes_are_named_before_any_work_is_done()
    {
        File.WriteAllText(Name("bad.json"), """{ "parameters": { "rate": { "kind": "log-uniform", "low": 0, "high": 1 } } }""");
        File.WriteAllText(Name("odd.json"), """{ "parameters": { "wdth": { "kind": "bool" } } }""");
        File.WriteAllText(Name("spec.json"), "{}");

        Assert.Contains("$.parameters.rate", Mlvision.Run("sweep", Pictures, "--space", Name("bad.json")).Error, StringComparison.Ordinal);
        Assert.Contains("'wdth'", Mlvision.Run("sweep", Pictures, "--space", Name("odd.json"), "--out", Name("odd")).Error, StringComparison.Ordinal);
        Assert.Contains("none of quick, medium and best", Mlvision.Run("sweep", Pictures, "--space", "huge").Error, StringComparison.Ordinal);
        Assert.Equal(2, Mlvision.Run("sweep", Pictures, "--minutes", "0").ExitCode);
        Assert.Contains("--memory needs --workers", Mlvision.Run("sweep", Pictures, "--memory", "100").Error, StringComparison.Ordinal);
        Assert.Contains("holds no trial", Mlvision.Run("trial", "--spec", Name("spec.json")).Error, StringComparison.Ordinal);
        Assert.Contains(
            "do not fill", Mlvision.Run("cut", Name("sheet.png"), "--tile", "7", "--rows", "3", "--out", Name("cut")).Error, StringComparison.Ordinal);
        Assert.Contains("2 different names", Mlvision.Run(
            "cut", Name("sheet.png"), "--tile", "12", "--rows", "3", "--classes", "one", "--out", Name("cut")).Error, StringComparison.Ordinal);
    }

    private (int ExitCode, string Output, string Error) Sweep(params string[] more) => Mlvision.Run([.. Arguments(more)]);

    private IEnumerable<string> Arguments(params string[] more) =>
    [
        "sweep", Pictures, "--space", Name("space.json"), "--out", Name("out"), "--epochs", "2", "--networks", "1",
        "--threads", "1", "--held-out", "0.2", "--pruning", "none", .. more,
    ];

    private string[] Ends() => [.. Record().Where(l => l.Contains("\"event\":\"end\"", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement)
        .OrderBy(e => e.GetProperty("trial").GetInt32()).Select(e => e.GetProperty("objectives").GetRawText())];

    private string[] Record() => File.ReadAllLines(Name("out/trials.jsonl"));

    private string Name(string file) => Path.Combine(_root, file);
}
