using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

public class TrainingTests
{
    private static readonly Network Classifier = Network.Build("classifier", b =>
    {
        var features = b.Input("input", ["N", 1, 4, 4]).Conv2d(3, 3, padding: 1, name: "conv").BatchNorm(name: "bn").Relu().MaxPool2d(2).Flatten();
        var scores = features.Dropout(0.3f, "drop").Dense(3, name: "fc");
        return new Dictionary<string, Tensor>
        {
            ["scores"] = scores,
            ["loss"] = scores.Then(new CrossEntropy(), "loss", b.Input("target", ["N"], DType.Int64)),
        };
    });

    private static readonly SessionOptions Momentum = Scalar.Training with
    {
        Training = new TrainingRule { Optimizer = new Sgd { Momentum = 0.9 }, AverageDecay = 0.8 },
        Seed = 11,
    };

    [Fact]
    public void A_step_of_gradient_descent_goes_down_the_gradient()
    {
        var network = Network.Build("line", b => new Dictionary<string, Tensor>
        {
            ["loss"] = b.Input("x", ["N", 2]).Dense(1, name: "fc").Then(new MeanSquaredError(), "loss", b.Input("y", ["N", 1])),
        });
        using var session = Scalar.Compile(network, Scalar.Training, ("fc.weight", [1, -1]), ("fc.bias", [0.5f]));

        var loss = session.TrainStep(
            Scalar.Inputs(("x", HostTensor.Of<float>([1, 2, 3, 4], 2, 2)), ("y", HostTensor.Of<float>([0, 0.5f], 2, 1))), 0.25);

        // Errors -0.5 and -1: the gradient is (-0.5 (1, 2, 1) - 1 (3, 4, 1)).
        Assert.Equal((0.25 + 1) / 2, loss, 1e-12);
        Assert.Equal([1 + (0.25f * 3.5f), -1 + (0.25f * 5)], session.GetWeights()["fc.weight"].ToFloats());
        Assert.Equal([0.5f + (0.25f * 1.5f)], session.GetWeights()["fc.bias"].ToFloats());
    }

    [Fact]
    public void Running_statistics_move_by_the_unbiased_variance()
    {
        var network = Network.Build("norm", b => new Dictionary<string, Tensor>
        {
            ["loss"] = b.Input("x", ["N", 1]).BatchNorm(momentum: 0.25f, name: "bn").Reduce(ReduceKind.Sum, [0, 1]),
        });
        using var session = Scalar.Compile(network, Scalar.Training);

        session.TrainStep(Scalar.Inputs(("x", HostTensor.Of<float>([1, 3, 8], 3, 1))), 0.1);

        Assert.Equal([0.25f * 4], session.GetWeights()["bn.running_mean"].ToFloats());
        Assert.Equal([0.75f + (0.25f * (9 + 1 + 16) / 2)], session.GetWeights()["bn.running_var"].ToFloats());
    }

    [Theory]
    [InlineData("bn", new[] { "conv.bias", "fc.bias", "fc.weight" })]
    [InlineData("bn.running_mean", new[] { "bn.bias", "bn.running_var", "bn.weight", "conv.bias", "fc.bias", "fc.weight" })]
    [InlineData(null, new[] { "bn.bias", "bn.running_mean", "bn.running_var", "bn.weight", "conv.bias", "fc.bias", "fc.weight" })]
    public void Training_leaves_everything_under_a_frozen_prefix_alone(string? prefix, string[] expected)
    {
        var weights = WeightSet.Initialise(Classifier, 3);
        var frozen = prefix is null ? Classifier.Freeze("conv.weight") : Classifier.Freeze(prefix, "conv.weight");
        using var session = new ScalarEngine().Compile(frozen, weights, Momentum);

        session.TrainStep(Batch(4, 0), 0.1);

        var changed = session.GetWeights().Where(w => !w.Value.Bytes.Span.SequenceEqual(weights[w.Key].Bytes.Span)).Select(w => w.Key);
        Assert.Equal(expected, changed);
    }

    [Fact]
    public void The_loss_falls()
    {
        using var session = Compile(Momentum);
        var losses = Enumerable.Range(0, 40).Select(_ => session.TrainStep(Batch(6, 0), 0.05)).ToArray();

        Assert.True(losses[^5..].Average() < losses[..5].Average() / 3, string.Join(" ", losses));
    }

    [Fact]
    public void A_session_given_the_state_of_another_goes_on_bit_for_bit()
    {
        using var first = Compile(Momentum);
        Steps(first, 0, 3);
        var state = first.GetState();
        var expected = Steps(first, 3, 6);

        using var second = new ScalarEngine().Compile(Classifier, WeightSet.Initialise(Classifier, 99), Momentum);
        Steps(second, 0, 1);
        second.SetState(state);

        Assert.Equal(expected, Steps(second, 3, 6));
        AssertEqual(first.GetWeights(), second.GetWeights());
        AssertEqual(first.GetWeights(averaged: true), second.GetWeights(averaged: true));
        AssertEqual(first.GetState().Optimizer, second.GetState().Optimizer);
        Assert.Equal(first.GetState().Counters, second.GetState().Counters);
    }

    [Fact]
    public void A_state_of_another_network_is_refused_and_changes_nothing()
    {
        using var session = Compile(Momentum);
        Steps(session, 0, 2);
        var before = session.GetState();

        Assert.Throws<NetworkException>(() => session.SetState(before with { Weights = new WeightSet([]) }));
        Assert.Throws<NetworkException>(() => session.SetState(before with { Counters = new Dictionary<string, long>() }));
        Assert.Throws<NetworkException>(() => session.SetState(before with { Optimizer = new WeightSet([]) }));

        AssertEqual(before.Weights, session.GetWeights());
        Assert.Equal(before.Counters, session.GetState().Counters);
    }

    [Fact]
    public void Averages_follow_the_weights_slowly()
    {
        using var session = Compile(Momentum);
        var start = session.GetWeights()["fc.weight"].ToFloats();

        Steps(session, 0, 1);

        var moved = session.GetWeights()["fc.weight"].ToFloats();
        var average = session.GetWeights(averaged: true)["fc.weight"].ToFloats();
        Assert.All(start.Zip(moved, average), w => Assert.Equal((0.8 * w.First) + (0.2 * w.Second), w.Third, 1e-6));
        Assert.Equal(session.GetWeights()["bn.running_mean"].ToFloats(), session.GetWeights(averaged: true)["bn.running_mean"].ToFloats());
    }

    [Fact]
    public void Dropout_draws_anew_in_each_step_and_the_same_for_the_same_seed()
    {
        using var session = Compile(Momentum);
        using var again = Compile(Momentum);
        using var other = Compile(Momentum with { Seed = 12 });
        var first = session.Gradients(Batch(4, 0), Scalar.Inputs());

        Assert.Equal(first, again.Gradients(Batch(4, 0), Scalar.Inputs()));
        Assert.NotEqual(first, other.Gradients(Batch(4, 0), Scalar.Inputs()));
        session.TrainStep(Batch(4, 0), 1e-30);
        Assert.NotEqual(first, session.Gradients(Batch(4, 0), Scalar.Inputs()));
    }

    [Fact]
    public void A_loss_that_is_not_finite_names_step_place_and_rate_and_changes_nothing()
    {
        using var session = Compile(Momentum);
        Steps(session, 0, 2);
        var before = session.GetState();
        var bad = Batch(4, 0);
        bad["input"].As<float>()[5] = float.NaN;

        var message = Assert.Throws<NonFiniteLossException>(() => session.TrainStep(bad, 0.125)).Message;

        Assert.Contains("training step 3, at a learning rate of 0.125", message, StringComparison.Ordinal);
        Assert.Contains("the first that is not finite is that of 'input'", message, StringComparison.Ordinal);
        AssertEqual(before.Weights, session.GetWeights());
        AssertEqual(before.Optimizer, session.GetState().Optimizer);
        Assert.Equal(before.Counters, session.GetState().Counters);
        Assert.True(double.IsFinite(session.TrainStep(Batch(4, 0), 0.1)));
    }

    [Fact]
    public void The_step_where_a_number_overflows_is_named()
    {
        var network = Network.Build("steep", b => new Dictionary<string, Tensor>
        {
            ["loss"] = b.Input("x", ["N", 1]).Dense(1, name: "small").Dense(1, name: "large").Tanh().Dense(1, name: "after").Reduce(ReduceKind.Sum, [0, 1]),
        });
        using var session = Scalar.Compile(
            network, Scalar.Training, ("small.weight", [1e30f]), ("large.weight", [1e30f]), ("after.weight", [float.NaN]));

        Assert.Contains("that of 'large'", Assert.Throws<NonFiniteLossException>(
            () => session.TrainStep(Scalar.Inputs(("x", HostTensor.Of<float>([1], 1, 1))), 0.1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tied_parameters_get_the_gradients_of_all_their_uses()
    {
        var network = Network.Build("tied", b =>
        {
            var x = b.Input("x", ["N", 1]).Dense(1, bias: false, name: "first");
            return new Dictionary<string, Tensor>
            {
                ["loss"] = b.AddTied(new Dense(1) { HasBias = false }, "first", "second", x)[0].Reduce(ReduceKind.Sum, [0, 1]),
            };
        });
        using var session = Scalar.Compile(network, Scalar.Training, ("first.weight", [3]));

        session.TrainStep(Scalar.Inputs(("x", HostTensor.Of<float>([2], 1, 1))), 0.25);

        // d (w² x) / dw = 2 w x.
        Assert.Equal([3 - (0.25f * 12)], session.GetWeights()["first.weight"].ToFloats());
    }

    [Fact]
    public void Memory_is_known_beforehand()
    {
        using var training = Compile(Momentum);
        using var evaluating = Compile(Momentum with { Training = null, InputGradients = false });

        Assert.True(training.Memory.Parameters >= Classifier.Parameters.Sum(p => p.Count) * sizeof(double));
        Assert.True(training.Memory.Optimizer > training.Memory.Parameters);
        Assert.Equal(2 * evaluating.Memory.Activations, training.Memory.Activations);
        Assert.Equal(0, evaluating.Memory.Optimizer);
    }

    private static ISession Compile(SessionOptions options) => new ScalarEngine().Compile(Classifier, WeightSet.Initialise(Classifier, 3), options);

    private static double[] Steps(ISession session, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(step => session.TrainStep(Batch(4, step), 0.05))];

    private static Dictionary<string, HostTensor> Batch(int rows, int shift) => Scalar.Inputs(
        ("input", HostTensor.Of<float>([.. Enumerable.Range(0, rows * 16).Select(i => ((i * 7 + shift) % 11 / 3f) - 2)], rows, 1, 4, 4)),
        ("target", HostTensor.Of<long>([.. Enumerable.Range(0, rows).Select(i => (i + shift) % 3L)], rows)));

    private static void AssertEqual(WeightSet expected, WeightSet got)
    {
        Assert.Equal(expected.Keys, got.Keys);
        Assert.All(expected, w => Assert.Equal(w.Value.Bytes.ToArray(), got[w.Key].Bytes.ToArray()));
    }
}
