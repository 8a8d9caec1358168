using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Trainers.Reading;

/// <summary>What was read of a data view, in one pass: rows of numbers, what is true of them, and what they count.</summary>
internal sealed class TrainingTable(PictureInput input, NumberRows rows, TargetColumn targets, float[]? weights, int leftOut) : IDisposable
{
    /// <summary>Where the numbers come from. Grey pictures of a network of one channel are stored as such: [1, H, W].</summary>
    public PictureInput Input => input;

    /// <summary>The numbers.</summary>
    public NumberRows Rows => rows;

    /// <summary>What is true of the rows.</summary>
    public TargetColumn Targets => targets;

    /// <summary>What the rows count, or null for all the same.</summary>
    public float[]? Weights => weights;

    /// <summary>How many rows were left out because something was missing.</summary>
    public int LeftOut => leftOut;

    public int Count => rows.Count;

    public void Dispose() => rows.Dispose();
}
