namespace MLNetVision.Metrics;

/// <summary>An object that is in a picture.</summary>
/// <param name="Label">Its class, from 0.</param>
/// <param name="Box">Where it is.</param>
public readonly record struct TrueBox(int Label, Box Box)
{
    /// <summary>Whether it is marked as hard to see: finding it is then neither right nor wrong in PASCAL VOC's measures.</summary>
    public bool IsDifficult { get; init; }

    /// <summary>Whether it stands for a group of objects, of which COCO's measures let any number be found.</summary>
    public bool IsCrowd { get; init; }

    /// <summary>Its own area where that is less than its box's (COCO's segments); null for the box's.</summary>
    public float? Area { get; init; }
}
