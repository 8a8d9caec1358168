using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// Linear support vector machines, one against the rest: each makes |w|² / 2 + C sum_i w_i max(0, 1 - y_i (w x_i + b))² small by dual coordinate descent
/// (Hsieh et al. 2008), the problem of scikit-learn's LinearSVC. Scores become probabilities by Platt's sigmoid, fitted to scores of rows that the machine was
/// not trained on (Platt 1999; Lin, Lin and Weng 2007); of several classes, the sigmoids are divided by their sum.
/// </summary>
public sealed record LinearSvmHead : Head
{
    /// <summary>What a row inside the margin costs.</summary>
    public double C { get; init; } = 1;

    /// <summary>
    /// The span of the projected gradients of y (w x + b) - 1 at which it is done; machines that only the sigmoids are fitted with are done at ten times that.
    /// </summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The most passes over the rows.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>The constant feature whose weight, times it, is the bias; it is penalised as all weights are. 0 for no bias.</summary>
    public double BiasScale { get; init; } = 1;

    /// <summary>
    /// Parts of the rows, each scored by a machine trained on the others, that the sigmoids are fitted with; 0 takes the sigmoid of the score as it is.
    /// Classes of fewer than ten rows share one sigmoid.
    /// </summary>
    public int CalibrationFolds { get; init; } = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Multiclass, ScoringTask.Binary, ScoringTask.MultiLabel];

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(C > 0 && double.IsFinite(C), nameof(C), C, "a finite number above 0");
        Check(Tolerance > 0 && double.IsFinite(Tolerance), nameof(Tolerance), Tolerance, "a finite number above 0");
        Check(MaxIterations > 0, nameof(MaxIterations), MaxIterations, "1 or more");
        Check(BiasScale >= 0 && double.IsFinite(BiasScale), nameof(BiasScale), BiasScale, "a finite number from 0");
        Check(CalibrationFolds is 0 or >= 2, nameof(CalibrationFolds), CalibrationFolds, "2 or more, or 0 for no calibration");
    }
}
