namespace MLNetVision.Trainers;

/// <summary>What of a backbone is trained along with the head.</summary>
public enum TransferMode
{
    /// <summary>Nothing: features are computed once, and the head is fitted to them.</summary>
    HeadOnly,

    /// <summary>The last <see cref="TransferLearningOptions.Blocks"/> blocks, after the head was fitted.</summary>
    LastBlocks,

    /// <summary>Everything, after the head was fitted.</summary>
    Full,
}
