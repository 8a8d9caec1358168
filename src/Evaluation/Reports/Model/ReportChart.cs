namespace MLNetVision.Evaluation;

/// <summary>A chart of a report.</summary>
public enum ReportChart
{
    /// <summary>The confusion matrix as a heat map.</summary>
    Confusion,

    /// <summary>The receiver operating characteristic of each class.</summary>
    Roc,

    /// <summary>Precision and recall of each class.</summary>
    PrecisionRecall,

    /// <summary>How often what was predicted with a probability came true.</summary>
    Reliability,

    /// <summary>The losses of the training, epoch by epoch.</summary>
    TrainingLoss,

    /// <summary>The other figures of the training, epoch by epoch.</summary>
    TrainingMetrics,

    /// <summary>Predicted numbers over actual ones.</summary>
    Scatter,
}
