using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance.Torch;

/// <summary>A training that was begun on one engine goes on on the other: both have the same state.</summary>
public class StateTests
{
    // Three steps more, each engine summing in an order of its own; Adam makes whole steps of small gradients.
    private const double ThreeSteps = 1e-3;

    private static readonly Case Net = new("state", s =>
    {
        var x = s.Picture(3, 8, 8).Conv2d(8, 3, padding: 1, bias: false).BatchNorm().Tanh().Dropout(0.2f).Flatten();
        s.Lose(x.Dense(5).Then(new CrossEntropy(), null, s.Classes("target", ["N"], 5)));
    })
    {
        Planned = new() { ["N"] = 6 },
        Calls = [new() { ["N"] = 6 }, new() { ["N"] = 5 }],
    };

    [TorchFact]
    public void What_the_managed_engine_began_goes_on_on_Torch() => AssertGoesOn(nameof(ManagedEngine), TorchLeg.Cpu);

    [TorchFact]
    public void What_Torch_began_goes_on_on_the_managed_engine() => AssertGoesOn(TorchLeg.Cpu, nameof(ManagedEngine));

    private static void AssertGoesOn(string first, string second)
    {
        foreach (var optimizer in new Optimizer[] { new Sgd { Momentum = 0.9 }, new Adam(), new RmsProp { Momentum = 0.5 }, new AdaDelta() })
        {
            var model = Net.In(DType.Float32);
            var rule = new TrainingRule { Optimizer = optimizer, AverageDecay = 0.8 };
            using var begun = model.Compile(first, rule);
            using var other = model.Compile(second, rule);
            model.Train(begun, 0, 3);
            other.SetState(begun.GetState());
            var (expected, actual) = (model.Train(begun, 3, 3), model.Train(other, 3, 3));

            Assert.All(expected.Zip(actual), losses => Assert.Equal(losses.First, losses.Second, ThreeSteps));
            Comparison.AssertClose(
                Comparison.Numbers(begun.GetWeights(averaged: true)), Comparison.Numbers(other.GetWeights(averaged: true)), ThreeSteps, $"{optimizer}");
            Assert.Equal(begun.GetState().Counters, other.GetState().Counters);
        }
    }
}
