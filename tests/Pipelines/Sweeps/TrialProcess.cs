using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.ML;
using MLNetVision.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;

namespace MLNetVision.Tests.Pipelines.Sweeps;

/// <summary>A worker of a sweep, some of whose trials come to a bad end where a test asks for that.</summary>
internal static class TrialProcess
{
    public const string Verb = "sweep-trial";
    public const int Odd = 1;
    private const int Page = 4096;
    private const int Heap = 600 << 20;

    public static WorkerProcesses Workers(string? mischief = null) =>
        new(Start) { Setting = new JsonObject { ["mischief"] = mischief } };

    public static ProcessStartInfo Start(string spec)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ProcessStartInfo(dotnet, ["exec", typeof(TrialProcess).Assembly.Location, Verb, spec]);
    }

    public static SweepResult Search(SweepOptions options, SweepRun run, int epochs) =>
        Sweeping.Make(new MLContext(seed: 1), options, run, epochs).Search(Data(new MLContext(seed: 1)));

    /// <summary>The sweep of <see cref="Search"/>, in a worker.</summary>
    public static void Run(string path)
    {
        var spec = TrialSpec.Load(path);
        Console.Error.WriteLine($"trial {spec.Trial}");
        Do(spec, Console.In, Console.Out, epochs: (int?)spec.Setting?["epochs"] ?? 3);
    }

    public static TrialState Do(TrialSpec spec, TextReader? answers, TextWriter? output, int epochs)
    {
        var ml = new MLContext(seed: 1);
        var mischief = spec.Trial == Odd ? (string?)spec.Setting?["mischief"] : null;
        return ml.Sweep(
            t => Befall(mischief, Sweeping.Pipeline(ml, t, epochs)), Sweeping.Options, [SweepMetrics.Accuracy("Quarter")],
            new SweepRun { Training = TinyCnn.Run })
            .RunTrial(spec, Data(ml), answers: answers, output: output);
    }

    private static IDataView Data(MLContext ml) => Blots.View(ml, 80);

    private static IEstimator<ITransformer> Befall(string? mischief, IEstimator<ITransformer> pipeline)
    {
        switch (mischief)
        {
            case "dies":
                Console.Error.WriteLine("out of paper");
                Environment.Exit(7);
                break;
            case "grows":
                GC.KeepAlive(new byte[Heap]);
                break;
            case "hoards":
                Hoard();
                break;
        }

        return pipeline;
    }

    /// <summary>Memory that the collector knows nothing about.</summary>
    private static void Hoard()
    {
        var block = Marshal.AllocHGlobal(Heap);
        for (var at = 0; at < Heap; at += Page)
            Marshal.WriteByte(block, at, 1);
        Thread.Sleep(Timeout.Infinite);
    }
}
