namespace MLNetVision.Training.Data;

/// <summary>What becomes of boxes that reach out of their picture by more than a pixel, or have no area.</summary>
public enum FaultyBoxes
{
    /// <summary>Reading ends with the file and the object.</summary>
    Refuse,

    /// <summary>They are cut to the picture; what then has no area is left out.</summary>
    Mend,
}
