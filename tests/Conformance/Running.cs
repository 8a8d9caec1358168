using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Runs cases on engines.</summary>
internal static class Running
{
    /// <summary>The rate of the training steps in tests; gradients are clipped, so that no case runs away.</summary>
    public const double Rate = 0.05;

    public static TrainingRule Rule { get; } = new()
    {
        Optimizer = new Sgd { Momentum = 0.9 },
        Penalty = new Penalty { L2 = 0.01 },
        Clipping = new Clipping(ClippingKind.Norm, 1),
    };

    public static ISession Compile(this Model model, string engine, TrainingRule? rule, int threads = 1, WeightSet? weights = null) =>
        EnginesUnderTest.Make(engine).Compile(model.Network, weights ?? NamedValues.Weights(model.Case.Name, model.Network), new SessionOptions
        {
            Sizes = model.Case.Planned,
            Training = rule,
            InputGradients = rule is not null,
            Threads = threads,
            Seed = 5,
        });

    /// <summary>The outputs of each call, one after the other, in evaluation.</summary>
    public static Dictionary<string, double[]>[] Forward(this Model model, string engine)
    {
        using var session = model.Compile(engine, rule: null);
        return [.. model.Case.Calls.Select((_, call) =>
        {
            var outputs = model.Outputs(call);
            session.Forward(model.Values(call), outputs);
            return Comparison.Numbers(outputs);
        })];
    }

    /// <summary>The loss and the gradients of each call.</summary>
    public static (double Loss, Dictionary<string, double[]> Values)[] Gradients(this Model model, string engine)
    {
        using var session = model.Compile(engine, Rule);
        return [.. model.Case.Calls.Select((_, call) =>
        {
            var gradients = model.Gradients(call);
            var loss = session.Gradients(model.Values(call), gradients);
            return (loss, Comparison.Numbers(gradients));
        })];
    }

    /// <summary>Takes training steps on the batches of all calls, round and round.</summary>
    public static double[] Train(this Model model, ISession session, int from, int steps) => [.. Enumerable.Range(from, steps).Select(step =>
        session.TrainStep(model.Values(step % model.Case.Calls.Count), Rate))];

    /// <summary>The bits of all weights and statistics.</summary>
    public static Dictionary<string, byte[]> Bits(this WeightSet weights) => weights.ToDictionary(w => w.Key, w => w.Value.Bytes.ToArray());
}
