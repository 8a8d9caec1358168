using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>L-BFGS and damped Newton, which look at the loss as often as they need.</summary>
public class SecondOrderTests
{
    /// <summary>The minimum of a quadratic, in single precision and by gradients that are.</summary>
    private const double NearMinimum = 1e-5;

    /// <summary>Differences of single-precision gradients give the Hessian to about 1e-5 of its size, and a step of 5 as well.</summary>
    private const double NearMinimumInOneStep = 1e-4;

    private static readonly Penalty Penalty = new() { L1 = 0.5, L2 = 2 };

    public static TheoryData<string> Both => ["Lbfgs", "DampedNewton"];

    [Theory]
    [MemberData(nameof(Both))]
    public void The_minimum_of_a_quadratic_is_found(string optimizer)
    {
        using var function = new Function([3, -4, 7, 0.5, 2], 3, Function.Quadratic);
        Step(function, Rule(optimizer), steps: 3);
        Assert.All(function.Point.Select((x, i) => Math.Abs(x - i)), distance => Assert.InRange(distance, 0, NearMinimum));
    }

    /// <summary>w + L1 sign w + L2 w = c for weights; biases go to their minimum. (i + 1) (x - i) + 2 x + 0.5 sign x = 0.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void The_penalty_moves_the_minimum_of_weights_but_not_of_biases(string optimizer)
    {
        using var function = new Function([3, 4, 7, 0.5, 2], 3, x => Function.Quadratic([0, .. x]) is var (v, g) ? (v, g[1..]) : default);
        Step(function, Rule(optimizer) with { Penalty = Penalty }, steps: 3);
        var expected = Enumerable.Range(1, 5).Select(i => i > 3 ? i : (((i + 1.0) * i) - 0.5) / (i + 3)).ToArray();
        Assert.All(function.Point.Zip(expected), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, NearMinimum));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_valley_of_Rosenbrock_is_walked_to_its_end_and_never_upwards(string optimizer)
    {
        using var function = new Function([-1.2, 1], 1, Function.Rosenbrock);
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rule(optimizer), function.Parameters, pool);
        var last = double.PositiveInfinity;
        for (var step = 0; step < 40; step++)
        {
            var before = function.Value();
            Assert.Equal(before, executor.Step(function, 1));
            Assert.True(before <= last, $"step {step}: {last} became {before}");
            last = before;
        }

        Assert.InRange(last, 0, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Any_number_of_threads_and_any_width_gives_the_same_bits(string optimizer)
    {
        var plain = Walk(optimizer, 1, Lanes1.Count);
        Assert.Equal(plain, Walk(optimizer, 3, Lanes1.Count));
        Assert.Equal(plain, Walk(optimizer, 2, LaneWidth.Floats));
    }

    /// <summary>More than a chunk of numbers, in a layout with filling.</summary>
    [Fact]
    public void Lbfgs_gives_the_same_bits_on_any_number_of_threads_and_at_any_width()
    {
        var plain = WalkBowl(1, Lanes1.Count);
        Assert.All(plain.SelectMany(p => p), weight => Assert.InRange(Math.Abs(weight - 0.5), 0, 1e-3));
        Assert.Equal(plain, WalkBowl(5, Lanes1.Count));
        Assert.Equal(plain, WalkBowl(2, Lanes128.Count));
        Assert.Equal(plain, WalkBowl(2, Lanes256.Count));
        Assert.Equal(plain, WalkBowl(2, Lanes512.Count));
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("DampedNewton")]
    public void The_average_moves_towards_the_weights_after_each_step(string optimizer)
    {
        using var function = new Function([3, -4, 7], 2, Function.Quadratic);
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule(optimizer) with { AverageDecay = 0.75 }, function.Parameters, pool);
        Assert.Equal([3, -4], executor.ReadAverage(0));
        executor.Step(function, 1);
        Assert.Equal((0.75 * 3) + (0.25 * function.Point[0]), executor.ReadAverage(0)[0], 1e-6);
        Assert.Equal((0.75 * -4) + (0.25 * function.Point[1]), executor.ReadAverage(0)[1], 1e-6);
    }

    [Fact]
    public void The_bytes_of_the_state_are_known_beforehand()
    {
        using var function = new Function([3, -4, 7], 2, Function.Quadratic);
        (long, long)[] counts = [.. function.Parameters.Select(p => (p.Parameter.Count, p.Layout.StoredCount))];
        var vector = 64 * function.Parameters.Length;
        Assert.Equal((7 + (2 * 4)) * vector, RuleExecutor.StateBytes(new TrainingRule { Optimizer = new Lbfgs { History = 4 } }, counts));
        Assert.Equal(
            vector + (8 * 3 * 3) + (8 * 3) + (2 * 3 * (8 + 4)),
            RuleExecutor.StateBytes(new TrainingRule { Optimizer = new DampedNewton(), AverageDecay = 0.5 }, counts));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_resumed_run_goes_on_bit_for_bit(string optimizer)
    {
        using var whole = new Function([-1.2, 1, -0.5, 0.8], 3, Function.Rosenbrock);
        using var pool = new WorkerPool(1);
        var rule = Rule(optimizer) with { AverageDecay = 0.9 };
        using var executor = new RuleExecutor(rule, whole.Parameters, pool);
        Take(executor, whole, 4);
        using var second = new Function(whole.Point, 3, Function.Rosenbrock);
        using var resumed = new RuleExecutor(rule, second.Parameters, pool);
        resumed.LoadState(executor.SaveState(), executor.Counters);
        Take(executor, whole, 4);
        Take(resumed, second, 4);
        Assert.Equal(whole.Point, second.Point);
        Assert.Equal(executor.ReadAverage(0), resumed.ReadAverage(0));
        Assert.Equal(executor.Counters, resumed.Counters);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Filling_stays_zero(string optimizer)
    {
        using var function = new Function([-1.2, 1, -0.5, 0.8, 0.1], 3, Function.Rosenbrock);
        Step(function, Rule(optimizer), 3);
        foreach (var parameter in function.Parameters)
        {
            Assert.All(((PaddedLayout)parameter.Layout).Filling(parameter.Weights), number => Assert.Equal(0, number));
        }
    }

    /// <summary>A wall: beyond it the function is not a number. The minimum is before it, the first steps lead behind it.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void A_trial_where_the_loss_is_not_finite_is_too_far(string optimizer)
    {
        using var function = new Function([0.1, 0.1], 1, x => x[0] > 1.5
            ? (double.NaN, [double.NaN, double.NaN])
            : (Math.Pow(x[0] - 1, 4) + (x[1] * x[1]), [4 * Math.Pow(x[0] - 1, 3), 2 * x[1]]));
        Step(function, Rule(optimizer), 20, learningRate: 30);
        Assert.InRange(function.Value(), 0, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_loss_or_gradient_that_is_not_finite_changes_nothing(string optimizer)
    {
        using var function = new Function([1, 2], 1, _ => (double.NaN, [1, 1]));
        using var steep = new Function([1, 2], 1, _ => (1, [1, double.PositiveInfinity]));
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule(optimizer), function.Parameters, pool);
        using var onSteep = new RuleExecutor(Rule(optimizer), steep.Parameters, pool);
        Assert.Equal(double.NaN, executor.Step(function, 1));
        Assert.Equal(double.NaN, onSteep.Step(steep, 1));
        Assert.Equal([1, 2], function.Point);
        Assert.Equal([1, 2], steep.Point);
        Assert.Equal(0, onSteep.Steps);
    }

    [Fact]
    public void Newton_takes_a_bounded_step_where_the_curvature_is_negative()
    {
        using var function = new Function([0.1, 0.1], 1, x => ((x[0] * x[0] * x[0] * x[0]) - (x[0] * x[0]) + (x[1] * x[1]),
            [(4 * x[0] * x[0] * x[0]) - (2 * x[0]), 2 * x[1]]));
        Step(function, Rule("DampedNewton"), 20);
        Assert.InRange(Math.Abs(function.Point[0]) - Math.Sqrt(0.5), -1e-4, 1e-4);
    }

    /// <summary>Every number has one evaluation before and one behind it; then comes the step.</summary>
    [Fact]
    public void Newton_finds_the_minimum_of_a_quadratic_in_one_step()
    {
        using var function = new Function([3, -4, 7], 2, Function.Quadratic);
        Step(function, new TrainingRule { Optimizer = new DampedNewton { Damping = 1e-9 } }, 1);
        Assert.Equal(1 + (2 * 3) + 1, function.Evaluations);
        Assert.All(function.Point.Select((x, i) => Math.Abs(x - i)), distance => Assert.InRange(distance, 0, NearMinimumInOneStep));
    }

    [Fact]
    public void Newton_refuses_more_numbers_than_a_dense_Hessian_is_made_for()
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(1);
        var refusal = Assert.Throws<NotSupportedException>(() => new RuleExecutor(Rule("DampedNewton"), bench.Parameters, pool));
        Assert.Contains($"{bench.Parameters.Sum(p => p.Parameter.Count)}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("5000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_remembers_more_pairs_than_the_rule_allows_is_refused()
    {
        using var function = new Function([-1.2, 1], 1, Function.Rosenbrock);
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(Rule("Lbfgs"), function.Parameters, pool);
        Take(executor, function, 1);
        using var small = new RuleExecutor(new TrainingRule { Optimizer = new Lbfgs { History = 1 } }, function.Parameters, pool);
        var refusal = Assert.Throws<NetworkException>(() => small.LoadState(executor.SaveState(), executor.Counters));
        Assert.Contains("Lbfgs.History is 1", refusal.Message, StringComparison.Ordinal);
    }

    private static TrainingRule Rule(string optimizer) => new()
    {
        Optimizer = optimizer == "Lbfgs" ? new Lbfgs() : new DampedNewton(),
    };

    private static double[] Walk(string optimizer, int threads, int lanes)
    {
        using var function = new Function([-1.2, 1, -0.5, 0.8, 0.3, 0.2, 0.1, 0, -0.1, 2, 1.1], 6, Function.Rosenbrock);
        using var pool = new WorkerPool(threads);
        using var executor = new RuleExecutor(Rule(optimizer), function.Parameters, pool, lanes);
        Take(executor, function, 3);
        return function.Point;
    }

    private static float[][] WalkBowl(int threads, int lanes)
    {
        using var bench = Workbench.Awkward();
        using var pool = new WorkerPool(threads);
        using var executor = new RuleExecutor(Rule("Lbfgs"), bench.Parameters, pool, lanes);
        executor.Step(new Bowl(bench), 1);
        return bench.AllWeights();
    }

    private static void Step(Function function, TrainingRule rule, int steps, double learningRate = 1)
    {
        using var pool = new WorkerPool(1);
        using var executor = new RuleExecutor(rule, function.Parameters, pool);
        Take(executor, function, steps, learningRate);
    }

    private static void Take(RuleExecutor executor, Function function, int steps, double learningRate = 1)
    {
        for (var step = 0; step < steps; step++)
        {
            executor.Step(function, learningRate);
        }
    }

    /// <summary>The sum of c (w - 0.5)² / 2, c from 1 to 3 in turn.</summary>
    private sealed class Bowl(Workbench bench) : ILossSurface
    {
        public double Evaluate()
        {
            var loss = 0.0;
            for (var p = 0; p < bench.Parameters.Count; p++)
            {
                var distances = bench.Weights(p).Select(w => w - 0.5).ToArray();
                loss += distances.Select((d, i) => ((i % 3) + 1) * d * d / 2).Sum();
                bench.Parameters[p].Layout.Pack([.. distances.Select((d, i) => (float)(((i % 3) + 1) * d))], bench.Parameters[p].Gradient);
            }

            return loss;
        }
    }
}
