namespace Microsoft.ML.Data;

/// <summary>How far predicted numbers lie from the true ones.</summary>
public sealed class RegressionMetrics
{
    internal RegressionMetrics(double absolute, double squared, double root, double loss, double rSquared)
    {
        MeanAbsoluteError = absolute;
        MeanSquaredError = squared;
        RootMeanSquaredError = root;
        LossFunction = loss;
        RSquared = rSquared;
    }

    public double MeanAbsoluteError { get; }

    public double MeanSquaredError { get; }

    public double RootMeanSquaredError { get; }

    public double LossFunction { get; }

    public double RSquared { get; }
}
