using Microsoft.ML;
using MLNetVision.Evaluation;
using MLNetVision.Evaluation.Running;

namespace MLNetVision;

/// <summary>An evaluation of predicted numbers that says more than ML.NET's own.</summary>
public static class RegressionEvaluationExtensions
{
    /// <summary>Evaluates predicted numbers, in one pass.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">What a model's Transform returned.</param>
    /// <param name="labelColumnName">What is true: numbers of any type.</param>
    /// <param name="scoreColumnName">What was predicted.</param>
    /// <param name="options">What is computed and kept; null for the defaults.</param>
    public static RegressionEvaluation EvaluateDetailed(
        this RegressionCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score", EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new EvaluationOptions();
        options.Check();
        return RegressionRun.Evaluate(data, labelColumnName, scoreColumnName, options);
    }
}
