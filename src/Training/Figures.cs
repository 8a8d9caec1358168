namespace MLNetVision.Training;

/// <summary>The names of the figures that every run has; a metric's figure has the metric's name.</summary>
public static class Figures
{
    /// <summary>The mean loss of the training rows, each measured before the step that it took part in.</summary>
    public const string Loss = "loss";

    /// <summary>The mean loss of the validation rows after the epoch.</summary>
    public const string ValidationLoss = "validation loss";
}
