using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// Linear regression with a penalty: makes sum_i w_i (w x_i + b - y_i)² + Alpha |w|² as small as it gets, by Cholesky's factorisation in double precision.
/// </summary>
public sealed record RidgeHead : Head
{
    /// <summary>The penalty on the weights; the bias is not penalised.</summary>
    public double Alpha { get; init; } = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Regression];

    /// <inheritdoc/>
    public override void Validate() => Check(Alpha > 0 && double.IsFinite(Alpha), nameof(Alpha), Alpha, "a finite number above 0");
}
