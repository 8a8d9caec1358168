using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// Logistic regression: multinomial (softmax) for one class of several, a sigmoid a label otherwise. Makes sum_i w_i (-log p_i) + L2 / 2 |W|² small by L-BFGS
/// in double precision; biases are not penalised. L2 is 1 / C of scikit-learn's LogisticRegression.
/// </summary>
public sealed record SoftmaxHead : Head
{
    /// <summary>The penalty on the weights.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>The most iterations.</summary>
    public int MaxIterations { get; init; } = 500;

    /// <summary>It is done when no component of the gradient, a row's share of it, is larger.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>
    /// The share of the rows, above 0 and below 1, that a temperature is fitted with after training on the rest (Guo et al. 2017); the classifier is then
    /// fitted again to all rows. 0 for none, as logistic regression is calibrated by itself unless it has far more features than rows.
    /// </summary>
    public double TemperatureFraction { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Multiclass, ScoringTask.Binary, ScoringTask.MultiLabel];

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(L2 >= 0 && double.IsFinite(L2), nameof(L2), L2, "a finite number from 0");
        Check(MaxIterations > 0, nameof(MaxIterations), MaxIterations, "1 or more");
        Check(Tolerance > 0 && double.IsFinite(Tolerance), nameof(Tolerance), Tolerance, "a finite number above 0");
        Check(TemperatureFraction is >= 0 and < 1, nameof(TemperatureFraction), TemperatureFraction, "from 0, below 1");
    }
}
