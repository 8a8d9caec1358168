using MLNetVision.Compute;
using MLNetVision.Compute.Oracle;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Planning;

public class ConstantStepsTests
{
    /// <summary>The table is transposed and squashed whatever comes in, and so are the numbers that scale it; only the product needs the input.</summary>
    private static readonly Network Projection = Network.Build("projection", b =>
    {
        var scaled = b.Variable([4, 3], initial: new Normal(1), name: "table").Multiply(b.Literal(0.5, name: "half"), name: "scaled");
        var table = scaled.Transpose([1, 0], name: "turned").Tanh("squashed");
        var scores = b.Input("input", ["N", 3]).MatMul(table, name: "product");
        return new Dictionary<string, Tensor>
        {
            ["table"] = table,
            ["scores"] = scores,
            ["loss"] = scores.Then(new CrossEntropy(), "loss", b.Input("target", ["N"], DType.Int64)),
        };
    });

    [Fact]
    public void What_depends_on_no_input_is_computed_once()
    {
        using var session = Session(new ManagedEngine());
        var first = Scores(session, 1);
        var told = new Told();
        ((ManagedSession)session).Tell(told);

        var second = Scores(session, 1);

        Assert.Equal(["product"], told.Events);
        Assert.Equal(first, second);
    }

    [Fact]
    public void It_is_computed_anew_when_weights_have_changed()
    {
        using var session = Session(new ManagedEngine());
        using var oracle = Session(new ScalarEngine());
        var before = Scores(session, 2);
        foreach (var trained in (ISession[])[session, oracle])
        {
            trained.TrainStep(Inputs(("input", Rows(2)), ("target", HostTensor.Of<long>([1, 3], 2))), 0.5);
        }

        var after = Scores(session, 2);

        Assert.NotEqual(before, after);
        Assert.All(after.Zip(Scores(oracle, 2)), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void Gradients_between_two_evaluations_leave_it_whole()
    {
        using var session = Session(new ManagedEngine());
        var before = Scores(session, 2);

        session.Gradients(
            Inputs(("input", Rows(2)), ("target", HostTensor.Of<long>([0, 2], 2))), Inputs(("table.value", new HostTensor(DType.Float32, 4, 3))));

        Assert.Equal(before, Scores(session, 2));
    }

    [Fact]
    public void It_can_be_asked_for_alone_before_and_after_the_rest()
    {
        using var session = Session(new ManagedEngine());
        var table = new HostTensor(DType.Float32, 3, 4);
        session.Forward(Inputs(), Inputs(("table", table)));
        var alone = table.As<float>().ToArray();
        Scores(session, 2);

        session.Forward(Inputs(), Inputs(("table", table)));

        Assert.Contains(alone, v => v != 0);
        Assert.Equal(alone, table.As<float>().ToArray());
    }

    private static ISession Session(IEngine engine) => engine.Compile(
        Projection, WeightSet.Initialise(Projection, 1),
        new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 2 }, Threads = 1, Training = new TrainingRule { Optimizer = new Sgd() } });

    private static float[] Scores(ISession session, int rows)
    {
        var scores = new HostTensor(DType.Float32, rows, 4);
        session.Forward(Inputs(("input", Rows(rows))), Inputs(("scores", scores)));
        return scores.As<float>().ToArray();
    }

    private static HostTensor Rows(int rows) => HostTensor.Of<float>([.. Enumerable.Range(0, rows * 3).Select(i => (i % 5) - 1.5f)], rows, 3);

    private static Dictionary<string, HostTensor> Inputs(params (string Name, HostTensor Tensor)[] tensors) => tensors.ToDictionary(t => t.Name, t => t.Tensor);

    private sealed class Told : IStepWatch
    {
        public List<string> Events { get; } = [];

        public void Begins()
        {
        }

        public void RanForward(Step step) => Events.Add(step.Name);

        public void RanBackward(Step step)
        {
        }
    }
}
