using System.Diagnostics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;
using TorchSharp;

namespace MLNetVision.Tests.Conformance.Torch;

/// <summary>Whatever a session does, no tensor is left over but those that it was made with: one disposal scope a call.</summary>
[Collection(nameof(Alone))]
public class FlatnessTests
{
    // What the allocators of .NET and of libtorch may still take after the first steps, all caches filled.
    private const long Growth = 48 << 20;

    private static readonly Case Workout = new("flat", s =>
    {
        var x = s.Picture(3, 12, 12).Conv2d(8, 3, padding: 1, bias: false).BatchNorm().Relu().Dropout(0.2f).Flatten();
        var scores = x.Dense(5);
        s.Give("scores", scores);
        s.Lose(scores.Then(new CrossEntropy(0.1f), null, s.Classes("target", ["N"], 5)));
    })
    {
        Planned = new() { ["N"] = 8 },
        Calls = [new() { ["N"] = 8 }, new() { ["N"] = 5 }],
    };

    /// <summary>A quarter of a million weights.</summary>
    private static readonly Case Heavy = new("heavy", s =>
    {
        var scores = s.Picture(1, 16, 16).Flatten().Dense(1024).Relu().Dense(5);
        s.Give("scores", scores);
        s.Lose(scores.Then(new CrossEntropy(), null, s.Classes("target", ["N"], 5)));
    })
    {
        Planned = new() { ["N"] = 2 },
        Calls = [new() { ["N"] = 2 }],
    };

    private static int Steps => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? 10_000 : 200;

    [TorchFact]
    public void Tensors_and_memory_stay_flat_while_a_session_trains()
    {
        var model = Workout.In(DType.Float32);
        using var session = model.Compile(TorchLeg.Cpu, Running.Rule with { Optimizer = new Adam(), AverageDecay = 0.9 });
        Use(model, session, 40);

        var (tensors, memory) = (Live, Memory());
        Use(model, session, Steps);

        Assert.Equal(tensors, Live);
        Assert.True(Memory() - memory < Growth, $"{Steps} steps took {(Memory() - memory) >> 20} MiB more.");
    }

    [TorchFact]
    public void Searches_leave_no_tensor_behind()
    {
        var model = Workout.In(DType.Float32);
        using var session = model.Compile(TorchLeg.Cpu, new TrainingRule { Optimizer = new Lbfgs { Iterations = 3, History = 2 } });
        model.Train(session, 0, 4);

        var tensors = Live;
        model.Train(session, 0, 6);
        Assert.Equal(tensors, Live);
    }

    [TorchFact]
    public void A_session_that_is_disposed_leaves_no_tensor_behind()
    {
        var model = Workout.In(DType.Float32);
        Run();
        var tensors = Live;
        Run();
        Assert.Equal(tensors, Live);

        void Run()
        {
            using var session = model.Compile(TorchLeg.Cpu, Running.Rule with { AverageDecay = 0.9 });
            model.Train(session, 0, 2);
            session.SetState(session.GetState());
        }
    }

    /// <summary>Their weights alone would be 200 MiB.</summary>
    [TorchFact]
    public void Two_hundred_sessions_that_train_leave_no_memory_behind()
    {
        var model = Heavy.In(DType.Float32);
        Run(20);
        var (tensors, memory) = (Live, Memory());
        Run(200);

        Assert.Equal(tensors, Live);
        Assert.True(Memory() - memory < Growth, $"200 sessions left {(Memory() - memory) >> 20} MiB.");

        void Run(int sessions)
        {
            for (var i = 0; i < sessions; i++)
            {
                using var session = model.Compile(TorchLeg.Cpu, Running.Rule);
                session.TrainStep(model.Values(0), Running.Rate);
            }
        }
    }

    [TorchFact]
    public void A_step_that_fails_leaves_no_tensor_behind()
    {
        var model = Workout.In(DType.Float32);
        using var session = model.Compile(TorchLeg.Cpu, Running.Rule);
        var poisoned = model.Values(0);
        poisoned["x"].As<float>()[3] = float.NaN;
        Assert.Throws<NonFiniteLossException>(() => session.TrainStep(poisoned, Running.Rate));

        var tensors = Live;
        Assert.Throws<NonFiniteLossException>(() => session.TrainStep(poisoned, Running.Rate));
        Assert.Equal(tensors, Live);
    }

    private static long Live => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    private static void Use(Model model, ISession session, int steps)
    {
        var (inputs, outputs, gradients) = (model.Values(0), model.Outputs(0), model.Gradients(0));
        for (var step = 0; step < steps; step++)
        {
            session.TrainStep(inputs, 1e-3);
            session.Forward(inputs, outputs);
            session.Gradients(inputs, gradients);
            if (step % 50 == 0)
            {
                session.SetState(session.GetState());
            }
        }
    }

    /// <summary>What the process has, .NET's own heap given back as far as it can be.</summary>
    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
