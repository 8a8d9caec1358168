using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>Models trained, evaluated and cross-validated.</summary>
public sealed class MulticlassCrossValidationTests
{
    /// <summary>Metrics of models trained on the same rows, in single precision.</summary>
    private const double Trained = 1e-5;

    private const int Classes = 3;
    private const int Features = 4;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(120, Classes, Features, spread: 1.5f);

    [Fact]
    public void A_trained_model_is_evaluated_with_the_names_of_its_classes()
    {
        var data = Named();
        var metrics = _context.MulticlassClassification.Evaluate(Trainer().Fit(data).Transform(data), topKPredictionCount: Classes);

        Assert.InRange(metrics.MicroAccuracy, 0.7, 1);
        Assert.Equal(metrics.MicroAccuracy, metrics.MacroAccuracy, 1e-9);
        Assert.Equal(metrics.LogLoss, metrics.PerClassLogLoss.Average(), 1e-9);
        Assert.Equal(1 - (metrics.LogLoss / Math.Log(3)), metrics.LogLossReduction, 1e-9);
        Assert.Equal(1, metrics.TopKAccuracy, 1e-9);
        var lines = metrics.ConfusionMatrix.GetFormattedConfusionTable().Split(Environment.NewLine);
        Assert.Equal("PREDICTED ||   cat |   dog |   eel | Recall", lines[3]);
        Assert.All(metrics.ConfusionMatrix.Counts, row => Assert.Equal(40, row.Sum()));
    }

    [Fact]
    public void A_pipeline_from_text_labels_is_evaluated_with_their_texts()
    {
        var metrics = _context.MulticlassClassification.Evaluate(FromText().Fit(Texts()).Transform(Texts()), "Truth", topKPredictionCount: 1);
        var lines = metrics.ConfusionMatrix.GetFormattedConfusionTable().Split(Environment.NewLine);

        Assert.Equal(["0. kind-0", "1. kind-1", "2. kind-2"], lines[5..8].Select(line => line.Split(" ||")[0]));
        Assert.Equal(metrics.MicroAccuracy, metrics.TopKAccuracy);
    }

    [Fact]
    public void Every_row_is_held_out_once_and_scored_by_its_model()
    {
        var folds = _context.MulticlassClassification.CrossValidate(Named(), Trainer(), numberOfFolds: 4, seed: 3);

        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(
            _rows.Select(row => row.Weight).Order(),
            folds.SelectMany(fold => Views.Column<float>(fold.ScoredHoldOutSet, "Weight")).Order());
        foreach (var fold in folds)
        {
            var again = _context.MulticlassClassification.Evaluate(fold.ScoredHoldOutSet);
            Assert.Equal(again.LogLoss, fold.Metrics.LogLoss);
            Assert.Equal(0, fold.Metrics.TopKPredictionCount);
            Assert.Equal(Views.Vectors(fold.ScoredHoldOutSet, "Score"), Views.Vectors(fold.Model.Transform(fold.ScoredHoldOutSet), "Score"));
            Assert.Equal(fold.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()), Views.Column<float>(fold.ScoredHoldOutSet, "Weight").Length);
        }
    }

    [Fact]
    public void The_folds_are_those_of_a_split_with_the_same_seed()
    {
        var data = Named();
        var folds = _context.MulticlassClassification.CrossValidate(data, Trainer(), numberOfFolds: 3, seed: 5);
        var splits = _context.Data.CrossValidationSplit(data, numberOfFolds: 3, seed: 5);

        for (var i = 0; i < 3; i++)
        {
            var metrics = _context.MulticlassClassification.Evaluate(Trainer().Fit(splits[i].TrainSet).Transform(splits[i].TestSet));
            Assert.Equal(Views.Column<float>(splits[i].TestSet, "Weight"), Views.Column<float>(folds[i].ScoredHoldOutSet, "Weight"));
            Assert.Equal(metrics.LogLoss, folds[i].Metrics.LogLoss, Trained);
            Assert.Equal(metrics.MicroAccuracy, folds[i].Metrics.MicroAccuracy, Trained);
        }
    }

    [Fact]
    public void Rows_of_one_sampling_key_stay_in_one_fold()
    {
        var folds = _context.MulticlassClassification.CrossValidate(Texts(), FromText(), 3, "Truth", samplingKeyColumnName: "Group", seed: 2);

        var groups = folds.SelectMany(fold => Views.Column<float>(fold.ScoredHoldOutSet, "Group").Distinct()).ToArray();
        Assert.Equal(groups.Distinct().Order(), groups.Order());
        Assert.Equal(12, groups.Length);
    }

    [Fact]
    public void An_evaluation_draws_one_stream_of_the_seed()
    {
        var data = Named();
        var scored = Trainer().Fit(data).Transform(data);

        Assert.Equal(ShuffledAfter(context => context.Data.TakeRows(data, 1)), ShuffledAfter(context => context.MulticlassClassification.Evaluate(scored)));
    }

    [Fact]
    public void Cross_validation_draws_the_streams_of_its_parts()
    {
        var data = Named();

        var parts = ShuffledAfter(context =>
        {
            var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();
            foreach (var split in context.Data.CrossValidationSplit(data, 3))
                context.MulticlassClassification.Evaluate(trainer.Fit(split.TrainSet).Transform(split.TestSet));
        });
        var whole = ShuffledAfter(context =>
            context.MulticlassClassification.CrossValidate(data, context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(), 3));

        Assert.Equal(parts, whole);
    }

    [Fact]
    public void Cross_validation_needs_two_folds_data_an_estimator_and_a_label()
    {
        var data = Named();
        var multiclass = _context.MulticlassClassification;

        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.CrossValidate(data, Trainer(), 1));
        Assert.Throws<ArgumentNullException>(() => multiclass.CrossValidate(data, null));
        Assert.Throws<ArgumentNullException>(() => multiclass.CrossValidate(null, Trainer()));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.CrossValidate(data, Trainer(), labelColumnName: ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.CrossValidate(data, Trainer(), labelColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.CrossValidate(data, Trainer(), samplingKeyColumnName: "Nothing"));
    }

    /// <summary>The order of the rows when shuffled by a context that did this first: it tells how many streams that drew.</summary>
    private float[] ShuffledAfter(Action<MLContext> first)
    {
        var context = new MLContext(5);
        first(context);
        return Views.Column<float>(context.Data.ShuffleRows(Named()), "Weight");
    }

    private IDataView Named() =>
        Samples.WithKeyValues(_context, _rows, Features, ["cat".AsMemory(), "dog".AsMemory(), "eel".AsMemory()], TextDataViewType.Instance);

    private IEstimator<ITransformer> Trainer() => _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

    private IEstimator<ITransformer> FromText() =>
        _context.Transforms.Conversion.MapValueToKey("Truth", "Kind").Append(_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Truth"));

    private IDataView Texts() => _context.Data.LoadFromEnumerable(_rows.Select((row, i) => new Texted
    {
        Kind = $"kind-{row.Class}",
        Group = i % 12,
        Features = [.. row.Features.DenseValues()],
    }));

    private sealed class Texted
    {
        public string Kind { get; set; } = "";

        public float Group { get; set; }

        [VectorType(MulticlassCrossValidationTests.Features)]
        public float[] Features { get; set; } = [];
    }
}
