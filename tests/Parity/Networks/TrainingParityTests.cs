using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>Ten training steps of small networks with each optimizer, against PyTorch, which computed in double precision.</summary>
public class TrainingParityTests
{
    // The loss is known to 6e-8 times itself, and the penalty makes its curvature 0.1 at least: weights so far from the minimum cannot be told from it.
    private const double SameLoss = 2e-7;
    private const double SameMinimum = 1e-3;

    private static readonly IReadOnlyList<TrainingCase> Cases = TrainingCase.Load();
    private static readonly StoredTensors Stored = new("training");

    public static TheoryData<string, string> StepByStep => Rows(c => c.Rule.Optimizer is not Lbfgs && c.Name != "language");

    public static TheoryData<string, string> Minimised => Rows(c => c.Rule.Optimizer is Lbfgs && c.Name != "linear lbfgs");

    public static TheoryData<string, Optimizer> Searches
    {
        get
        {
            var rows = new TheoryData<string, Optimizer>();
            foreach (var engine in EnginesUnderTest.Names)
            {
                rows.Add(engine, new Lbfgs());
                rows.Add(engine, new DampedNewton());
            }

            return rows;
        }
    }

    public static TheoryData<string> Engines => [.. EnginesUnderTest.Names];

    [Theory]
    [MemberData(nameof(StepByStep))]
    public void Ten_steps_lead_where_they_lead_in_PyTorch(string engine, string name)
    {
        var one = Cases.Single(c => c.Name == name);
        using var session = one.Compile(engine, rows: 8);
        for (var step = 0; step < one.Losses.Length; step++)
        {
            AssertLoss(engine, one, step, one.Step(session, $"{one.NetworkName}/{step}"));
        }

        AssertWeights(engine, name, one.Weights, session.GetWeights());
        if (one.Averages is { } averages)
        {
            AssertWeights(engine, $"{name}/average", averages, session.GetWeights(averaged: true));
        }
    }

    [Theory]
    [MemberData(nameof(Minimised))]
    public void Lbfgs_falls_as_far_as_in_PyTorch(string engine, string name)
    {
        // The line searches try other points, so what can be compared is the fall: all of it but a thousandth, in one step of 20 iterations.
        const double Rest = 1e-3;
        var one = Cases.Single(c => c.Name == name);
        using var session = one.Compile(engine, rows: 8);
        var first = one.Step(session, $"{one.NetworkName}/0");
        var second = one.Step(session, $"{one.NetworkName}/0");

        AssertLoss(engine, one, 0, first);
        Assert.True(second <= one.Losses[1] + (Rest * first), $"The loss fell from {first} to {second}, in PyTorch to {one.Losses[1]}.");
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Searches_find_the_minimum_of_a_convex_loss(string engine, Optimizer search)
    {
        var one = Cases.Single(c => c.Name == "linear lbfgs");
        one = one with { Rule = one.Rule with { Optimizer = search } };
        using var session = one.Compile(engine, rows: 30);
        var losses = one.Losses.Select(_ => one.Step(session, "linear/0")).ToArray();

        Assert.Equal(one.Losses[^1], losses[^1], 10 * SameLoss);
        foreach (var (parameter, at) in one.Weights)
        {
            Stored.AssertNear($"{one.Name}/{parameter}", at, session.GetWeights()[parameter].ToFloats(), SameMinimum);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void States_carried_from_segment_to_segment_train_as_in_PyTorch(string engine)
    {
        const int Rows = 3;
        const int Length = 5;
        var one = Cases.Single(c => c.Name == "language");
        using var session = one.Compile(engine, Rows);
        var columns = (one.Losses.Length * Length) + 1;
        var text = NamedValues.Classes("language/text", Rows * columns, 11);
        var states = Enumerable.Range(0, 3).ToDictionary(i => $"state{i}", i => new HostTensor(DType.Float32, Rows, i == 0 ? 9 : 8));
        for (var segment = 0; segment < one.Losses.Length; segment++)
        {
            var inputs = new Dictionary<string, HostTensor>(states) { ["input"] = Cut(segment * Length), ["target"] = Cut((segment * Length) + 1) };
            var next = states.ToDictionary(s => s.Key, s => new HostTensor(DType.Float32, [.. s.Value.Dims]));
            session.Forward(inputs, next);
            AssertLoss(engine, one, segment, session.TrainStep(inputs, one.Rule.Optimizer.LearningRate));
            states = next;
        }

        AssertWeights(engine, one.Name, one.Weights.Where(w => !w.Key.Contains(':', StringComparison.Ordinal)), session.GetWeights());
        foreach (var (state, key) in new[] { ("gru:1", "state0"), ("lstm:1", "state1"), ("lstm:2", "state2") })
        {
            Stored.AssertNear($"{one.Name}/{state}", one.Weights[state], states[key].As<float>(), Tolerances.OfTraining(engine));
        }

        HostTensor Cut(int at)
        {
            long[] part = [.. Enumerable.Range(0, Rows * Length).Select(i => text[(i / Length * columns) + at + (i % Length)])];
            return HostTensor.Of<long>(part, Rows, Length);
        }
    }

    [Fact]
    public void The_fixture_has_each_optimizer_on_each_network()
    {
        var kinds = typeof(Optimizer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Optimizer)) && t != typeof(DampedNewton)).ToHashSet();
        foreach (var network in new[] { "cnn", "residual", "recurrent" })
        {
            Assert.Equal(kinds, Cases.Where(c => c.NetworkName == network).Select(c => c.Rule.Optimizer.GetType()).ToHashSet());
        }
    }

    private static TheoryData<string, string> Rows(Func<TrainingCase, bool> chosen)
    {
        var rows = new TheoryData<string, string>();
        foreach (var engine in EnginesUnderTest.Names)
        {
            foreach (var one in Cases.Where(chosen))
            {
                rows.Add(engine, one.Name);
            }
        }

        return rows;
    }

    private static void AssertLoss(string engine, TrainingCase one, int step, double loss) => Assert.True(
        Math.Abs(loss - one.Losses[step]) <= Tolerances.OfTraining(engine) * (1 + one.Losses[step]),
        $"The loss of step {step} is {loss:R}, PyTorch has {one.Losses[step]:R}.");

    private static void AssertWeights(string engine, string name, IEnumerable<KeyValuePair<string, int>> stored, WeightSet weights)
    {
        foreach (var (parameter, at) in stored)
        {
            Stored.AssertNear($"{name}/{parameter}", at, weights[parameter].ToFloats(), Tolerances.OfTraining(engine));
        }
    }
}
