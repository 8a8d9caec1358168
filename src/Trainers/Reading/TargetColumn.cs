using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Reading;

/// <summary>What is true of each row, gathered while a data view is read once. A row whose value is missing is not taken.</summary>
internal abstract class TargetColumn
{
    /// <summary>The names of classes or labels, in the order of the network's output; empty for a number.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>How many numbers the network has to give.</summary>
    public abstract int Outputs { get; }

    /// <summary>How many rows were taken.</summary>
    public abstract int Count { get; }

    /// <summary>The values as numbers of a batch; null for classes, whose numbers the pictures bring.</summary>
    public abstract float[]? Numbers { get; }

    /// <summary>What keeps its share in the parts of a split: the class, or 0.</summary>
    public virtual int ClassOf(int row) => 0;

    /// <summary>A row's numbers have this shape.</summary>
    public virtual Shape RowShape => [Outputs];

    /// <summary>Makes a function that takes the present row's value; false where it is missing.</summary>
    public abstract Func<bool> Bind(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A column of a kind that the task learns.</summary>
    /// <param name="owner">The trainer, for errors.</param>
    /// <param name="task">What is learnt.</param>
    /// <param name="column">The label column.</param>
    /// <param name="known">The labels of a model that the rows have to have, or null to take those of the column.</param>
    public static TargetColumn For(string owner, ScoringTask task, DataViewSchema.Column column, IReadOnlyList<string>? known = null) => task switch
    {
        ScoringTask.Multiclass => new ClassTargets(owner, LabelNames.For(owner, column, known)),
        ScoringTask.Binary => new TruthTargets(owner, column),
        ScoringTask.MultiLabel => new LabelVectorTargets(owner, column, known),
        _ => new NumberTargets(owner, column),
    };
}
