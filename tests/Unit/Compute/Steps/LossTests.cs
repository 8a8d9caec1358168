using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class LossTests
{
    private static readonly Dictionary<string, Loss> Elementwise = Both(
        new MeanSquaredError(), new MeanAbsoluteError(), new SmoothL1(), new SmoothL1(0.3f), new BinaryCrossEntropy(), new Hinge(),
        new Hinge(0.5f, Squared: true));

    private static readonly Dictionary<string, Loss> OverClasses = Both(
        new CrossEntropy(), new CrossEntropy(0.2f) { IgnoredClass = 3 }, new NegativeLogLikelihood(), new NegativeLogLikelihood { IgnoredClass = 0 },
        new Focal(), new Focal(0.5f), new Focal(0) { IgnoredClass = 1 }, new MultiClassHinge(), new MultiClassHinge(0.5f, Squared: true));

    public static TheoryData<string> ElementwiseNames => [.. Elementwise.Keys];

    public static TheoryData<string> ClassNames => [.. OverClasses.Keys];

    [Theory]
    [MemberData(nameof(ElementwiseNames))]
    public void Losses_of_numbers_agree(string loss) => Assert.All([1, 15, 33], width =>
        EngineComparison.Agrees(w => w.X(["N", width]).Then(Elementwise[loss], null, w.X(["N", width], "y")), 1e-4));

    [Theory]
    [MemberData(nameof(ElementwiseNames))]
    public void Losses_of_pictures_in_both_orders_agree(string loss) => EngineComparison.Agrees(
        w => w.X(["N", 3, 4, 5]).Conv2d(2, 1).Then(Elementwise[loss], null, w.X(["N", 40], "y").Reshape(["N", 2, 4, 5])), 1e-4);

    [Fact]
    public void Losses_of_many_blocks_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 3, 90, 70]).Then(new MeanSquaredError(), null, w.X(["N", 3, 90, 70], "y")), 1e-4);

    [Fact]
    public void Losses_of_probabilities_agree() => EngineComparison.Agrees(
        w => w.X(["N", 17]).Sigmoid().Then(new BinaryCrossEntropy(FromLogits: false), null, w.X(["N", 17], "y").Sigmoid()));

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void Losses_over_classes_agree(string loss) => Assert.All([5, 16, 33], classes =>
        EngineComparison.Agrees(w => w.X(["N", classes]).Then(OverClasses[loss], null, w.X(["N"], "y", DType.Int64)), 1e-4));

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void Losses_over_classes_of_pixels_agree(string loss) =>
        EngineComparison.Agrees(w => w.X(["N", 6, 3, 4]).Then(OverClasses[loss], null, w.X(["N", 3, 4], "y", DType.Int64)), 1e-4);

    [Fact]
    public void Losses_over_classes_of_volumes_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 6, 3, 4, 2]).Then(new CrossEntropy(), null, w.X(["N", 3, 4, 2], "y", DType.Int64)), 1e-4);

    [Fact]
    public void Losses_of_many_blocks_of_rows_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 7, 40, 30]).Then(new CrossEntropy(0.1f), null, w.X(["N", 40, 30], "y", DType.Int64)), 1e-4);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.3f)]
    public void Cross_entropy_of_probabilities_reaches_scores_and_target(float smoothing) =>
        EngineComparison.Agrees(w => w.X(["N", 6, 2, 3]).Then(new CrossEntropy(smoothing), null, w.X(["N", 6, 2, 3], "y").Softmax(1)), 1e-4);

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(5_000_000_000)]
    public void A_class_out_of_range_is_named_with_its_row(long wrong)
    {
        using var session = Compile(new CrossEntropy());
        var failure = Assert.Throws<ArgumentException>(() => session.TrainStep(Batch([0, 3, wrong]), 0.1));

        Assert.Contains("'crossEntropy' (CrossEntropy) expects classes from 0 to 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"got {(wrong > int.MaxValue ? "a number beyond 32 bits" : $"{wrong}")} in row 2 of 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_ignored_rows_alone_has_a_sum_of_0_and_no_mean()
    {
        Assert.Equal(0, LossOf(new CrossEntropy { Reduction = Reduction.Sum }, [-100, -100, -100]));
        Assert.True(double.IsNaN(LossOf(new CrossEntropy(), [-100, -100, -100])));
    }

    [Fact]
    public void Rows_that_do_not_count_change_nothing() =>
        Assert.Equal(LossOf(new Focal { IgnoredClass = 7 }, [1, 2]), LossOf(new Focal { IgnoredClass = 7 }, [1, 2, 7]), 1e-6);

    private static Dictionary<string, Loss> Both(params Loss[] losses) =>
        losses.SelectMany(l => new[] { l, l with { Reduction = Reduction.Sum } }).ToDictionary(l => $"{l}");

    private static double LossOf(Loss loss, long[] classes)
    {
        using var session = Compile(loss);
        return session.Gradients(Batch(classes), new Dictionary<string, HostTensor>());
    }

    private static ISession Compile(Loss loss) => new ManagedEngine().Compile(
        Classifier(loss), new WeightSet([]), new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 3 }, Training = new TrainingRule() });

    private static Network Classifier(Loss loss) => Network.Build("classifier", b => new Dictionary<string, Tensor>
    {
        ["loss"] = b.Input("x", ["N", 4]).Then(loss, null, b.Input("y", ["N"], DType.Int64)),
    });

    private static Dictionary<string, HostTensor> Batch(long[] classes) => new()
    {
        ["x"] = HostTensor.Of<float>([.. Enumerable.Range(0, 4 * classes.Length).Select(i => i % 5 / 2f)], classes.Length, 4),
        ["y"] = HostTensor.Of<long>(classes, classes.Length),
    };
}
