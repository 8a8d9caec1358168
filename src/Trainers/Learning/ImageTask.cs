using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Learning;

/// <summary>One of the things that networks over pictures are trained for.</summary>
internal abstract class ImageTask
{
    /// <summary>What errors call the trainer.</summary>
    public abstract string Owner { get; }

    /// <summary>What the network's output means.</summary>
    public abstract ScoringTask Kind { get; }

    /// <summary>The common options.</summary>
    public abstract ImageTrainingOptions Options { get; }

    /// <summary>Refuses data that the task cannot be learnt from.</summary>
    /// <param name="table">All rows.</param>
    public virtual void Check(TrainingTable table)
    {
    }

    /// <summary>What is put behind a network that is new, so that its output means what a user expects.</summary>
    public virtual Network Finish(Network network, TrainingTable table, int[] rows) => network;

    /// <summary>What a network is trained for.</summary>
    /// <param name="network">The scoring network.</param>
    /// <param name="table">All rows.</param>
    /// <param name="rows">Those that are trained on.</param>
    public abstract Objective For(Network network, TrainingTable table, int[] rows);

    /// <summary>What rows of a table count in the loss, 1 in the mean of those that are trained on; null where all count the same.</summary>
    protected Func<TrainingTable, float[]>? WeightsOf(TrainingTable table, int[] rows, Func<TrainingTable, int, float>? factor = null)
    {
        if (table.Weights is null && factor is null)
        {
            return null;
        }

        var scale = RowWeights.Scale(Owner, Plain(table), rows);
        return t => Array.ConvertAll(Plain(t), w => w * scale);

        float[] Plain(TrainingTable t) => [.. Enumerable.Range(0, t.Count).Select(row => (t.Weights?[row] ?? 1) * (factor?.Invoke(t, row) ?? 1))];
    }
}
