namespace MLNetVision.Imaging;

/// <summary>How alike two neighbouring regions are: the mean of four measures of 0 to 1, by these weights.</summary>
/// <param name="Colour">The intersection of the histograms of colour, 25 bins a channel.</param>
/// <param name="Texture">The intersection of the histograms of Gaussian derivatives in eight orientations, 10 bins each and a channel.</param>
/// <param name="Size">The share of the picture that both together leave free: small regions join first.</param>
/// <param name="Fill">One minus the share of the picture that is in their common box but in neither: regions that fit into each other join first.</param>
public readonly record struct RegionSimilarity(double Colour, double Texture, double Size, double Fill)
{
    /// <summary>All four alike.</summary>
    public static RegionSimilarity All => new(1, 1, 1, 1);

    /// <summary>All but colour.</summary>
    public static RegionSimilarity WithoutColour => new(0, 1, 1, 1);

    /// <summary>Fill alone.</summary>
    public static RegionSimilarity FillOnly => new(0, 0, 0, 1);

    /// <summary>Size alone.</summary>
    public static RegionSimilarity SizeOnly => new(0, 0, 1, 0);
}
