namespace MLNetVision.Imaging;

/// <summary>
/// Regions by the contours that they hold whole (Zitnick and Dollár, "Edge boxes: locating object proposals from edges", 2014): edges are grouped into pieces
/// of contour, and a box is good where many pieces lie inside and few of them go on across its sides. The edges are those of a gradient, thinned and normalised
/// by their neighbourhood, not of the paper's learnt forest, which finds fewer edges of mere texture.
/// </summary>
public sealed record EdgeBoxes : RegionProposer
{
    /// <summary>The IoU of neighbouring windows that are scored; larger scores more of them.</summary>
    public double Step { get; init; } = 0.65;

    /// <summary>The IoU from which on the worse of two boxes is left out.</summary>
    public double MaximumOverlap { get; init; } = 0.75;

    /// <summary>Pictures with a longer side are looked at so much smaller: time and memory grow with the pixels. 0 for none.</summary>
    public int LongestSide { get; init; } = 1024;

    /// <summary>The standard deviation in pixels of the Gaussian that smooths the picture before its edges are looked for.</summary>
    public double Sigma { get; init; } = 2;

    /// <summary>Weaker edges, of 0 to 1, are passed over.</summary>
    public double MinimumEdge { get; init; } = 0.1;

    /// <summary>Boxes of a lower score are left out.</summary>
    public double MinimumScore { get; init; } = 0.01;

    /// <summary>The area in pixels of the smallest windows.</summary>
    public int MinimumArea { get; init; } = 1000;

    /// <summary>The longer side of a window to the shorter, at most.</summary>
    public double MaximumAspect { get; init; } = 3;

    /// <summary>The power of a box's half circumference that its score is divided by: above one, as large boxes hold more edges anyway.</summary>
    public double SizePower { get; init; } = 1.5;

    /// <summary>How many proposals to give at most; 0 for all.</summary>
    public int MaximumCount { get; init; } = 2000;

    /// <summary>Threads that work on a picture; 0 for one a processor. The proposals are the same for any number; it is not saved.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Threads { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default)
    {
        ProposalGuard.Picture(nameof(EdgeBoxes), picture);
        Validate();
        var seen = SeenPicture.Of(picture, LongestSide);
        var edges = EdgeMap.Of(seen.Picture, Sigma);
        cancellation.ThrowIfCancellationRequested();
        var groups = EdgeGroups.Of(edges, (float)MinimumEdge);
        return new EdgeBoxRun(this, groups, cancellation).Proposals(seen);
    }

    private void Validate()
    {
        const string Owner = nameof(EdgeBoxes);
        ProposalGuard.Between(Owner, nameof(Step), Step, 0.1, 0.95);
        ProposalGuard.Between(Owner, nameof(MaximumOverlap), MaximumOverlap, 0, 1);
        ProposalGuard.AtLeast(Owner, nameof(LongestSide), LongestSide, 0);
        ExactSmoothing.ThrowIfUnusable(Owner, nameof(Sigma), Sigma);
        ProposalGuard.Between(Owner, nameof(MinimumEdge), MinimumEdge, 0, 1);
        ProposalGuard.Between(Owner, nameof(MinimumScore), MinimumScore, 0, float.MaxValue);
        ProposalGuard.AtLeast(Owner, nameof(MinimumArea), MinimumArea, 4);
        ProposalGuard.Between(Owner, nameof(MaximumAspect), MaximumAspect, 1, 1000);
        ProposalGuard.Between(Owner, nameof(SizePower), SizePower, 0, 10);
        ProposalGuard.AtLeast(Owner, nameof(MaximumCount), MaximumCount, 0);
        ProposalGuard.AtLeast(Owner, nameof(Threads), Threads, 0);
    }
}
