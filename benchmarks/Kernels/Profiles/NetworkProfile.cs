using System.Diagnostics;
using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Networks.Zoo;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>Where the time of a network's training step, or of its way forward, goes.</summary>
internal static class NetworkProfile
{
    private const ulong Seed = 1;
    private const double Rate = 1e-4;
    private const int WarmUps = 3;
    private const int Passes = 8;
    private const double WarmUpSeconds = 0.7;
    private const double Seconds = 2.5;

    public static void Run(IAnsiConsole console, ProfileOptions options)
    {
        var model = ModelZoo.Find(options.Network);
        var batch = options.Batch ?? UsualBatch(model);
        var network = options.Inference ? model.Build() : WithLoss(model.Build());
        var machine = MachineSpeed.Measure(options.Threads, console.WriteLine);
        using var session = (ManagedSession)new ManagedEngine().Compile(network, WeightSet.Initialise(network, Seed), SessionOf(options, batch));
        var times = Measure(session, Inputs(model, batch, withTarget: !options.Inference), Outputs(model, batch), options.Inference);
        var kinds = new StepKinds(network, batch, training: !options.Inference);
        var lines = Lines(times, step => kinds.KindOf(step), kinds);
        var report = new ProfileReport(console, machine, session.Memory.Activations);
        report.Write(lines, times);
        if (options.Each)
        {
            report.WriteEach(Lines(times, step => $"{step.Name} ({kinds.KindOf(step)})", kinds));
        }
    }

    private static List<ProfileLine> Lines(StepTimes times, Func<Compute.Planning.Step, string> name, StepKinds kinds) =>
    [
        .. times.Forward.Select(t => new ProfileLine(name(t.Key), "forward", 1, t.Value, StepCost.Forward(t.Key, kinds.FlopsOf(t.Key)))),
        .. times.Backward.Select(t => new ProfileLine(name(t.Key), "backward", 1, t.Value, StepCost.Backward(t.Key, kinds.FlopsOf(t.Key)))),
    ];

    private static StepTimes Measure(
        ManagedSession session, Dictionary<string, HostTensor> inputs, Dictionary<string, HostTensor> outputs, bool inference)
    {
        Action pass = inference ? () => session.Forward(inputs, outputs) : () => session.TrainStep(inputs, Rate);
        Repeat(pass, WarmUps, WarmUpSeconds);
        var times = new StepTimes();
        session.Tell(times);
        Repeat(() => times.Time(pass), Passes, Seconds);
        return times;
    }

    /// <summary>So often, and so long: a short pass is compiled for good only after many.</summary>
    private static void Repeat(Action pass, int times, double seconds)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times || clock.Elapsed.TotalSeconds < seconds; i++)
        {
            pass();
        }
    }

    private static SessionOptions SessionOf(ProfileOptions options, int batch) => new()
    {
        Sizes = new Dictionary<string, int> { ["N"] = batch },
        Threads = options.Threads,
        Training = options.Inference ? null : new TrainingRule { Optimizer = new Sgd { Momentum = 0.9 } },
        Loss = "output",
    };

    private static Network WithLoss(Network network) =>
        network.Extend(x => x.Then(new CrossEntropy(), "loss", x.Builder.Input("target", [Dim.Batch], DType.Int64)));

    /// <summary>Larger pictures come in smaller batches, as in the comparisons with the peers.</summary>
    private static int UsualBatch(ZooModel model) => model.Size.Height switch
    {
        >= 128 => 8,
        >= 32 => 32,
        _ => 128,
    };

    private static Dictionary<string, HostTensor> Inputs(ZooModel model, int batch, bool withTarget)
    {
        var pictures = new HostTensor(DType.Float32, batch, model.Channels, model.Size.Height, model.Size.Width);
        var random = new Random((int)Seed);
        foreach (ref var number in pictures.As<float>())
        {
            number = random.NextSingle() - 0.5f;
        }

        if (!withTarget)
        {
            return new Dictionary<string, HostTensor> { ["input"] = pictures };
        }

        var target = new HostTensor(DType.Int64, batch);
        foreach (ref var label in target.As<long>())
        {
            label = random.Next(model.Classes);
        }

        return new Dictionary<string, HostTensor> { ["input"] = pictures, ["target"] = target };
    }

    private static Dictionary<string, HostTensor> Outputs(ZooModel model, int batch) =>
        new() { ["output"] = new HostTensor(DType.Float32, batch, model.Classes) };
}
