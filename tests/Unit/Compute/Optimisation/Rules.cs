using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>Every optimizer that looks at the gradient once, with its options, and all that a rule can add.</summary>
internal static class Rules
{
    private static readonly Penalty Penalty = new() { L1 = 1e-3, L2 = 1e-2 };

    public static IReadOnlyDictionary<string, TrainingRule> FirstOrder { get; } = new Dictionary<string, TrainingRule>
    {
        ["sgd"] = new() { Optimizer = new Sgd() },
        ["sgd momentum"] = new() { Optimizer = new Sgd { Momentum = 0.9 }, Penalty = Penalty, AverageDecay = 0.9 },
        ["sgd nesterov"] = new() { Optimizer = new Sgd { Momentum = 0.9, Nesterov = true }, Clipping = new Clipping(ClippingKind.Norm, 0.5) },
        ["adagrad"] = new() { Optimizer = new AdaGrad(), Clipping = new Clipping(ClippingKind.Value, 0.3) },
        ["adagrad started"] = new() { Optimizer = new AdaGrad { InitialSum = 0.1 }, Penalty = Penalty with { IncludesBiases = true } },
        ["adadelta"] = new() { Optimizer = new AdaDelta() },
        ["rmsprop"] = new() { Optimizer = new RmsProp() },
        ["rmsprop momentum"] = new() { Optimizer = new RmsProp { Momentum = 0.5 }, Penalty = Penalty },
        ["rmsprop centred"] = new() { Optimizer = new RmsProp { Centred = true } },
        ["rmsprop centred momentum"] = new() { Optimizer = new RmsProp { Centred = true, Momentum = 0.5 }, AverageDecay = 0.5 },
        ["adam"] = new() { Optimizer = new Adam() },
        ["adam all"] = new()
        {
            Optimizer = new Adam { Epsilon = 1e-60 },
            Penalty = Penalty,
            Clipping = new Clipping(ClippingKind.Norm, 2),
            AverageDecay = 0.99,
            RateFactors = new Dictionary<string, double> { ["conv"] = 0.1, [""] = 2 },
        },
        ["adamw"] = new() { Optimizer = new AdamW { WeightDecay = 0.1 } },
    };

    public static TheoryData<string> Names => [.. FirstOrder.Keys];
}
