namespace MLNetVision.Training.Data;

/// <summary>What becomes of a file whose bytes are no picture. A file that is missing or cannot be opened is an error in any case.</summary>
public enum CorruptPictures
{
    /// <summary>Reading the batch that the picture belongs to ends in an <see cref="ImageLoadException"/>.</summary>
    Fail,

    /// <summary>
    /// The batch has a row less, and <see cref="ImageBatchSource.Skipped"/> names the picture. A batch without any row left is an error all the same, so that
    /// an epoch has the number of batches that was promised.
    /// </summary>
    Skip,
}
