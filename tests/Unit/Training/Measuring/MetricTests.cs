using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Training;
using MLNetVision.Training.Measuring;

namespace MLNetVision.Tests.Unit.Training.Measuring;

public class MetricTests
{
    private static readonly float[] Scores = [0.1f, 0.9f, 0, 0.3f, 0.2f, 0.5f, 1, 0, 2, 0.4f, 0.5f, 0.1f];

    [Fact]
    public void A_classifier_is_measured_by_what_its_loss_compares()
    {
        Assert.Equal(0.75, Measure(Metric.Accuracy, Classifier(), [1, 2, 2, 0]));
        Assert.Equal(1, Measure(Metric.TopK(2), Classifier(), [1, 2, 2, 0]));
        Assert.Equal("top-2", Metric.TopK(2).Name);
        Assert.Equal(((2 / 3.0) + 1 + 0) / 3, Measure(Metric.MacroF1, Classifier(), [1, 2, 2, 0]), 1e-12);
        Assert.Equal((0 + 1 + 1) / 3.0, Measure(Metric.BalancedAccuracy, Classifier(), [1, 2, 2, 0]), 1e-12);
    }

    [Fact]
    public void Batches_add_up_and_a_reset_begins_anew()
    {
        var measurement = Metric.Accuracy.Bind(Classifier(), "loss");
        Add(measurement, [0, 0, 0, 0]);
        measurement.Reset();
        Assert.True(double.IsNaN(measurement.Value));
        Add(measurement, [1, 2, 2, 1]);
        Add(measurement, [1, 2, 2, 0]);

        Assert.Equal(7 / 8.0, measurement.Value);
    }

    [Fact]
    public void Rows_with_a_negative_class_are_not_counted() => Assert.Equal(1, Measure(Metric.Accuracy, Classifier(), [1, -100, 2, -1]));

    [Fact]
    public void A_class_that_the_scores_do_not_have_is_refused() => Assert.Contains(
        "class 3; the scores have classes 0 to 2",
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(Metric.Accuracy, Classifier(), [3, 0, 0, 0])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Targets_may_be_probabilities()
    {
        var network = Network.Build("soft", b => b.Input("input", ["N", 5]).Dense(3, name: "fc")).WithLoss(new CrossEntropy(), probabilities: true);
        var measurement = Metric.Accuracy.Bind(network, "loss");
        var target = HostTensor.Of<float>([0, 0.6f, 0.4f, 0.3f, 0.3f, 0.4f, 0.9f, 0, 0.1f, 0, 1, 0], 4, 3);
        measurement.Add(new Dictionary<string, HostTensor> { ["target"] = target }, Outputs());

        Assert.Equal(0.75, measurement.Value);
    }

    [Fact]
    public void Every_place_of_a_picture_has_a_class_of_its_own()
    {
        var network = Network.Build("pixels", b => b.Input("input", ["N", 1, 1, 3]).Conv2d(2, 1, name: "conv")).WithLoss(new CrossEntropy());
        var measurement = Metric.Accuracy.Bind(network, "loss");
        measurement.Add(
            new Dictionary<string, HostTensor> { ["target"] = HostTensor.Of<long>([0, 1, 1, 0, 0, 1], 2, 1, 3) },
            new Dictionary<string, HostTensor> { ["output"] = HostTensor.Of<float>([9, 1, 2, 3, 8, 1, 5, 5, 5, 6, 4, 7], 2, 2, 1, 3) });

        Assert.Equal(4 / 6.0, measurement.Value);
    }

    [Fact]
    public void A_mean_over_batches_counts_rows()
    {
        var metric = Metric.Mean("first", MetricGoal.Smaller, ["output"], (inputs, outputs) => outputs["output"].As<float>()[0]);
        var measurement = metric.Bind(Classifier(), "loss");
        foreach (var tensor in new[] { HostTensor.Of<float>([1, 0, 0], 1, 3), HostTensor.Of<float>([4, 0, 0, 0, 0, 0], 2, 3) })
        {
            measurement.Add(new Dictionary<string, HostTensor>(), new Dictionary<string, HostTensor> { ["output"] = tensor });
        }

        Assert.Equal(3, measurement.Value);
        Assert.Contains("looks at 'nothing'", Assert.Throws<NetworkException>(
            () => Metric.Mean("m", MetricGoal.Smaller, ["nothing"], (_, _) => 0).Bind(Classifier(), "loss")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_found_is_asked_for_by_name()
    {
        var hidden = Network.Build("hidden", b =>
        {
            var scores = b.Input("input", ["N", 5]).Dense(3, name: "fc");
            return new Dictionary<string, Tensor> { ["loss"] = scores.Then(new CrossEntropy(), "loss", b.Input("target", ["N"], DType.Int64)) };
        });

        Assert.Contains("does not give 'fc'", Assert.Throws<NetworkException>(() => Metric.Accuracy.Bind(hidden, "loss")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no loss that compares", Assert.Throws<NetworkException>(() => Metric.Accuracy.Bind(Classifier(), "output")).Message, StringComparison.Ordinal);
        Assert.Equal(["output"], (Metric.Accuracy with { Scores = "output", Target = "target" }).Bind(Classifier(), "output").Outputs);
    }

    private static Network Classifier() => Network.Build("classifier", b => b.Input("input", ["N", 5]).Dense(3, name: "fc")).WithLoss(new CrossEntropy());

    private static double Measure(IMetric metric, Network network, long[] classes)
    {
        var measurement = metric.Bind(network, "loss");
        Add(measurement, classes);
        return measurement.Value;
    }

    private static void Add(IMeasurement measurement, long[] classes) =>
        measurement.Add(new Dictionary<string, HostTensor> { ["target"] = HostTensor.Of<long>(classes, classes.Length) }, Outputs());

    private static Dictionary<string, HostTensor> Outputs() => new() { ["output"] = HostTensor.Of<float>(Scores, 4, 3) };
}
