namespace MLNetVision.Training.Measuring;

/// <summary>The common metrics. They look at what the network's loss compares; <see cref="ClassMetric.Scores"/> and Target name something else.</summary>
public static class Metric
{
    /// <summary>The share of rows that are classified rightly.</summary>
    public static ClassMetric Accuracy { get; } = new ConfusionMetric("accuracy", m => m.Accuracy);

    /// <summary>The mean recall of the classes.</summary>
    public static ClassMetric BalancedAccuracy { get; } = new ConfusionMetric("balanced accuracy", m => m.BalancedAccuracy);

    /// <summary>The mean F1 of the classes.</summary>
    public static ClassMetric MacroF1 { get; } = new ConfusionMetric("macro F1", m => m.MacroF1);

    /// <summary>The agreement beyond chance.</summary>
    public static ClassMetric Kappa { get; } = new ConfusionMetric("kappa", m => m.Kappa);

    /// <summary>The share of rows whose class is among the k greatest scores.</summary>
    public static ClassMetric TopK(int k) => new TopK(k);

    /// <summary>A mean over batches that the caller computes.</summary>
    /// <param name="name">The figure's name.</param>
    /// <param name="goal">Which figures are good.</param>
    /// <param name="outputs">The network's outputs that are needed.</param>
    /// <param name="figure">Gives a batch's mean from the network's inputs and outputs; batches count by their rows.</param>
    public static IMetric Mean(string name, MetricGoal goal, IReadOnlyList<string> outputs, BatchFigure figure) => new MeanMetric(name, goal, outputs, figure);
}
