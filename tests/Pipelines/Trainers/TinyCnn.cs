using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>A network for <see cref="Blots"/> that a fit is over with in a moment, and options that go with it.</summary>
internal static class TinyCnn
{
    public static NetworkChoice Choice { get; } = new() { Height = Blots.Side, Width = Blots.Side, Channels = 1 };

    /// <summary>Steps this small are not worth a second thread.</summary>
    public static VisionRun Run { get; } = new() { Threads = 1 };

    /// <summary>The same on an engine.</summary>
    public static VisionRun On(string engine) => Run with { Engine = EnginesUnderTest.Make(engine) };

    public static TrainingOptions Training { get; } = new()
    {
        Epochs = 6,
        BatchSize = 16,
        Seed = 3,
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.01 } },
        Schedule = new ConstantRate(),
    };

    public static ImageCnnOptions Options { get; } = new() { Network = Choice, Training = Training };

    public static Tensor Write(Tensor pixels, int outputs) =>
        pixels.Conv2d(8, 3, padding: 1, name: "conv1").Relu().MaxPool2d(2).Conv2d(8, 3, padding: 1, name: "conv2").Relu().Flatten().Dense(outputs, name: "fc");
}
