using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class OtherTasksTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Yes_or_no_is_learnt_with_a_probability(string engine)
    {
        var options = new BinaryImageCnnOptions { Network = TinyCnn.Choice, Training = TinyCnn.Training, ValidationFraction = 0.2, PositiveWeight = null };
        var model = _ml.BinaryClassification.Trainers.ImageCnn("IsNorth", "Pixels", options, TinyCnn.Write, TinyCnn.On(engine)).Fit(Blots.View(_ml, 160));
        var metrics = _ml.BinaryClassification.Evaluate(model.Transform(Blots.View(_ml, 80, first: 900)), "IsNorth");

        Assert.True(metrics.Accuracy > 0.95, $"{metrics.Accuracy}");
        Assert.True(metrics.LogLoss < 0.4, $"{metrics.LogLoss}");
        Assert.True(model.Best!["accuracy"] > 0.9);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Several_labels_are_learnt_at_once(string engine)
    {
        var options = new MultiLabelImageCnnOptions { Network = TinyCnn.Choice, Training = TinyCnn.Training, ExampleWeightColumnName = "Weight" };
        var model = _ml.MulticlassClassification.Trainers.ImageCnnMultiLabel("Sides", "Pixels", options, TinyCnn.Write, TinyCnn.On(engine))
            .Fit(Blots.View(_ml, 160));
        var scored = model.Transform(Blots.View(_ml, 40, first: 900));
        var truths = scored.GetColumn<bool[]>("Sides").ToArray();
        var scores = scored.GetColumn<float[]>("Score").ToArray();

        var right = truths.Zip(scores).Sum(row => row.First.Zip(row.Second).Count(label => label.First == label.Second > 0.5f));
        Assert.InRange(right, 76, 80);
    }

    [Theory]
    [InlineData(ValueLoss.Squared, null)]
    [InlineData(ValueLoss.Absolute, null)]
    [InlineData(ValueLoss.Huber, null)]
    [InlineData(ValueLoss.Squared, "Weight")]
    [InlineData(ValueLoss.Absolute, "Weight")]
    [InlineData(ValueLoss.Huber, "Weight")]
    public void A_number_is_learnt_in_its_own_units(ValueLoss loss, string? weight)
    {
        var options = new ImageRegressionOptions
        {
            Network = TinyCnn.Choice, Training = TinyCnn.Training with { Epochs = 12 }, Loss = loss, ExampleWeightColumnName = weight, ValidationFraction = 0.1,
        };
        var model = _ml.Regression.Trainers.ImageCnn("Light", "Pixels", options, TinyCnn.Write, TinyCnn.Run).Fit(Blots.View(_ml, 200));
        var metrics = _ml.Regression.Evaluate(model.Transform(Blots.View(_ml, 60, first: 900)), "Light");

        // The brightness is from 120 to 255: a deviation of 39.
        Assert.True(metrics.MeanAbsoluteError < 12, $"{metrics.MeanAbsoluteError}");
        Assert.InRange(model.Best!["absolute error"], 0, 20);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_regression_is_trained_further_on_numbers_of_another_range(string engine)
    {
        var options = new ImageRegressionOptions { Network = TinyCnn.Choice, Training = TinyCnn.Training with { Epochs = 12 } };
        var trainer = _ml.Regression.Trainers.ImageCnn("Light", "Pixels", options, TinyCnn.Write, TinyCnn.On(engine));
        var rows = Blots.Rows(160);
        foreach (var row in rows)
            row.Light += 40;
        var model = trainer.ContinueFit(trainer.Fit(Blots.View(_ml, 160)).Model, _ml.Data.LoadFromEnumerable(rows));

        var expected = Blots.Rows(40, first: 900).Average(r => r.Light + 40);
        Assert.Equal(expected, model.Transform(Blots.View(_ml, 40, first: 900)).GetColumn<float>("Score").Average(), 10.0);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Numbers_of_no_picture_are_learnt_by_a_network_of_dense_layers(string engine)
    {
        var rows = Enumerable.Range(0, 60).Select(i => new Point { X = [MathF.Sin(i), MathF.Cos(3 * i)], Label = MathF.Sin(i) > 0 ? "up" : "down" }).ToArray();
        var model = _ml.MulticlassClassification.Trainers.ImageCnn(
            "Label", "X", (x, classes) => MLNetVision.Networks.Ops.DenseWriting.Dense(x, classes),
            new ImageCnnOptions
            {
                Training = TinyCnn.Training with
                {
                    Epochs = 40, Rule = new() { Optimizer = new MLNetVision.Networks.Optimisation.Adam { LearningRate = 0.1 } },
                },
            },
            TinyCnn.On(engine))
            .Fit(_ml.Data.LoadFromEnumerable(rows));
        var predicted = _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(_ml.Data.LoadFromEnumerable(rows)))
            .Transform(model.Transform(_ml.Data.LoadFromEnumerable(rows))).GetColumn<string>("PredictedLabel");

        Assert.InRange(rows.Zip(predicted).Count(row => row.First.Label == row.Second), 57, 60);
    }

    private sealed class Point
    {
        [VectorType(2)]
        public float[] X { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
