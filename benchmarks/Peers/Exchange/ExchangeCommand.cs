using System.CommandLine;
using System.Diagnostics;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Onnx;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>The command that takes models through ONNX and compares what other programs make of them. It measures nothing.</summary>
internal static class ExchangeCommand
{
    private static readonly Dictionary<string, Func<RuntimePeer, int, bool, ICheck>> Checks = new(StringComparer.Ordinal)
    {
        ["torchvision"] = (runtime, threads, oracle) => new TorchvisionCheck(runtime, threads, oracle),
        ["zoo"] = (runtime, threads, _) => new ZooCheck(runtime, threads),
        ["cases"] = (runtime, threads, _) => new CasesCheck(runtime, threads),
    };

    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = $"One of: {string.Join(", ", Checks.Keys)}.", DefaultValueFactory = _ => Checks.Keys.First() };
        var threads = new Option<int>("--threads") { Description = "Threads of both sides.", DefaultValueFactory = _ => 2 };
        var only = new Option<string>("--only") { Description = "Run the rows whose names contain this text.", DefaultValueFactory = _ => "" };
        var oracle = new Option<bool>("--oracle") { Description = "Compare the gradients in double precision too, by the scalar engine: minutes a model." };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file." };
        what.AcceptOnlyFromAmong([.. Checks.Keys]);
        var command = new Command("onnx", "Takes models through ONNX, in and out, and compares what PyTorch and ONNX Runtime compute with what we do.")
        {
            what, threads, only, oracle, json,
        };
        command.SetAction(parsed =>
        {
            var console = ReportConsole.Create();
            var rows = Run(
                Checks[parsed.GetRequiredValue(what)], parsed.GetRequiredValue(only), parsed.GetRequiredValue(threads), parsed.GetValue(oracle), console);
            if (parsed.GetValue(json) is { } file)
            {
                CheckWriter.WriteJson(file.FullName, rows);
            }

            return rows.Any(r => r.Status == RowStatus.Failed) ? 1 : 0;
        });
        return command;
    }

    private static IReadOnlyList<CheckRow> Run(Func<RuntimePeer, int, bool, ICheck> make, string only, int threads, bool oracle, IAnsiConsole console)
    {
        try
        {
            using var runtime = new RuntimePeer(threads);
            var check = make(runtime, threads, oracle);
            using var owned = check as IDisposable;
            console.WriteLine($"Peer: {runtime.Description}; {threads} thread{(threads == 1 ? "" : "s")}");
            CheckRow[] rows = [.. check.Names.Where(n => n.Contains(only, StringComparison.OrdinalIgnoreCase)).Select(n => Run(check, n, console))];
            console.WriteLine(check.Explanation);
            CheckWriter.WriteTable(console, rows);
            return rows;
        }
        catch (PeerMissingException missing)
        {
            console.WriteLine($"Skipped: {missing.Message}");
            return [];
        }
    }

    private static CheckRow Run(ICheck check, string model, IAnsiConsole console)
    {
        if (check.Excuse(model) is { } reason)
        {
            return new(model, RowStatus.Skipped, [], reason, 0);
        }

        console.WriteLine($"{model} ...");
        var watch = Stopwatch.StartNew();
        try
        {
            var findings = check.Run(model);
            var apart = findings.Where(f => !f.Holds).Select(f => $"{f.What} differs by {f}{(f.Where.Length > 0 ? $" at {f.Where}" : "")}");
            return new(model, findings.All(f => f.Holds) ? RowStatus.Passed : RowStatus.Failed, findings, string.Join("; ", apart), watch.Elapsed.TotalSeconds);
        }
        catch (PeerMissingException missing)
        {
            return new(model, RowStatus.Skipped, [], missing.Message, watch.Elapsed.TotalSeconds);
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException or OnnxException or KeyNotFoundException)
        {
            return new(model, RowStatus.Failed, [], failure.Message, watch.Elapsed.TotalSeconds);
        }
    }
}
