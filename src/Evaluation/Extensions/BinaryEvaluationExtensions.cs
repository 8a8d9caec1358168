using Microsoft.ML;
using MLNetVision.Evaluation;
using MLNetVision.Evaluation.Running;

namespace MLNetVision;

/// <summary>An evaluation of scored rows of two classes that says more than ML.NET's own.</summary>
public static class BinaryEvaluationExtensions
{
    /// <summary>Evaluates scored rows of two classes, in one pass.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">What a model's Transform returned.</param>
    /// <param name="labelColumnName">
    /// What is true: truth values, numbers (above 0 for positive), keys of two values (the second for positive), or the texts true and false.
    /// </param>
    /// <param name="scoreColumnName">A number, greater for rows that are more likely positive.</param>
    /// <param name="probabilityColumnName">
    /// The probability of the positive class. Where the column is missing there is no log loss and no reliability curve.
    /// </param>
    /// <param name="predictedLabelColumnName">What was predicted. Where the column is missing, scores above 0 are positive.</param>
    /// <param name="options">What is computed and kept; null for the defaults.</param>
    public static BinaryEvaluation EvaluateDetailed(
        this BinaryClassificationCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        string probabilityColumnName = "Probability", string predictedLabelColumnName = "PredictedLabel", EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new EvaluationOptions();
        options.Check();
        return BinaryRun.Evaluate(data, new BinaryColumns(labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName), options);
    }
}
