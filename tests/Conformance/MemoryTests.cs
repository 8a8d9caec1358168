using System.Diagnostics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance;

/// <summary>Tests that measure the process and therefore run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What engines that plan their memory take, beforehand and while they run.</summary>
[Collection(nameof(Alone))]
public class MemoryTests
{
    // Beside the plan: code that is compiled on the way, threads' stacks, objects that describe the network.
    private const long Beside = 24 << 20;

    public static TheoryData<string, string> Rows => CatalogueRows.Of(EnginesUnderTest.PlanTheirMemory);

    public static TheoryData<string> Engines => [.. EnginesUnderTest.PlanTheirMemory];

    public static TheoryData<string, Optimizer> Optimizers
    {
        get
        {
            var rows = new TheoryData<string, Optimizer>();
            foreach (var engine in EnginesUnderTest.PlanTheirMemory)
            {
                foreach (var optimizer in new Optimizer[]
                {
                    new Sgd(), new Sgd { Momentum = 0.9, Nesterov = true }, new AdaGrad(), new AdaDelta(), new RmsProp(), new RmsProp { Centred = true },
                    new Adam(), new AdamW(),
                })
                {
                    rows.Add(engine, optimizer);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Training_steps_allocate_nothing_after_the_first(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var session = model.Compile(engine, Running.Rule);
        var inputs = model.Values(0);
        Train(session, inputs, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Train(session, inputs, 3);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Forward_runs_allocate_nothing_after_the_first(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var session = model.Compile(engine, rule: null);
        var (inputs, outputs) = (model.Values(0), model.Outputs(0));
        session.Forward(inputs, outputs);

        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Forward(inputs, outputs);
        session.Forward(inputs, outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_batch_of_another_size_costs_a_little_managed_memory_that_is_free_again(string engine, string name)
    {
        // The plan is made anew: the sizes of each step, and when each value is in use.
        const long PerStep = 8192;
        var model = Catalogue.Named(name).In(DType.Float32);
        using var session = model.Compile(engine, Running.Rule);
        var calls = Enumerable.Range(0, model.Case.Calls.Count).Select(model.Values).ToArray();
        Run(2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);
        var changes = calls.Length * model.Network.Nodes.Length;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, PerStep * changes);

        void Run(int rounds)
        {
            foreach (var inputs in Enumerable.Repeat(calls, rounds).SelectMany(c => c))
            {
                session.TrainStep(inputs, Running.Rate);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void No_thread_allocates_in_a_training_step_whatever_the_optimizer(string engine, Optimizer optimizer)
    {
        var model = Catalogue.Named("workout: residual net").In(DType.Float32);
        using var session = model.Compile(engine, Running.Rule with { Optimizer = optimizer, AverageDecay = 0.9 }, threads: 2);
        var inputs = model.Values(0);
        session.TrainStep(inputs, Running.Rate);

        // The runtime and the test runner allocate now and then; a step that does, always does.
        var least = Enumerable.Range(0, 6).Min(_ =>
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            session.TrainStep(inputs, Running.Rate);
            return GC.GetTotalAllocatedBytes(precise: true) - before - MeasuringItself();
        });
        Assert.True(least <= 0, $"Each step allocates {least} bytes or more.");

        static long MeasuringItself()
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Memory_is_known_beforehand_bounds_what_is_taken_and_does_not_grow(string engine)
    {
        // In a process of its own: meanwhile the runtime gives back what other tests have taken.
        if (ChildTests.InChild)
        {
            AssertKeepsToItsPlan(engine);
        }
        else
        {
            const string Test = nameof(Memory_is_known_beforehand_bounds_what_is_taken_and_does_not_grow);
            ChildTests.AssertPass(typeof(MemoryTests).Assembly, $"FullyQualifiedName~{Test}&DisplayName~{engine}");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_larger_batch_is_planned_to_take_more(string engine)
    {
        using var small = Large(2).In(DType.Float32).Compile(engine, Running.Rule);
        using var large = Large(4).In(DType.Float32).Compile(engine, Running.Rule);
        using var forward = Large(4).In(DType.Float32).Compile(engine, rule: null);

        Assert.True(large.Memory.Activations > 1.5 * small.Memory.Activations, $"{small.Memory} and {large.Memory}");
        Assert.True(forward.Memory.Activations < large.Memory.Activations, $"{forward.Memory} and {large.Memory}");
        Assert.Equal(0, forward.Memory.Optimizer);
        Assert.True(large.Memory.Parameters >= 4 * Large(4).In(DType.Float32).Network.ParameterCount);
    }

    private static void AssertKeepsToItsPlan(string engine)
    {
        // A fifth of the plan at most may be room that this network happens not to touch.
        const double Touched = 0.8;
        const int Rows = 16;
        var model = Large(Rows).In(DType.Float32);
        var inputs = model.Values(0);
        var before = Resident();
        using var session = model.Compile(engine, Running.Rule, threads: 2);
        var planned = session.Memory;
        Train(session, inputs, 2);
        var taken = Resident() - before;
        Train(session, inputs, 10);
        var later = Resident() - before;

        Assert.Equal(planned, session.Memory);
        Assert.True(taken <= planned.Total + Beside, $"{taken:N0} bytes were taken, {planned.Total:N0} are planned.");
        Assert.True(taken >= Touched * planned.Total, $"{taken:N0} bytes were taken, {planned.Total:N0} are planned: the plan is far too high.");
        Assert.True(later - taken <= Beside / 4, $"Ten steps took {later - taken:N0} bytes more.");
    }

    private static void Train(ISession session, Dictionary<string, HostTensor> inputs, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            session.TrainStep(inputs, Running.Rate);
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    /// <summary>Some hundred megabytes of activations and few operations.</summary>
    private static Case Large(int rows) => new($"large {rows}", s =>
    {
        var x = s.Picture(3, 96, 96).Conv2d(32, 3, padding: 1).BatchNorm().Relu();
        var y = x.Conv2d(32, 1).Relu().Conv2d(32, 3, padding: 1, groups: 32).Relu().Add(x).MaxPool2d(2);
        s.Lose(y.GlobalAveragePool().Flatten().Dense(5).Then(new CrossEntropy(), null, s.Classes("target", ["N"], 5)));
    })
    {
        Planned = new() { ["N"] = rows },
        Calls = [new() { ["N"] = rows }],
    };
}
