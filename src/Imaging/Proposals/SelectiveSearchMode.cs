namespace MLNetVision.Imaging;

/// <summary>How many hierarchies a selective search builds.</summary>
public enum SelectiveSearchMode
{
    /// <summary>One: HSV, one scale, all similarities.</summary>
    Single,

    /// <summary>Sixteen: HSV and Lab, four scales, with and without colour.</summary>
    Fast,

    /// <summary>A hundred: five colours, five scales, four similarities.</summary>
    Quality,
}
