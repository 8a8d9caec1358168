using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Grows segments along sorted edges, then joins the small ones.</summary>
internal static class SegmentForest
{
    /// <param name="edges">The edges of all pixels.</param>
    /// <param name="scale">In the unit of the costs times pixels.</param>
    /// <param name="minimum">Smaller segments are joined to a neighbour.</param>
    public static Segments Grow<TReal, TKey, TCost>(SortedEdges<TKey> edges, double scale, int minimum)
        where TCost : struct, IEdgeCost<TReal, TKey>
    {
        var pixels = edges.Width * edges.Height;
        using var parents = new Rented<int>(pixels);
        using var limits = new Rented<float>(pixels);
        using var refused = new Rented<int>(edges.Edges.Length);
        parents.Span.Fill(-1);
        limits.Span.Fill((float)scale);
        var count = ForestKernels.Join<TReal, TKey, TCost>(edges, scale, parents.Span, limits.Span, refused.Span);
        ForestKernels.JoinSmall(refused.Span[..count], edges.Width, minimum, parents.Span);

        using var labelOfRoot = new Rented<int>(pixels);
        var labels = GC.AllocateUninitializedArray<int>(pixels);
        return new(edges.Width, edges.Height, ForestKernels.Number(parents.Span, labels, labelOfRoot.Span), labels);
    }
}
