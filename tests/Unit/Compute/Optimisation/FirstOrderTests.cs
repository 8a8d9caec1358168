using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>What holds for every optimizer that looks at the gradient once.</summary>
public class FirstOrderTests
{
    private const int Steps = 5;

    public static TheoryData<string> Names => Rules.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        var one = Run(name, threads: 1);
        Assert.Equal(one, Run(name, threads: 2));
        Assert.Equal(one, Run(name, threads: 5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_width_gives_the_bits_of_the_scalar_formula(string name)
    {
        var scalar = Run(name, lanes: Lanes1.Count);
        Assert.Equal(scalar, Run(name, lanes: Lanes128.Count));
        Assert.Equal(scalar, Run(name, lanes: Lanes256.Count));
        Assert.Equal(scalar, Run(name, lanes: Lanes512.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Filling_stays_zero_and_changes_nothing(string name)
    {
        using var bench = Workbench.Awkward();
        Run(bench, name, 1, LaneWidth.Floats);
        foreach (var parameter in bench.Parameters)
        {
            Assert.All(((PaddedLayout)parameter.Layout).Filling(parameter.Weights), number => Assert.Equal(0, number));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool);
        var still = new StillSurface();
        bench.Evaluate();
        executor.Step(still, 0.01);
        executor.Step(still, 0.01);
        var before = GC.GetAllocatedBytesForCurrentThread();
        executor.Step(still, 0.01);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_run_goes_on_bit_for_bit(string name)
    {
        using var whole = Workbench.Awkward();
        using var resumed = Workbench.Awkward();
        var (ends, resumedEnds) = (RunWhole(name, whole, out var middle), RunRest(name, resumed, middle));
        Assert.Equal(ends, resumedEnds);
        Assert.Equal(whole.AllWeights(), resumed.AllWeights());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_may_be_resumed_in_another_layout(string name)
    {
        using var whole = Workbench.Awkward(padded: true);
        using var resumed = Workbench.Awkward(padded: false);
        RunWhole(name, whole, out var middle);
        RunRest(name, resumed, middle);

        // The norm of all gradients is added up in the order of the layout: its last bit may differ, and with it those of the weights.
        var tolerance = Rules.FirstOrder[name].Clipping?.Kind == ClippingKind.Norm ? 1e-6f : 0;
        foreach (var (expected, got) in whole.AllWeights().Zip(resumed.AllWeights()))
        {
            Assert.All(expected.Zip(got), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_that_is_not_finite_leaves_everything_as_it_was(string name)
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool);
        Walk(executor, bench);
        var (weights, average, state) = (bench.AllWeights(), Averages(executor, bench), executor.SaveState());
        bench.Loss = double.PositiveInfinity;
        Assert.Equal(double.PositiveInfinity, executor.Step(bench, 0.01));
        Assert.Equal(weights, bench.AllWeights());
        Assert.Equal(average, Averages(executor, bench));
        Assert.Equal(Steps, executor.Steps);
        Assert.All(executor.SaveState(), slot => Assert.Equal(state[slot.Key].ToFloats(), slot.Value.ToFloats()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_that_is_not_finite_leaves_everything_as_it_was(string name)
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool);
        Walk(executor, bench);
        var (weights, average, state) = (bench.AllWeights(), Averages(executor, bench), executor.SaveState());
        foreach (var parameter in bench.Parameters)
        {
            foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
            {
                bench.Evaluate();
                parameter.Gradient.Span[(int)(parameter.Gradient.Count / 2)] = bad;
                Assert.Equal(double.NaN, executor.Step(new StillSurface(), 0.01));
            }
        }

        Assert.Equal(weights, bench.AllWeights());
        Assert.Equal(average, Averages(executor, bench));
        Assert.Equal(Steps, executor.Steps);
        Assert.All(executor.SaveState(), slot => Assert.Equal(state[slot.Key].ToFloats(), slot.Value.ToFloats()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_of_the_state_are_known_beforehand(string name)
    {
        var rule = Rules.FirstOrder[name];
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(rule, bench.Parameters, pool);
        var slots = executor.SaveState().Count / bench.Parameters.Count;
        var counts = bench.Parameters.Select(p => (p.Parameter.Count, p.Layout.StoredCount)).ToArray();
        var line = 64 / sizeof(float);
        Assert.Equal(slots * sizeof(float) * counts.Sum(c => (c.StoredCount + line - 1) / line * line), RuleExecutor.StateBytes(rule, counts));
    }

    private static float[][] Run(string name, int threads = 1, int? lanes = null)
    {
        using var bench = Workbench.Awkward();
        return Run(bench, name, threads, lanes ?? LaneWidth.Floats);
    }

    private static float[][] Run(Workbench bench, string name, int threads, int lanes)
    {
        using var pool = new WorkerPool(threads);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool, lanes);
        Walk(executor, bench);
        return [.. bench.AllWeights(), .. Averages(executor, bench)];
    }

    private static float[][] RunWhole(string name, Workbench bench, out Middle middle)
    {
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool);
        Walk(executor, bench);
        middle = new Middle(executor.SaveState(), executor.Counters, bench.AllWeights());
        Walk(executor, bench);
        return Averages(executor, bench);
    }

    private static float[][] RunRest(string name, Workbench bench, Middle middle)
    {
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rules.FirstOrder[name], bench.Parameters, pool);
        executor.LoadState(middle.State, middle.Counters);
        bench.Evaluation = Steps;
        foreach (var (parameter, weights) in bench.Parameters.Zip(middle.Weights))
        {
            parameter.Layout.Pack(weights, parameter.Weights);
        }

        Walk(executor, bench);
        return Averages(executor, bench);
    }

    private static void Walk(RuleExecutor executor, Workbench bench)
    {
        for (var step = 0; step < Steps; step++)
        {
            Assert.Equal(bench.Loss, executor.Step(bench, 0.01));
        }
    }

    private static float[][] Averages(RuleExecutor executor, Workbench bench) => [.. bench.Parameters.Select((_, i) => executor.ReadAverage(i))];

    private sealed record Middle(WeightSet State, IReadOnlyDictionary<string, long> Counters, float[][] Weights);

    /// <summary>Leaves the gradients as they are.</summary>
    private sealed class StillSurface : ILossSurface
    {
        public double Evaluate() => 1;
    }
}
