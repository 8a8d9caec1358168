using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Learning;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class WeightTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<ClassLossKind, float> Kinds => new()
    {
        { ClassLossKind.CrossEntropy, 0 }, { ClassLossKind.CrossEntropy, 0.2f }, { ClassLossKind.Focal, 0 },
    };

    /// <summary>The losses are other steps of the network where rows carry weights; with equal weights they have to say the same.</summary>
    [Theory]
    [OnEngines(nameof(Kinds), nameof(ManagedEngine))]
    [OnTorch(nameof(Kinds))]
    public void Equal_weights_are_no_weights(ClassLossKind loss, float smoothing, string engine)
    {
        var options = TinyCnn.Options with { Loss = loss, LabelSmoothing = smoothing, Training = TinyCnn.Training with { Epochs = 3 } };
        var plain = Losses(options, Blots.Rows(48), engine);
        var weighted = Losses(options with { ExampleWeightColumnName = "Weight" }, WithWeights(Blots.Rows(48), _ => 2.5f), engine);

        for (var i = 0; i < plain.Length; i++)
            Assert.Equal(plain[i], weighted[i], 1e-4);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_row_without_weight_is_as_if_it_were_not_there(string engine)
    {
        var options = TinyCnn.Options with
        {
            ExampleWeightColumnName = "Weight", Training = TinyCnn.Training with { BatchSize = null, Epochs = 4, Shuffle = false },
        };
        var rows = Blots.Rows(48);
        var some = rows.Where(r => r.Id % 3 != 0).ToArray();
        var expected = Losses(options, WithWeights(some, _ => 1), engine);

        var other = WithWeights(rows, r => r.Id % 3 == 0 ? 0 : 1);
        foreach (var row in other.Where(r => r.Weight == 0))
            row.Number = 0;
        var actual = Losses(options, other, engine);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-4);
    }

    [Fact]
    public void Balanced_classes_count_the_same_in_all()
    {
        int[] labels = [0, 0, 0, 1, 3, 3];
        var weights = RowWeights.Balanced(labels, 4);

        Assert.Equal([2 / 3f, 2, 1, 1], weights);
        Assert.All(new[] { 0, 1, 3 }, c => Assert.Equal(2, labels.Count(l => l == c) * weights[c], 1e-6));
    }

    [Theory]
    [InlineData(ClassBalance.Weights)]
    [InlineData(ClassBalance.Sampling)]
    public void Rare_classes_are_heard_where_they_are_balanced(ClassBalance balance)
    {
        var rows = Blots.Rows(160).Where(r => r.Quarter != "north-west" || r.Id % 20 == 0).ToArray();
        var trainer = _ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels", TinyCnn.Write, TinyCnn.Options with { Balance = balance }, TinyCnn.Run);
        var trained = trainer.Fit(_ml.Data.LoadFromEnumerable(rows));
        var metrics = _ml.MulticlassClassification.Evaluate(trained.Transform(Blots.View(_ml, 80, first: 900)), "Number");

        // 8 rows of one class, 40 of each of the others; those that are read have all alike.
        Assert.True(metrics.MacroAccuracy > 0.9, $"{metrics.MacroAccuracy}");
    }

    [Fact]
    public void Weights_that_make_no_sense_are_named_with_their_row()
    {
        var options = TinyCnn.Options with { ExampleWeightColumnName = "Weight" };
        Assert.Contains("row 5", Assert.Throws<InvalidOperationException>(
            () => Losses(options, WithWeights(Blots.Rows(8), r => r.Id == 5 ? -1 : 1))).Message, StringComparison.Ordinal);
        Assert.Contains("weight of 0", Assert.Throws<InvalidOperationException>(
            () => Losses(options, WithWeights(Blots.Rows(8), _ => 0))).Message, StringComparison.Ordinal);
        Assert.Contains("'middle'", Assert.Throws<ArgumentException>(
            () => Losses(TinyCnn.Options with { ClassWeights = new Dictionary<string, float> { ["middle"] = 2 } }, Blots.Rows(8))).Message,
            StringComparison.Ordinal);
    }

    private static Blots.Row[] WithWeights(Blots.Row[] rows, Func<Blots.Row, float> weight)
    {
        foreach (var row in rows)
            row.Weight = weight(row);
        return rows;
    }

    private double[] Losses(ImageCnnOptions options, Blots.Row[] rows, string engine = nameof(ManagedEngine)) =>
        [.. _ml.MulticlassClassification.Trainers.ImageCnn("Number", "Pixels", TinyCnn.Write, options, TinyCnn.On(engine))
            .Fit(_ml.Data.LoadFromEnumerable(rows)).History.Select(epoch => epoch["loss"])];
}
