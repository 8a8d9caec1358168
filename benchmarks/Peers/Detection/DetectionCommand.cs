using System.CommandLine;
using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Transforms;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Peers.Detection;

/// <summary>The command that times both ways to detect in a photograph, stage by stage, side by side.</summary>
internal static class DetectionCommand
{
    /// <summary>What a detection with shared features may take, proposals included.</summary>
    private const double MostMilliseconds = 2000;

    private static readonly RegionOptions Shared = new() { Mode = RegionMode.Shared, FieldWidth = 640, FieldHeight = 448 };

    public static Command Create()
    {
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => 2 };
        var regions = new Option<int>("--regions") { Description = "Regions of the photograph.", DefaultValueFactory = _ => 2000 };
        var size = new Option<int>("--size") { Description = "The side that regions are warped to.", DefaultValueFactory = _ => 96 };
        var runs = new Option<int>("--runs") { Description = "Runs, of which the median counts.", DefaultValueFactory = _ => 5 };
        var only = new Option<string>("--only") { Description = "Run the rows whose names contain this text.", DefaultValueFactory = _ => "" };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait for a quiet machine." };
        var command = new Command("detection", "Times a detector over MobileNetV2 on a photograph of 640 x 427, with shared features and with warped regions.")
        {
            threads, regions, size, runs, only, noWait,
        };
        command.SetAction(parsed =>
        {
            var console = ReportConsole.Create();
            var quiet = !parsed.GetValue(noWait) && QuietMachine.Wait(console.WriteLine);
            var warped = new RegionOptions { Size = parsed.GetRequiredValue(size), Context = Math.Min(16, parsed.GetRequiredValue(size) / 6) };
            return Run(
                new DetectionWork(parsed.GetRequiredValue(threads)), warped, parsed.GetRequiredValue(regions), parsed.GetRequiredValue(runs),
                parsed.GetRequiredValue(only), console, quiet);
        });
        return command;
    }

    private static int Run(DetectionWork work, RegionOptions warped, int regions, int runs, string only, IAnsiConsole console, bool quiet)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("features", "proposals", "network", "choice", "together", "");
        var status = RowStatus.Passed;
        if ("shared".Contains(only, StringComparison.Ordinal))
        {
            var times = work.Measure(Shared, regions, runs);
            status = times.Total <= MostMilliseconds ? RowStatus.Passed : quiet ? RowStatus.Failed : RowStatus.Noisy;
            Add(table, $"shared, {regions} regions", times, status);
        }

        if ("warped".Contains(only, StringComparison.Ordinal))
        {
            Add(table, $"warped to {warped.Size}, {regions} regions", work.Measure(warped, regions, Math.Min(runs, 1)), null);
        }

        console.Write(table);
        if (only.Length == 0)
        {
            var agreement = work.Agreement(warped, Shared, Math.Min(regions, 200));
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Agreement on {agreement.Regions} regions: cosine {agreement.MeanCosine:F3}, least {agreement.LeastCosine:F3}, "
                + $"same class {agreement.SameClass:P0}"));
        }

        return status == RowStatus.Failed ? 1 : 0;
    }

    private static void Add(Table table, string name, StageTimes times, RowStatus? status) => table.AddRow(
        name, Milliseconds(times.Proposals), Milliseconds(times.Network), Milliseconds(times.Choice), Milliseconds(times.Total),
        status is { } s ? RowWriter.Coloured(s) : "-");

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F1} ms");
}
