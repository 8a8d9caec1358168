using System.Globalization;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Chooses what a report of each kind of evaluation says.</summary>
internal static class ReportBuilder
{
    private const int ConfusedPairs = 8;

    public static EvaluationReport Build(EvaluationResult result, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = result switch
        {
            MulticlassEvaluation multiclass => Classifier(multiclass, "Classification of several classes", Figures(multiclass)),
            BinaryEvaluation binary => Classifier(binary, "Classification of two classes", Figures(binary)),
            MultiLabelEvaluation labels => Labels(labels),
            RegressionEvaluation regression => Regression(regression),
            _ => throw new ArgumentException($"EvaluationReport.Of: there is no report of a {result.GetType().Name}.", nameof(result)),
        };
        return report with
        {
            Title = options.Title.Length > 0 ? options.Title : options.Card is { Name.Length: > 0 } card ? card.Name : "Evaluation",
            Subtitle = options.Subtitle,
            Rows = result.Rows,
            Notes = [.. Notes(result)],
            Mistakes = result.Mistakes,
            Uncertain = result.Uncertain,
            Outcomes = result.Outcomes,
            History = options.History,
            Card = options.Card,
            Comparison = options.Comparison,
            Created = options.Created,
        };
    }

    private static EvaluationReport Classifier(ClassificationEvaluation result, string task, IEnumerable<ReportFigure> figures) => new()
    {
        Title = "",
        Task = task,
        Rows = result.Rows,
        Figures = [.. figures],
        Classes = result.Classes,
        Matrix = result.Matrix,
        Confused = [.. Confused(result).OrderByDescending(p => p.Rows).ThenByDescending(p => p.Share).Take(ConfusedPairs)],
        ClassFigures = result.Figures,
        Curves = result is BinaryEvaluation
            ? [new ReportCurve(result.Classes[1], result.Curves[0])]
            : [.. result.Classes.Zip(result.Curves, (name, curves) => new ReportCurve(name, curves))],
        Reliability = result.Reliability,
        Temperature = result.Temperature,
    };

    private static EvaluationReport Labels(MultiLabelEvaluation result) => new()
    {
        Title = "",
        Task = "Any number of labels a row",
        Rows = result.Rows,
        Figures =
        [
            new("Subset accuracy", result.Counts.SubsetAccuracy, "rows whose labels are all right", Interval(result, "subset accuracy")),
            new("Hamming loss", result.Counts.HammingLoss, "decisions that are wrong", Interval(result, "hamming loss")),
            new("Micro F1", result.Figures.Micro.F1, "each decision counts the same"),
            new("Macro F1", result.Figures.Macro.F1, "each label counts the same"),
            new("Ranking precision", result.Counts.RankingAveragePrecision, "true labels above others"),
            new("Ranking loss", result.Counts.RankingLoss, "pairs in the wrong order"),
            new("Coverage", result.Counts.CoverageError, "depth that holds all true labels"),
        ],
        Classes = result.Labels,
        ClassFigures = result.Figures,
        Curves = [.. result.Labels.Zip(result.Curves, (name, curves) => new ReportCurve(name, curves))],
        Reliability = result.Reliability,
    };

    private static EvaluationReport Regression(RegressionEvaluation result) => new()
    {
        Title = "",
        Task = "Numbers",
        Rows = result.Rows,
        Figures =
        [
            new("Mean absolute error", result.Figures.MeanAbsoluteError, "what a prediction is off by", Interval(result, "mean absolute error")),
            new("Root mean squared error", result.Figures.RootMeanSquaredError, "large errors count more", Interval(result, "root mean squared error")),
            new("R squared", result.Figures.RSquared, "spread that is explained", Interval(result, "R squared")),
            new("Median absolute error", result.Figures.MedianAbsoluteError, "half of the rows are nearer"),
            new("Greatest error", result.Figures.MaximumError, "the worst row"),
            new("Bias", result.Figures.Bias, "predicted minus actual, on average"),
            new("Explained variance", result.Figures.ExplainedVariance, "as R squared, bias aside"),
            new("Mean percentage error", result.Figures.MeanAbsolutePercentageError, "error over actual number"),
        ],
        Sample = result.Sample,
        ErrorQuantiles = result.Figures.ErrorQuantiles,
    };

    private static IEnumerable<ReportFigure> Figures(MulticlassEvaluation result)
    {
        yield return new("Accuracy", result.Accuracy, "rows predicted rightly", Interval(result, "accuracy"));
        yield return new("Balanced accuracy", result.BalancedAccuracy, "mean recall of the classes", Interval(result, "balanced accuracy"));
        yield return new("Macro F1", result.Figures.Macro.F1, "each class counts the same", Interval(result, "macro F1"));
        yield return new("Weighted F1", result.Figures.Weighted.F1, "each class as often as it occurs");
        for (var k = 2; k <= result.TopK.Count && k < result.Classes.Count; k++)
        {
            if (k == 2 || k == result.TopK.Count)
                yield return new($"Top-{k} accuracy", result.TopK[k - 1], $"true class among the best {k}");
        }

        if (result.HasProbabilities)
        {
            yield return new("Log loss", result.LogLoss, "cross-entropy, in nats", Interval(result, "log loss"));
            yield return new("Brier score", result.Brier, "squared error of probabilities");
        }

        yield return new("Area under ROC", result.Areas.Macro, "one versus rest, mean of classes");
        yield return new("Average precision", result.MeanAveragePrecision, "mean of classes");
        yield return new("Cohen's kappa", result.Kappa, "agreement beyond chance");
        yield return new("Matthews correlation", result.Matthews, "of truth and prediction");
        if (result.Reliability is { } reliability)
            yield return new("Calibration error", reliability.ExpectedError, "gap of confidence and accuracy");
    }

    private static IEnumerable<ReportFigure> Figures(BinaryEvaluation result)
    {
        yield return new("Accuracy", result.Accuracy, "rows predicted rightly", Interval(result, "accuracy"));
        yield return new("Balanced accuracy", result.BalancedAccuracy, "mean recall of both classes", Interval(result, "balanced accuracy"));
        yield return new("F1", result.Positive.F1, $"of '{result.Classes[1]}'");
        yield return new("Precision", result.Positive.Precision, $"predicted '{result.Classes[1]}' that are");
        yield return new("Recall", result.Positive.Recall, $"rows of '{result.Classes[1]}' found");
        yield return new("Area under ROC", result.Area, "pairs in the right order");
        yield return new("Average precision", result.AveragePrecision, "area of precision over recall");
        if (result.HasProbabilities)
        {
            yield return new("Log loss", result.LogLoss, "cross-entropy, in nats", Interval(result, "log loss"));
            yield return new("Brier score", result.Brier, "squared error of probabilities");
        }

        yield return new("Best F1", result.BestF1.F1, $"with scores from {Format.Short(result.BestF1.Threshold)} on");
        yield return new("Cohen's kappa", result.Kappa, "agreement beyond chance");
        yield return new("Matthews correlation", result.Matthews, "of truth and prediction");
        if (result.Reliability is { } reliability)
            yield return new("Calibration error", reliability.ExpectedError, "gap of probability and share");
    }

    private static IEnumerable<ConfusedPair> Confused(ClassificationEvaluation result)
    {
        for (var a = 0; a < result.Classes.Count; a++)
        {
            var support = result.Matrix.Support(a);
            for (var p = 0; p < result.Classes.Count; p++)
            {
                if (a != p && result.Matrix[a, p] is var rows && rows > 0)
                    yield return new ConfusedPair(result.Classes[a], result.Classes[p], rows, (double)rows / support);
            }
        }
    }

    private static IEnumerable<string> Notes(EvaluationResult result)
    {
        string Count(long rows) => rows == 1 ? "1 row" : rows.ToString("N0", CultureInfo.InvariantCulture) + " rows";
        if (result.RowsWithoutLabel > 0)
            yield return $"{Count(result.RowsWithoutLabel)} without a label left out.";
        if (result.RowsOfUnknownClasses > 0)
            yield return $"{Count(result.RowsOfUnknownClasses)} of classes that the model does not know left out.";
        if (result.RowsWithoutScore > 0)
            yield return $"{Count(result.RowsWithoutScore)} with a score that is not a number.";
        if (result is ClassificationEvaluation { HasProbabilities: false, Rows: > 0 })
            yield return "The scores are no probabilities, so there is no log loss and no calibration.";
    }

    private static ConfidenceInterval? Interval(EvaluationResult result, string name) => result.Intervals.TryGetValue(name, out var interval) ? interval : null;
}
