using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

public class SessionTests
{
    private static readonly Network Classifier = Network.Build("classifier", b =>
    {
        var features = b.Input("input", ["N", 1, 4, 4]).Conv2d(2, 3, padding: 1, name: "conv").BatchNorm(name: "bn").Relu().MaxPool2d(2).Flatten();
        var scores = features.Dropout(name: "drop").Dense(3, name: "fc");
        return new Dictionary<string, Tensor>
        {
            ["scores"] = scores,
            ["features"] = features,
            ["loss"] = scores.Then(new CrossEntropy(), "loss", b.Input("target", ["N"], DType.Int64)),
        };
    });

    [Fact]
    public void Forward_fills_the_outputs_that_are_asked_for_and_needs_no_target()
    {
        using var session = Compile(Scalar.Training);
        var (scores, features) = (new HostTensor(DType.Float32, 3, 3), new HostTensor(DType.Float32, 3, 8));

        session.Forward(Scalar.Inputs(("input", Input(3))), Scalar.Inputs(("scores", scores), ("features", features)));

        Assert.All(scores.As<float>().ToArray(), v => Assert.NotEqual(0, v));
        Assert.Contains(features.As<float>().ToArray(), v => v > 0);
    }

    [Fact]
    public void Forward_gives_a_row_the_same_numbers_in_any_batch()
    {
        using var session = Compile(Scalar.Training);
        var (one, three) = (new HostTensor(DType.Float32, 1, 3), new HostTensor(DType.Float32, 3, 3));

        session.Forward(Scalar.Inputs(("input", Input(1))), Scalar.Inputs(("scores", one)));
        session.Forward(Scalar.Inputs(("input", Input(3))), Scalar.Inputs(("scores", three)));

        Assert.Equal(one.As<float>().ToArray(), three.As<float>()[..3].ToArray());
    }

    [Fact]
    public void Gradients_change_nothing_and_are_the_same_again()
    {
        using var session = Compile(Scalar.Training);
        var before = session.GetWeights();
        var (first, second) = (new HostTensor(DType.Float32, 2, 1, 3, 3), new HostTensor(DType.Float32, 2, 1, 3, 3));

        var loss = session.Gradients(Batch(3), Scalar.Inputs(("conv.weight", first)));

        Assert.Equal(loss, session.Gradients(Batch(3), Scalar.Inputs(("conv.weight", second))));
        Assert.Equal(first.Bytes.ToArray(), second.Bytes.ToArray());
        Assert.Contains(first.As<float>().ToArray(), v => v != 0);
        Assert.All(session.GetWeights(), w => Assert.Equal(before[w.Key].Bytes.ToArray(), w.Value.Bytes.ToArray()));
    }

    [Fact]
    public void A_parameter_that_the_loss_does_not_reach_has_no_gradient()
    {
        var network = Network.Build("two heads", b =>
        {
            var x = b.Input("x", ["N", 2]);
            var used = x.Dense(1, name: "used").Reduce(ReduceKind.Sum, [0, 1]);
            return new Dictionary<string, Tensor> { ["loss"] = used, ["other"] = x.Dense(1, name: "unused") };
        });
        var gradient = HostTensor.Of<float>([5, 5], 1, 2);
        using var session = Scalar.Compile(network, Scalar.Training);

        session.Gradients(Scalar.Inputs(("x", new HostTensor(DType.Float32, 2, 2))), Scalar.Inputs(("unused.weight", gradient)));

        Assert.Equal([0, 0], gradient.As<float>().ToArray());
    }

    [Theory]
    [InlineData("bn.running_mean")]
    [InlineData("target")]
    [InlineData("fc.weights")]
    [InlineData("conv.weight")]
    public void A_gradient_that_there_is_not_is_refused_by_name(string name)
    {
        using var session = new ScalarEngine().Compile(Classifier.Freeze("conv"), WeightSet.Initialise(Classifier, 3), Scalar.Training);

        Assert.Contains($"no gradient '{name}' of 'classifier'", Assert.Throws<ArgumentException>(() => session.Gradients(
            Batch(2), Scalar.Inputs((name, new HostTensor(DType.Float32, 2))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_inputs_have_to_be_asked_for_beforehand()
    {
        using var session = Compile(Scalar.Training with { InputGradients = false });

        Assert.Contains("SessionOptions.InputGradients", Assert.Throws<ArgumentException>(() => session.Gradients(
            Batch(2), Scalar.Inputs(("input", Input(2))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_not_filled()
    {
        using var session = Compile(Scalar.Training);
        var wrong = new HostTensor(DType.Float32, 3, 2);

        Assert.Contains("The output 'scores' of 'classifier' is Float32[3, 3] for these inputs, but the tensor to fill is Float32[3, 2]",
            Assert.Throws<ArgumentException>(
                () => session.Forward(Scalar.Inputs(("input", Input(3))), Scalar.Inputs(("scores", wrong)))).Message, StringComparison.Ordinal);
        Assert.Contains("The gradient 'fc.bias'", Assert.Throws<ArgumentException>(
            () => session.Gradients(Batch(3), Scalar.Inputs(("fc.bias", wrong)))).Message, StringComparison.Ordinal);
        Assert.Contains("no output 'score'; its outputs are 'scores', 'features', 'loss'", Assert.Throws<ArgumentException>(
            () => session.Forward(Scalar.Inputs(("input", Input(3))), Scalar.Inputs(("score", wrong)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_only_runs_forward_says_so()
    {
        using var session = Compile(Scalar.Training with { Training = null, InputGradients = false });

        Assert.Contains("only runs forward", Assert.Throws<InvalidOperationException>(() => session.Gradients(Batch(2), Scalar.Inputs())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("losses", "has no output 'losses' to train; its outputs are 'scores', 'features', 'loss'")]
    [InlineData("scores", "has to be a single number, but is Float32[N, 3]")]
    public void A_loss_that_is_none_is_refused(string name, string expected) => Assert.Contains(
        expected, Assert.Throws<NetworkException>(() => Compile(Scalar.Training with { Loss = name })).Message, StringComparison.Ordinal);

    [Fact]
    public void One_value_a_channel_has_no_variance()
    {
        var network = Network.Build("net", b => new Dictionary<string, Tensor>
        {
            ["loss"] = b.Input("x", ["N", 2]).BatchNorm(name: "bn").Reduce(ReduceKind.Sum, [0, 1]),
        });
        using var session = Scalar.Compile(network, Scalar.Training);

        Assert.Contains("'bn' (BatchNorm) expects two values a channel or more", Assert.Throws<ArgumentException>(
            () => session.Gradients(Scalar.Inputs(("x", new HostTensor(DType.Float32, 1, 2))), Scalar.Inputs())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_does_not_fit_a_step_is_refused_by_its_name()
    {
        var embedding = Network.Build("words", b => b.Input("x", [1], DType.Int64).Embedding(4, 2, "table"));
        var slice = Network.Build("rows", b => b.Input("x", ["N", 1]).Slice(0, 2, 2, name: "part"));
        var window = Network.Build("pool", b => b.Input("x", [1, 1, 1, "N"]).MaxPool2d((1, 3), name: "pool"));
        var beyond = Network.Build("beyond", b => b.Input("x", [1, 1, 1, "N"]).MaxPool2d((1, 2), (1, 3), ceiling: true, name: "pool"));

        Assert.Contains("'table' (Embedding) expects indices from 0 to 3, but got 4",
            Failure(embedding, HostTensor.Of<long>([4], 1)), StringComparison.Ordinal);
        Assert.Contains("'part' (Slice) expects a value", Failure(slice, new HostTensor(DType.Float32, 3, 1)), StringComparison.Ordinal);
        Assert.Contains("'pool' (MaxPool2d) expects every window to begin inside its picture", Failure(beyond, new HostTensor(DType.Float32, 1, 1, 1, 6)),
            StringComparison.Ordinal);
        Assert.Contains("'pool' cannot be computed", Failure(window, new HostTensor(DType.Float32, 1, 1, 1, 2)), StringComparison.Ordinal);

        static string Failure(Network network, HostTensor x)
        {
            using var session = Scalar.Compile(network, Scalar.Training with { Training = null, InputGradients = false });
            return Assert.Throws<ArgumentException>(
                () => session.Forward(Scalar.Inputs(("x", x)), Scalar.Inputs(("output", new HostTensor(DType.Float32))))).Message;
        }
    }

    [Fact]
    public void An_op_that_is_not_known_is_named()
    {
        var network = Network.Build("strange", b => b.Input("x", [1]).Then(new Unknown(), "u"));

        Assert.Contains("u (Unknown)", Assert.Throws<NotSupportedException>(
            () => new ScalarEngine().Compile(network, new WeightSet([]), new SessionOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        var session = Compile(Scalar.Training);
        session.Dispose();
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => session.GetWeights());
        Assert.Throws<ObjectDisposedException>(() => session.Gradients(Batch(2), Scalar.Inputs()));
    }

    private static ISession Compile(SessionOptions options) => new ScalarEngine().Compile(Classifier, WeightSet.Initialise(Classifier, 3), options);

    private static HostTensor Input(int rows) => HostTensor.Of<float>([.. Enumerable.Range(0, rows * 16).Select(i => (i * 7 % 11) - 5f)], rows, 1, 4, 4);

    private static Dictionary<string, HostTensor> Batch(int rows) =>
        Scalar.Inputs(("input", Input(rows)), ("target", HostTensor.Of<long>([.. Enumerable.Range(0, rows).Select(i => i % 3L)], rows)));

    private sealed record Unknown : Op
    {
        public override OpSignature Infer(OpInputs inputs) => new(inputs[0]);
    }
}
