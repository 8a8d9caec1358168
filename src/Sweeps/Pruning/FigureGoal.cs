using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>A figure of epochs, and which values of it are good.</summary>
/// <param name="Figure">Its name: a metric's, or one of <see cref="Figures"/>.</param>
/// <param name="Goal">Which values are good.</param>
public sealed record FigureGoal(string Figure, MetricGoal Goal)
{
    /// <summary>The validation loss, to be small.</summary>
    public static FigureGoal ValidationLoss { get; } = new(Figures.ValidationLoss, MetricGoal.Smaller);

    internal double Loss(double value) => Goal == MetricGoal.Smaller ? value : -value;
}
