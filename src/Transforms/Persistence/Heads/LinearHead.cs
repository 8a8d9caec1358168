using Microsoft.ML;
using Microsoft.ML.Trainers;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>A single number as the score of ML.NET's linear regression, fitted to numbers that are their own label. It learns no bias.</summary>
internal static class LinearHead
{
    /// <summary>Fits the head.</summary>
    /// <param name="values">The column of the number.</param>
    public static SavedHead Fit(string values)
    {
        var trainer = Host.Context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
        {
            LabelColumnName = HeadRows.Label,
            FeatureColumnName = values,
            L1Regularization = 0,
            L2Regularization = 0.01f,
            BiasLearningRate = 0,
            MaximumNumberOfIterations = 1,
            NumberOfThreads = 1,
            Shuffle = false,
        });
        HeadRow[] rows = [new() { Number = 1, Values = [1] }, new() { Number = -1, Values = [-1] }];
        var head = trainer.Fit(HeadRows.View(nameof(HeadRow.Number), values, rows));
        return new SavedHead(head, head.Model.Weights[0], [head.Model.Bias]);
    }
}
