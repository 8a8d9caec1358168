using Microsoft.ML;
using MLNetVision.Evaluation;
using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>Objectives that are ready.</summary>
public static class SweepMetrics
{
    private static readonly EvaluationOptions Plain = new();

    /// <summary>The share of rows whose class is right.</summary>
    public static SweepMetric Accuracy(string label = "Label", string score = "Score") =>
        new("accuracy", MetricGoal.Larger, m => Classes(m, label, score).Accuracy);

    /// <summary>The mean of the classes' shares of right rows.</summary>
    public static SweepMetric BalancedAccuracy(string label = "Label", string score = "Score") =>
        new("balanced accuracy", MetricGoal.Larger, m => Classes(m, label, score).BalancedAccuracy);

    /// <summary>The mean of the classes' F1.</summary>
    public static SweepMetric MacroF1(string label = "Label", string score = "Score") =>
        new("macro F1", MetricGoal.Larger, m => Classes(m, label, score).Figures.Macro.F1);

    /// <summary>The mean surprise at the true class.</summary>
    public static SweepMetric LogLoss(string label = "Label", string score = "Score") =>
        new("log loss", MetricGoal.Smaller, m => Classes(m, label, score).LogLoss);

    /// <summary>The mean distance of predicted numbers from the true ones.</summary>
    public static SweepMetric MeanAbsoluteError(string label = "Label", string score = "Score") =>
        new("mean absolute error", MetricGoal.Smaller, m => m.Context.Regression.EvaluateDetailed(m.Scored, label, score).Figures.MeanAbsoluteError);

    /// <summary>The share of the numbers' variance that is explained.</summary>
    public static SweepMetric RSquared(string label = "Label", string score = "Score") =>
        new("R squared", MetricGoal.Larger, m => m.Context.Regression.EvaluateDetailed(m.Scored, label, score).Figures.RSquared);

    /// <summary>Milliseconds a row takes in scoring, all of the rows one after the other. It depends on the machine and on what else that does.</summary>
    public static SweepMetric Latency(string score = "Score") => new("latency", MetricGoal.Smaller, m => ScoringTime.MillisecondsARow(m, score));

    /// <summary>The bytes of the saved pipeline.</summary>
    public static SweepMetric ModelBytes() => new("model bytes", MetricGoal.Smaller, Bytes);

    private static MulticlassEvaluation Classes(SweepMeasure measure, string label, string score) =>
        measure.Context.MulticlassClassification.EvaluateDetailed(measure.Scored, label, score, Plain);

    private static double Bytes(SweepMeasure measure)
    {
        using var stream = new MemoryStream();
        measure.Context.Model.Save(measure.Model, measure.Data.Schema, stream);
        return stream.Length;
    }
}
