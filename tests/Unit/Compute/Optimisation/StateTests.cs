using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>What an executor gives and takes back.</summary>
public class StateTests
{
    private static readonly TrainingRule Rule = new() { Optimizer = new Adam(), AverageDecay = 0.9 };

    [Fact]
    public void Slots_are_named_by_what_they_are_and_whose()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule, bench.Parameters, pool);
        executor.Step(bench, 0.1);
        var state = executor.SaveState();
        Assert.Equal(3 * bench.Parameters.Count, state.Count);
        Assert.Equal(bench.Weights(0).Length, state["first_moment/conv.weight"].ToFloats().Length);
        Assert.Equal(executor.ReadAverage(3), state["average/fc.weight"].ToFloats());
        Assert.Equal(1, executor.Counters["optimizer.steps"]);
    }

    [Fact]
    public void What_does_not_fit_is_listed_and_nothing_is_taken()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule, bench.Parameters, pool);
        executor.Step(bench, 0.1);
        var (state, average) = (executor.SaveState(), executor.ReadAverage(0));
        var broken = state.Where(w => w.Key != "average/fc.bias" && w.Key != "second_moment/norm.weight")
            .Append(KeyValuePair.Create("second_moment/norm.weight", Weight.Of([2], [1, 2])))
            .Append(KeyValuePair.Create("momentum/fc.bias", Weight.Of([1], [1])));
        var counters = new Dictionary<string, long> { ["optimizer.steps"] = 77 };
        var message = Assert.Throws<NetworkException>(() => executor.LoadState(new WeightSet(broken), counters)).Message;
        Assert.Contains("Missing (1): average/fc.bias", message, StringComparison.Ordinal);
        Assert.Contains("Unexpected (1): momentum/fc.bias", message, StringComparison.Ordinal);
        Assert.Contains("second_moment/norm.weight (expected [13, 1], got [2])", message, StringComparison.Ordinal);
        Assert.Equal(1, executor.Steps);
        Assert.Equal(average, executor.ReadAverage(0));
    }

    [Fact]
    public void A_missing_counter_is_named()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule, bench.Parameters, pool);
        var counters = new Dictionary<string, long> { ["epoch"] = 3 };
        var message = Assert.Throws<NetworkException>(() => executor.LoadState(executor.SaveState(), counters)).Message;
        Assert.Contains("'optimizer.steps' (it has: epoch)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_step_the_average_is_the_weights_whenever_they_were_set()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule, bench.Parameters, pool);
        bench.Parameters[0].Layout.Pack(Workbench.Numbers(5, 63), bench.Parameters[0].Weights);
        Assert.Equal(bench.Weights(0), executor.ReadAverage(0));
    }

    [Fact]
    public void Gradients_whose_norm_is_not_finite_change_nothing_where_the_norm_is_limited()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule with { Clipping = new Clipping(ClippingKind.Norm, 1) }, bench.Parameters, pool);
        var weights = bench.AllWeights();
        Assert.Equal(double.NaN, executor.Step(new Overflowing(bench), 0.1));
        Assert.Equal(weights, bench.AllWeights());
        Assert.Equal(0, executor.Steps);
    }

    private sealed class Overflowing(Workbench bench) : ILossSurface
    {
        public double Evaluate()
        {
            bench.Evaluate();
            bench.Parameters[3].Gradient.Span[17] = float.PositiveInfinity;
            return 1;
        }
    }
}
