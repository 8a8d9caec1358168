namespace MLNetVision.Sweeps.Images;

/// <summary>The names that spaces of image classification have for what may vary.</summary>
internal static class ImageParameters
{
    public const string Network = "network";
    public const string Size = "size";
    public const string Width = "width";
    public const string Deeper = "deeper";
    public const string Head = "head";
    public const string Dropout = "dropout";
    public const string Committee = "committee";
    public const string Backbone = "backbone";
    public const string Cut = "cut";
    public const string TransferHead = "transfer head";
    public const string Tuned = "tuned blocks";
    public const string Optimizer = "optimizer";
    public const string Rate = "rate";
    public const string SgdRate = "sgd rate";
    public const string TuningRate = "tuning rate";
    public const string Decay = "decay";
    public const string Schedule = "schedule";
    public const string Batch = "batch";
    public const string Average = "average";
    public const string Smoothing = "smoothing";
    public const string Mixing = "mixing";
    public const string Mirror = "mirror";
    public const string Turn = "turn";
    public const string Shift = "shift";
    public const string Shrink = "shrink";
    public const string Grow = "grow";
    public const string Shear = "shear";
    public const string Bend = "bend";
    public const string Colour = "colour";
    public const string Border = "border";

    public static readonly IReadOnlyList<string> All =
    [
        Network, Size, Width, Deeper, Head, Dropout, Committee, Backbone, Cut, TransferHead, Tuned, Optimizer, Rate, SgdRate, TuningRate, Decay, Schedule,
        Batch, Average, Smoothing, Mixing, Mirror, Turn, Shift, Shrink, Grow, Shear, Bend, Colour, Border,
    ];

    /// <summary>Refuses a space with a name that means nothing here.</summary>
    public static void Check(SweepSpace space)
    {
        if (space.Parameters.FirstOrDefault(p => !All.Contains(p.Name)) is { } odd)
        {
            throw new SweepException($"The space has a parameter '{odd.Name}', which image classification does not know. It knows {string.Join(", ", All)}.");
        }
    }
}
