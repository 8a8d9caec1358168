using MLNetVision.Compute;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Planning;

public class StepWatchTests
{
    private static readonly Network Classifier = Network.Build("classifier", b =>
    {
        var scores = b.Input("input", ["N", 2, 4, 4]).Conv2d(3, 3, name: "conv").Sigmoid("sigmoid").Flatten(name: "flat").Dense(3, name: "fc");
        return new Dictionary<string, Tensor>
        {
            ["scores"] = scores,
            ["loss"] = scores.Then(new CrossEntropy(), "loss", b.Input("target", ["N"], DType.Int64)),
        };
    });

    [Fact]
    public void A_training_step_tells_each_step_forward_and_then_backward()
    {
        using var session = Session();
        var told = new Told();
        session.Tell(told);

        session.TrainStep(Inputs(("input", new HostTensor(DType.Float32, 2, 2, 4, 4)), ("target", new HostTensor(DType.Int64, 2))), 0.1);

        Assert.Equal(
            ["begins", "> conv", "> sigmoid", "> sigmoid", "> fc", "> loss", "< loss", "< fc", "< sigmoid", "< sigmoid", "< conv"], told.Events);
    }

    [Fact]
    public void A_way_forward_tells_the_steps_that_ran_and_no_others()
    {
        using var session = Session();
        var told = new Told();
        session.Tell(told);

        session.Forward(Inputs(("input", new HostTensor(DType.Float32, 1, 2, 4, 4))), Inputs(("scores", new HostTensor(DType.Float32, 1, 3))));

        Assert.Equal(["begins", "> conv", "> sigmoid", "> sigmoid", "> fc"], told.Events);
    }

    private static ManagedSession Session() => (ManagedSession)new ManagedEngine().Compile(
        Classifier, WeightSet.Initialise(Classifier, 1),
        new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 2 }, Threads = 1, Training = new TrainingRule { Optimizer = new Sgd() } });

    private static Dictionary<string, HostTensor> Inputs(params (string Name, HostTensor Tensor)[] tensors) => tensors.ToDictionary(t => t.Name, t => t.Tensor);

    /// <summary>The order of channels is changed by a step that has the name of the value: it comes after it under the same name.</summary>
    private sealed class Told : IStepWatch
    {
        public List<string> Events { get; } = [];

        public void Begins() => Events.Add("begins");

        public void RanForward(Step step) => Events.Add("> " + step.Name);

        public void RanBackward(Step step) => Events.Add("< " + step.Name);
    }
}
