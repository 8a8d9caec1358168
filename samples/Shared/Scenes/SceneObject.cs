using MLNetVision.Metrics;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>An object of a scene.</summary>
/// <param name="Label">Its class: the place in <see cref="SceneClass.All"/>.</param>
/// <param name="Box">What encloses the part of it that is to be seen, as PASCAL VOC's boxes do.</param>
/// <param name="Hidden">The share of it that lies behind other things.</param>
internal sealed record SceneObject(int Label, Box Box, float Hidden)
{
    /// <summary>From this share on an object counts as partly hidden.</summary>
    public const float LeastHidden = 0.05f;

    /// <summary>Whether a part of it that matters lies behind other things.</summary>
    public bool IsOccluded => Hidden >= LeastHidden;

    /// <summary>As the measures of detectors take it.</summary>
    public TrueBox Truth => new(Label, Box);
}
