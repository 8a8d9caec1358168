using Microsoft.ML;
using Microsoft.ML.Trainers;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>
/// Score, probability and truth value by ML.NET's logistic regression, fitted in one step to 1, which is true, and -1, which is not: the bias stays exactly 0,
/// so that the sign of a score is that of the logit.
/// </summary>
internal static class LogisticHead
{
    /// <summary>Fits the head.</summary>
    /// <param name="values">The column of the logit.</param>
    public static SavedHead Fit(string values)
    {
        var trainer = Host.Context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = HeadRows.Label,
            FeatureColumnName = values,
            L1Regularization = 0,
            L2Regularization = 0,
            MaximumNumberOfIterations = 1,
            NumberOfThreads = 1,
            Quiet = true,
        });
        HeadRow[] rows = [new() { Truth = true, Values = [1] }, new() { Truth = false, Values = [-1] }];
        var head = trainer.Fit(HeadRows.View(nameof(HeadRow.Truth), values, rows));
        return new SavedHead(head, head.Model.SubModel.Weights[0], [head.Model.SubModel.Bias]);
    }
}
