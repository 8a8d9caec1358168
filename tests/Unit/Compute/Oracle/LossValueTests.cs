using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>Losses of two rows over three classes, whose softmax is easy: scores are logarithms of probabilities.</summary>
public class LossValueTests
{
    private static readonly double[] Scores = [.. new[] { 0.5, 0.25, 0.25, 0.125, 0.125, 0.75 }.Select(p => Math.Log(p))];

    private static readonly double[] ClassWeights = [1, 2, 4];

    public static TheoryData<Op, double> OfClasses => new()
    {
        { new CrossEntropy(), (-Math.Log(0.5) - Math.Log(0.75)) / 2 },
        { new CrossEntropy { Reduction = Reduction.Sum }, -Math.Log(0.5) - Math.Log(0.75) },
        { new CrossEntropy(0.25f), -((0.75 * (Math.Log(0.5) + Math.Log(0.75))) + (0.25 / 3 * Scores.Sum())) / 2 },
        { new CrossEntropy { IgnoredClass = 2 }, -Math.Log(0.5) },
        { new NegativeLogLikelihood(), (-Math.Log(0.5) - Math.Log(0.75)) / 2 },
        { new Focal(), ((-0.25 * Math.Log(0.5)) - (0.0625 * Math.Log(0.75))) / 2 },
        { new Focal(0), (-Math.Log(0.5) - Math.Log(0.75)) / 2 },
        { new MultiClassHinge(), ((2 * (1 - Math.Log(2)) / 3) + 0) / 2 },
        { new MultiClassHinge(Squared: true), 2 * (1 - Math.Log(2)) * (1 - Math.Log(2)) / 3 / 2 },
    };

    public static TheoryData<Op, double> OfWeightedClasses => new()
    {
        { new CrossEntropy(), (-Math.Log(0.5) - (4 * Math.Log(0.75))) / 5 },
        { new CrossEntropy { Reduction = Reduction.Sum }, -Math.Log(0.5) - (4 * Math.Log(0.75)) },
        { new CrossEntropy { IgnoredClass = 0 }, -Math.Log(0.75) },
        { new NegativeLogLikelihood(), (-Math.Log(0.5) - (4 * Math.Log(0.75))) / 5 },
        { new Focal(0), (-Math.Log(0.5) - (4 * Math.Log(0.75))) / 5 },
    };

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void A_loss_over_classes_is_what_its_formula_says(Op loss, double expected) => Assert.Equal(expected, Value(loss, weights: null), 1e-12);

    [Theory]
    [MemberData(nameof(OfWeightedClasses))]
    public void Class_weights_scale_terms_and_their_mean(Op loss, double expected) => Assert.Equal(expected, Value(loss, ClassWeights), 1e-12);

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_class_that_does_not_exist_is_refused_by_name(long wrong) => Assert.Contains(
        $"'loss' (CrossEntropy) expects classes from 0 to 2, or -100 for rows that do not count, at input 1, but got {wrong}",
        Assert.Throws<ArgumentException>(() => Value(new CrossEntropy(), null, wrong)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, 1000.0, 1.0, 0.0)]
    [InlineData(false, 1000.0, 0.0, 1000.0)]
    [InlineData(false, 0.0, 0.5, 0.69314718055994530942)]
    [InlineData(true, 0.0, 1.0, 100.0)]
    [InlineData(true, 1.0, 1.0, 0.0)]
    [InlineData(true, 0.25, 0.0, 0.28768207245178092744)]
    public void Binary_cross_entropy_neither_overflows_nor_reaches_infinity(bool probabilities, double x, double y, double expected) =>
        Assert.Equal(expected, Scalar.Run([2], [x, y], v => v.Slice(0, 0, 1).Then(new BinaryCrossEntropy(!probabilities), null, v.Slice(0, 1, 1)))[0], 1e-12);

    [Theory]
    [InlineData(0.5, 0.125)]
    [InlineData(-3, 2.5)]
    public void Smooth_L1_is_a_parabola_between_lines(double difference, double expected) =>
        Assert.Equal([expected], Scalar.Run([2], [difference, 0], v => v.Slice(0, 0, 1).Then(new SmoothL1(), null, v.Slice(0, 1, 1))));

    private static double Value(Op loss, double[]? weights, long second = 2)
    {
        var network = Network.Build("losses", b =>
        {
            Tensor[] others = [b.Input("y", [2], DType.Int64), .. weights is null ? [] : new[] { b.Input("weights", [3], DType.Float64) }];
            return b.Input("x", [2, 3], DType.Float64).Then(loss, "loss", others);
        });
        var inputs = Scalar.Inputs(("x", HostTensor.Of<double>(Scores, 2, 3)), ("y", HostTensor.Of<long>([0, second], 2)));
        if (weights is not null)
        {
            inputs["weights"] = HostTensor.Of<double>(weights, 3);
        }

        var output = new HostTensor(DType.Float64);
        using var session = Scalar.Compile(network, new SessionOptions());
        session.Forward(inputs, Scalar.Inputs(("output", output)));
        return output.As<double>()[0];
    }
}
