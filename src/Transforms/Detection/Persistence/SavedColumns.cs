namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>The columns that a saved detector works with and drops at its end. Mappings that are loaded have fixed names.</summary>
internal static class SavedColumns
{
    /// <summary>A copy of the image.</summary>
    public const string Image = "MLNetVision.Detection.Image";

    /// <summary>What the detector is beside its networks, as texts.</summary>
    public const string State = "MLNetVision.Detection.State";

    /// <summary>What the network takes: warped regions [1, N, C, h, w], or the whole picture [1, C, H, W].</summary>
    public const string Pixels = "MLNetVision.Detection.Pixels";

    /// <summary>Where regions lie in the map [1, N, 4]; nothing where regions are warped.</summary>
    public const string Places = "MLNetVision.Detection.Places";

    /// <summary>The picture's width and height, then left, top, right and bottom of each region.</summary>
    public const string Boxes = "MLNetVision.Detection.Boxes";

    /// <summary>What the network says of them [1, N, s].</summary>
    public const string Scores = "MLNetVision.Detection.Scores";

    /// <summary>The classes of objects by name.</summary>
    public const string Names = "MLNetVision.Detection.Names";

    /// <summary>The boxes of objects.</summary>
    public const string Found = "MLNetVision.Detection.Found";

    /// <summary>How sure the detector is of them.</summary>
    public const string Sureness = "MLNetVision.Detection.Sureness";

    /// <summary>All of them.</summary>
    public static string[] All => [Image, State, Pixels, Places, Boxes, Scores, Names, Found, Sureness];
}
