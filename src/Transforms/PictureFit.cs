namespace MLNetVision.Transforms;

/// <summary>How a picture of another shape is brought to a model's size, by ML.NET's own ResizeImages.</summary>
public enum PictureFit
{
    /// <summary>Scaled until it covers the size, what protrudes is cut off (IsoCrop).</summary>
    Crop,

    /// <summary>Scaled until it lies inside the size, the rest is black (IsoPad).</summary>
    Pad,
}
