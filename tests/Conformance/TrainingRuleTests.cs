using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Every optimizer on every engine, on a network with dropout, running statistics and a frozen layer.</summary>
public class TrainingRuleTests
{
    // Five steps in single and in double precision; quotients by the size of a gradient make whole steps of what is hardly more than rounding.
    private const double FiveSteps = 1e-3;

    private static readonly Case Network = new("rules", s =>
    {
        var x = s.Picture(3, 6, 5).Conv2d(9, 3, padding: 1, name: "first").Tanh().Conv2d(17, 3, 2, bias: false).BatchNorm().Silu();
        s.Lose(x.Dropout(0.2f).Flatten().Dense(6).Then(new CrossEntropy(0.1f), null, s.Classes("target", ["N"], 6)));
    })
    {
        Planned = new() { ["N"] = 8 },
        Calls = [new() { ["N"] = 8 }, new() { ["N"] = 7 }],
        Frozen = ["first.bias"],
    };

    /// <summary>Few parameters, for the optimizer that solves a system in all of them.</summary>
    private static readonly Case Head = new("head", s => s.Lose(s.X(["N", 5]).Dense(6, name: "first").Tanh().Dropout(0.2f).Dense(4).Then(
        new CrossEntropy(0.1f), null, s.Classes("target", ["N"], 4))))
    {
        Planned = Network.Planned,
        Calls = Network.Calls,
        Frozen = Network.Frozen,
    };

    private static readonly Optimizer[] Optimizers =
    [
        new Sgd(), new Sgd { Momentum = 0.9 }, new Sgd { Momentum = 0.9, Nesterov = true }, new AdaGrad(), new AdaDelta(), new RmsProp(),
        new RmsProp { Centred = true, Momentum = 0.5, Epsilon = 1e-3 }, new Adam(), new AdamW { WeightDecay = 0.1 },
        new Lbfgs { Iterations = 4, History = 3 }, new DampedNewton(),
    ];

    public static TheoryData<string, Optimizer> All => Rows(EnginesUnderTest.Names, Optimizers);

    /// <summary>Searches choose their points by the loss, so that two engines soon go different ways.</summary>
    public static TheoryData<string, Optimizer> StepByStep =>
        Rows(EnginesUnderTest.HeldToTheOracle, Optimizers.Where(o => o is not (Lbfgs or DampedNewton)));

    public static TheoryData<string, Optimizer> ManyThreads => Rows(EnginesUnderTest.HeldToTheOracle, Optimizers);

    public static TheoryData<string> Engines => [.. EnginesUnderTest.Names];

    [Theory]
    [MemberData(nameof(StepByStep))]
    public void Five_steps_lead_where_the_oracles_lead(string engine, Optimizer optimizer)
    {
        var model = ModelFor(optimizer);
        using var oracle = model.Compile(EnginesUnderTest.Oracle, Rule(optimizer));
        using var session = model.Compile(engine, Rule(optimizer));
        var (expected, actual) = (Train(model, oracle, optimizer, 0, 5), Train(model, session, optimizer, 0, 5));

        Assert.All(expected.Zip(actual), losses => Assert.Equal(losses.First, losses.Second, FiveSteps));
        foreach (var averaged in new[] { false, true })
        {
            Comparison.AssertClose(
                Comparison.Numbers(oracle.GetWeights(averaged)), Comparison.Numbers(session.GetWeights(averaged)), FiveSteps, $"averaged: {averaged}");
        }
    }

    [Theory]
    [MemberData(nameof(ManyThreads))]
    public void Threads_change_no_bit_whatever_the_optimizer(string engine, Optimizer optimizer)
    {
        var model = ModelFor(optimizer);
        var all = new[] { 1, 2, 3 }.Select(threads =>
        {
            using var session = model.Compile(engine, Rule(optimizer), threads);
            return (Losses: Train(model, session, optimizer, 0, 4), Weights: session.GetWeights());
        }).ToArray();

        Assert.All(all, run => Assert.Equal(all[0].Losses, run.Losses));
        Assert.All(all, run => SessionTests.AssertSameBits(all[0].Weights, run.Weights));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void State_carries_every_optimizer_on_bit_for_bit(string engine, Optimizer optimizer)
    {
        var model = ModelFor(optimizer);
        using var first = model.Compile(engine, Rule(optimizer));
        Train(model, first, optimizer, 0, 3);
        using var second = model.Compile(engine, Rule(optimizer));
        second.SetState(first.GetState());

        Assert.Equal(Train(model, first, optimizer, 3, 3), Train(model, second, optimizer, 3, 3));
        SessionTests.AssertSameBits(first.GetWeights(), second.GetWeights());
        SessionTests.AssertSameBits(first.GetWeights(averaged: true), second.GetWeights(averaged: true));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_loss_that_is_not_finite_stops_and_leaves_weights_and_statistics_as_they_were(string engine, Optimizer optimizer)
    {
        var model = ModelFor(optimizer);
        using var session = model.Compile(engine, Rule(optimizer));
        Train(model, session, optimizer, 0, 2);
        var (before, poisoned) = (session.GetState(), model.Values(0));
        poisoned["x"].As<float>()[7] = float.NaN;

        var error = Assert.Throws<NonFiniteLossException>(() => session.TrainStep(poisoned, optimizer.LearningRate));
        Assert.Contains("step 3", error.Message, StringComparison.Ordinal);
        SessionTests.AssertSameBits(before.Weights, session.GetWeights());

        using var other = model.Compile(engine, Rule(optimizer));
        other.SetState(before);
        Assert.Equal(Train(model, other, optimizer, 2, 2), Train(model, session, optimizer, 2, 2));
    }

    [Theory]
    [MemberData(nameof(StepByStep))]
    public void Momentum_changes_from_step_to_step_where_the_optimizer_has_one(string engine, Optimizer optimizer)
    {
        var model = ModelFor(optimizer);
        using var oracle = model.Compile(EnginesUnderTest.Oracle, Rule(optimizer));
        using var session = model.Compile(engine, Rule(optimizer));
        if (!optimizer.HasMomentum)
        {
            Assert.Contains(optimizer.GetType().Name, Assert.Throws<ArgumentException>(
                () => session.TrainStep(model.Values(0), optimizer.LearningRate, 0.9)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => session.TrainStep(model.Values(0), optimizer.LearningRate, 1));
        var (expected, actual) = (Cycle(oracle), Cycle(session));
        Assert.All(expected.Zip(actual), losses => Assert.Equal(losses.First, losses.Second, FiveSteps));
        Comparison.AssertClose(Comparison.Numbers(oracle.GetWeights()), Comparison.Numbers(session.GetWeights()), FiveSteps, "cycled");

        using var plain = model.Compile(engine, Rule(optimizer));
        Train(model, plain, optimizer, 0, 5);
        Assert.NotEqual(plain.GetWeights()["first.weight"].ToFloats(), session.GetWeights()["first.weight"].ToFloats());

        double[] Cycle(ISession on) => [.. Enumerable.Range(0, 5).Select(step =>
            on.TrainStep(model.Values(step % Network.Calls.Count), optimizer.LearningRate, 0.95 - (0.1 * step)))];
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_optimizers_own_momentum_may_be_given_step_by_step(string engine)
    {
        var model = Network.In(DType.Float32);
        using var given = model.Compile(engine, Running.Rule);
        using var own = model.Compile(engine, Running.Rule);
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(own.TrainStep(model.Values(0), Running.Rate), given.TrainStep(model.Values(0), Running.Rate, 0.9));
        }

        SessionTests.AssertSameBits(own.GetWeights(), given.GetWeights());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_seed_alone_decides_what_is_dropped(string engine)
    {
        var model = Network.In(DType.Float32);
        double Loss(ulong seed)
        {
            var options = new SessionOptions { Sizes = Network.Planned, Training = Running.Rule, Seed = seed, Threads = 1 };
            using var session = EnginesUnderTest.Make(engine).Compile(model.Network, NamedValues.Weights("seeds", model.Network), options);
            return session.TrainStep(model.Values(0), Running.Rate);
        }

        Assert.Equal(Loss(1), Loss(1));
        Assert.NotEqual(Loss(1), Loss(2));
    }

    private static Model ModelFor(Optimizer optimizer) => (optimizer is DampedNewton ? Head : Network).In(DType.Float32);

    private static TrainingRule Rule(Optimizer optimizer) => optimizer is Lbfgs or DampedNewton
        ? new TrainingRule { Optimizer = optimizer, Penalty = new Penalty { L2 = 0.01 }, AverageDecay = 0.7 }
        : new TrainingRule
        {
            Optimizer = optimizer,
            Penalty = new Penalty { L1 = 0.001, L2 = 0.01 },
            Clipping = new Clipping(ClippingKind.Norm, 2),
            AverageDecay = 0.7,
            RateFactors = new Dictionary<string, double> { ["dense"] = 0.5 },
        };

    private static double[] Train(Model model, ISession session, Optimizer optimizer, int from, int steps) => [.. Enumerable.Range(from, steps).Select(step =>
        session.TrainStep(model.Values(step % Network.Calls.Count), optimizer.LearningRate))];

    private static TheoryData<string, Optimizer> Rows(IEnumerable<string> engines, IEnumerable<Optimizer> optimizers)
    {
        var rows = new TheoryData<string, Optimizer>();
        foreach (var engine in engines)
        {
            foreach (var optimizer in optimizers)
            {
                rows.Add(engine, optimizer);
            }
        }

        return rows;
    }
}
