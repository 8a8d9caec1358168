namespace MLNetVision.Imaging;

/// <summary>What a selective search's settings must be.</summary>
internal static class SelectiveSearchGuard
{
    private const string Owner = nameof(SelectiveSearch);

    public static void Validate(SelectiveSearch search)
    {
        foreach (var colours in ProposalGuard.Filled(Owner, nameof(search.Colours), search.Colours))
        {
            if (!Enum.IsDefined(colours))
                throw new ArgumentOutOfRangeException(nameof(search), colours, $"{Owner}: Colours must be members of {nameof(ProposalColours)}.");
        }

        foreach (var scale in ProposalGuard.Filled(Owner, nameof(search.Scales), search.Scales))
            ProposalGuard.Between(Owner, nameof(search.Scales), scale, 0, float.MaxValue);

        foreach (var similarity in ProposalGuard.Filled(Owner, nameof(search.Similarities), search.Similarities))
            Validate(similarity);

        ProposalGuard.AtLeast(Owner, nameof(search.LongestSide), search.LongestSide, 0);
        ExactSmoothing.ThrowIfUnusable(Owner, nameof(search.Sigma), search.Sigma);
        ProposalGuard.AtLeast(Owner, nameof(search.MinimumSize), search.MinimumSize, 0);
        ProposalGuard.AtLeast(Owner, nameof(search.MinimumSide), search.MinimumSide, 0);
        ProposalGuard.Between(Owner, nameof(search.MaximumOverlap), search.MaximumOverlap, 0, 1);
        if (!Enum.IsDefined(search.Order))
            throw new ArgumentOutOfRangeException(nameof(search), search.Order, $"{Owner}: Order must be a member of {nameof(ProposalOrder)}.");

        ProposalGuard.AtLeast(Owner, nameof(search.MaximumCount), search.MaximumCount, 0);
        ProposalGuard.AtLeast(Owner, nameof(search.Threads), search.Threads, 0);
    }

    private static void Validate(RegionSimilarity similarity)
    {
        var (colour, texture, size, fill) = similarity;
        var total = colour + texture + size + fill;
        if (!(colour >= 0 && texture >= 0 && size >= 0 && fill >= 0 && total > 0 && double.IsFinite(total)))
            throw new ArgumentException($"{Owner}: the weights of a similarity must be at least 0, and one above 0, but are {similarity}.");
    }
}
