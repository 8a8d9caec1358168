namespace MLNetVision;

/// <summary>What becomes of pictures that cannot be read: missing, damaged, too large, of an unknown format.</summary>
public enum UnreadableImages
{
    /// <summary>Nothing is looked at beforehand. Reading the picture of such a row ends in an <see cref="UnreadableImageException"/>.</summary>
    Fail,

    /// <summary>
    /// Such rows are left out. The first time that rows are asked for, all pictures are decoded once, on all cores, and what can be read is remembered: every
    /// pass has the same rows. Those left out are told through <see cref="ImageLoadOptions.Report"/>.
    /// </summary>
    Skip,
}
