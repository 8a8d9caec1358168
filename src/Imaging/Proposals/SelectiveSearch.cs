using System.Text.Json.Serialization;

namespace MLNetVision.Imaging;

/// <summary>
/// Regions by joining like with like (Uijlings, van de Sande, Gevers and Smeulders, "Selective search for object recognition", 2013): the picture is segmented
/// in several colours at several scales, and in each the most similar neighbours are joined until one region is left. The boxes of all regions on the way are
/// the proposals, in an order of choice: <see cref="Order"/>.
/// </summary>
public sealed record SelectiveSearch : RegionProposer
{
    /// <summary>A fast search.</summary>
    public SelectiveSearch()
        : this(SelectiveSearchMode.Fast)
    {
    }

    /// <summary>A search with the settings of a mode.</summary>
    public SelectiveSearch(SelectiveSearchMode mode)
    {
        Colours = mode switch
        {
            SelectiveSearchMode.Single => [ProposalColours.Hsv],
            SelectiveSearchMode.Fast => [ProposalColours.Hsv, ProposalColours.Lab],
            SelectiveSearchMode.Quality =>
                [ProposalColours.Hsv, ProposalColours.Lab, ProposalColours.NormalisedRgi, ProposalColours.Hue, ProposalColours.Grey],
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "SelectiveSearch: the mode must be Single, Fast or Quality."),
        };
        Scales = mode switch
        {
            SelectiveSearchMode.Single => [200],
            SelectiveSearchMode.Fast => [50, 100, 200, 400],
            _ => [75, 150, 250, 400, 600],
        };
        Similarities = mode switch
        {
            SelectiveSearchMode.Single => [RegionSimilarity.All],
            SelectiveSearchMode.Fast => [RegionSimilarity.All, RegionSimilarity.WithoutColour],
            _ => [RegionSimilarity.All, RegionSimilarity.WithoutColour, RegionSimilarity.FillOnly, RegionSimilarity.SizeOnly],
        };
    }

    /// <summary>The colours to segment in.</summary>
    public IReadOnlyList<ProposalColours> Colours { get; init; }

    /// <summary>The scales to segment at: <see cref="GraphSegmentation.Scale"/>.</summary>
    public IReadOnlyList<double> Scales { get; init; }

    /// <summary>The ways to compare regions; each makes a hierarchy of every segmentation.</summary>
    public IReadOnlyList<RegionSimilarity> Similarities { get; init; }

    /// <summary>Pictures with a longer side are looked at so much smaller: time and memory grow with the pixels. 0 for none.</summary>
    public int LongestSide { get; init; } = 1024;

    /// <summary>The standard deviation in pixels of the Gaussian that smooths the picture before it is segmented.</summary>
    public double Sigma { get; init; } = 0.5;

    /// <summary>Smaller segments are joined to a neighbour: <see cref="GraphSegmentation.MinimumSize"/>.</summary>
    public int MinimumSize { get; init; } = 100;

    /// <summary>Boxes with a shorter side are left out.</summary>
    public int MinimumSide { get; init; } = 1;

    /// <summary>Boxes whose IoU with an earlier proposal is above this are left out; with 1, only the very same boxes are.</summary>
    public double MaximumOverlap { get; init; } = 1;

    /// <summary>How many proposals to give at most; 0 for all.</summary>
    public int MaximumCount { get; init; }

    /// <summary>Which proposals come first.</summary>
    public ProposalOrder Order { get; init; }

    /// <summary>Where the draw of <see cref="ProposalOrder.Random"/> begins.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that work on a picture; 0 for one a processor. The proposals are the same for any number; it is not saved.</summary>
    [JsonIgnore]
    public int Threads { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default)
    {
        ProposalGuard.Picture(nameof(SelectiveSearch), picture);
        SelectiveSearchGuard.Validate(this);
        var seen = SeenPicture.Of(picture, LongestSide);
        var hierarchies = Array.ConvertAll(new SelectiveRun(this, seen.Picture, cancellation).Boxes(), boxes => Array.ConvertAll(boxes, seen.Restore));
        return Distinct(Order == ProposalOrder.Random ? DrawnOrder.Of(hierarchies, Seed) : CoveringOrder.Of(hierarchies, cancellation));
    }

    private List<Proposal> Distinct(IEnumerable<(RegionBounds Box, float Score)> ordered)
    {
        var most = MaximumCount > 0 ? MaximumCount : int.MaxValue;
        var kept = new KeptBoxes((float)MaximumOverlap);
        return [.. ordered.Where(one => Math.Min(one.Box.Right - one.Box.Left, one.Box.Bottom - one.Box.Top) >= MinimumSide && kept.TryAdd(one.Box)).Take(most)
            .Select(one => new Proposal(one.Box.Region, one.Score))];
    }
}
