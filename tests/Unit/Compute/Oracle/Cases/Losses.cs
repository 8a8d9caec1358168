using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Losses
{
    public static IEnumerable<GradientCase> All =>
    [
        .. BothReductions("MSE", r => Elementwise(new MeanSquaredError { Reduction = r })),
        .. BothReductions("MAE", r => Elementwise(new MeanAbsoluteError { Reduction = r })),
        .. BothReductions("smooth L1", r => Elementwise(new SmoothL1(0.7f) { Reduction = r })),
        .. BothReductions("BCE of logits", r => Elementwise(new BinaryCrossEntropy { Reduction = r }, target: "p_y")),
        .. BothReductions("BCE of probabilities", r => Elementwise(new BinaryCrossEntropy(FromLogits: false) { Reduction = r }, "p_x", "p_y")),
        .. BothReductions("hinge", r => Elementwise(new Hinge { Reduction = r })),
        .. BothReductions("squared hinge", r => Elementwise(new Hinge(0.5f, Squared: true) { Reduction = r })),
        .. OverClasses("cross-entropy", r => new CrossEntropy { Reduction = r }),
        .. OverClasses("smoothed cross-entropy", r => new CrossEntropy(0.2f) { Reduction = r, IgnoredClass = 1 }),
        .. OverClasses("NLL", r => new NegativeLogLikelihood { Reduction = r, IgnoredClass = 2 }),
        .. OverClasses("focal", r => new Focal { Reduction = r }),
        .. OverClasses("focal, gamma 0.5", r => new Focal(0.5f) { Reduction = r, IgnoredClass = 0 }),
        .. OverClasses("multi-class hinge", r => new MultiClassHinge { Reduction = r }),
        .. OverClasses("squared multi-class hinge", r => new MultiClassHinge(0.6f, Squared: true) { Reduction = r, IgnoredClass = 3 }),
        .. BothReductions("cross-entropy of probabilities", r => b =>
            Scores(b, [3, 4]).Then(new CrossEntropy(0.1f) { Reduction = r }, null, b.Input("p_y", [3, 4], DType.Float64))),
        .. BothReductions("weighted cross-entropy of probabilities in pictures", r => b => Scores(b, ["N", 4, 2, 2]).Then(
            new CrossEntropy { Reduction = r }, null, b.Input("p_y", ["N", 4, 2, 2], DType.Float64), b.Input("classWeights", [4], DType.Float64))),
    ];

    private static IEnumerable<GradientCase> BothReductions(string name, Func<Reduction, Func<NetworkBuilder, Tensor>> write) =>
        Enum.GetValues<Reduction>().Select(r => new GradientCase($"{name}, {r}", write(r)));

    private static Func<NetworkBuilder, Tensor> Elementwise(Op loss, string prediction = "x", string target = "y") => b =>
        b.Input(prediction, ["N", 3, 4], DType.Float64).Then(loss, null, b.Input(target, ["N", 3, 4], DType.Float64));

    private static IEnumerable<GradientCase> OverClasses(string name, Func<Reduction, Op> loss) =>
    [
        .. BothReductions(name, r => b => Scores(b, [6, 4]).Then(loss(r), null, b.Input("y", [6], DType.Int64))),
        .. BothReductions($"weighted {name} in pictures", r => b => Scores(b, ["N", 5, 3, 2]).Then(
            loss(r), null, b.Input("y", ["N", 3, 2], DType.Int64), b.Input("classWeights", [5], DType.Float64))),
    ];

    private static Tensor Scores(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
