using Microsoft.ML;
using MLNetVision.Evaluation;
using MLNetVision.Evaluation.Running;

namespace MLNetVision;

/// <summary>Evaluations of scored rows of several classes that say more than ML.NET's own.</summary>
public static class MulticlassEvaluationExtensions
{
    /// <summary>Evaluates scored rows that are of one class each, in one pass.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">What a model's Transform returned.</param>
    /// <param name="labelColumnName">
    /// The true classes. Texts and keys with values are matched with the model's classes by name; numbers are places from 0, or names where all the model's
    /// classes are numbers.
    /// </param>
    /// <param name="scoreColumnName">A score for each class; the greatest is the prediction, the first of equal ones.</param>
    /// <param name="options">What is computed and kept; null for the defaults.</param>
    public static MulticlassEvaluation EvaluateDetailed(
        this MulticlassClassificationCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new EvaluationOptions();
        options.Check();
        return MulticlassRun.Evaluate(data, labelColumnName, scoreColumnName, options);
    }

    /// <summary>Evaluates scored rows that are of any number of classes each, in one pass.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">What a model's Transform returned.</param>
    /// <param name="labelColumnName">
    /// The true labels: a vector of a truth value or number for each score, or of keys or texts that name those of the row.
    /// </param>
    /// <param name="scoreColumnName">A probability for each label.</param>
    /// <param name="options">What is computed and kept; null for the defaults.</param>
    public static MultiLabelEvaluation EvaluateMultiLabel(
        this MulticlassClassificationCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new EvaluationOptions();
        options.Check();
        return MultiLabelRun.Evaluate(data, labelColumnName, scoreColumnName, options);
    }
}
