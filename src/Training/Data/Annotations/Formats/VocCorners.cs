namespace MLNetVision.Training.Data;

/// <summary>How PASCAL VOC's files count pixels.</summary>
public enum VocCorners
{
    /// <summary>From 1, and the last pixel belongs to the box, as in the challenges: the whole of a picture of 10 x 10 is 1, 1, 10, 10.</summary>
    FromOne,

    /// <summary>From 0 to the first point beyond, as some tools write: 0, 0, 10, 10.</summary>
    FromZero,
}
