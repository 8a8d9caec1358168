using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// Joins pixels along edges. A segment is a tree: <c>parents[p]</c> is the pixel above p, or minus the number of pixels where p is the root; the smaller
/// tree goes under the larger one, and a search halves its path.
/// </summary>
internal static class ForestKernels
{
    /// <summary>
    /// Joins along each edge, cheapest first, whose cost is below the limits of both segments; the limit of the joined one is cost + scale / size.
    /// The edges that join nothing but lie between two segments are written in order; their number is returned.
    /// </summary>
    public static int Join<TReal, TKey, TCost>(SortedEdges<TKey> sorted, double scale, Span<int> parents, Span<float> limits, Span<int> refused)
        where TCost : struct, IEdgeCost<TReal, TKey>
    {
        ref var parent = ref MemoryMarshal.GetReference(parents);
        ref var limit = ref MemoryMarshal.GetReference(limits);
        ref var refusal = ref MemoryMarshal.GetReference(refused);
        var (keys, edges) = (sorted.Keys, sorted.Edges);
        ReadOnlySpan<int> steps = [1, sorted.Width, sorted.Width + 1, sorted.Width - 1];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var from = edges[i] >> 2;
            var a = Root(ref parent, from);
            var b = Root(ref parent, from + steps[edges[i] & 3]);
            if (a == b)
                continue;

            if (TCost.IsBelow(keys[i], Unsafe.Add(ref limit, a)) && TCost.IsBelow(keys[i], Unsafe.Add(ref limit, b)))
            {
                var root = Union(ref parent, a, b);
                Unsafe.Add(ref limit, root) = (float)(TCost.Cost(keys[i]) + (scale / -Unsafe.Add(ref parent, root)));
            }
            else
            {
                Unsafe.Add(ref refusal, count++) = edges[i];
            }
        }

        return count;
    }

    /// <summary>Joins along each edge that has a segment of less than <paramref name="minimum"/> pixels at an end.</summary>
    public static void JoinSmall(ReadOnlySpan<int> edges, int width, int minimum, Span<int> parents)
    {
        ref var parent = ref MemoryMarshal.GetReference(parents);
        ReadOnlySpan<int> steps = [1, width, width + 1, width - 1];
        foreach (var edge in edges)
        {
            var a = Root(ref parent, edge >> 2);
            var b = Root(ref parent, (edge >> 2) + steps[edge & 3]);
            if (a != b && Math.Min(-Unsafe.Add(ref parent, a), -Unsafe.Add(ref parent, b)) < minimum)
                Union(ref parent, a, b);
        }
    }

    /// <summary>Numbers the segments in the order of their first pixels; their number is returned. Overwrites the parents.</summary>
    public static int Number(Span<int> parents, Span<int> labels, Span<int> labelOfRoot)
    {
        ref var parent = ref MemoryMarshal.GetReference(parents);
        labelOfRoot.Fill(-1);
        var count = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            ref var label = ref labelOfRoot[Root(ref parent, i)];
            if (label < 0)
                label = count++;

            labels[i] = label;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Root(ref int parent, int pixel)
    {
        var above = Unsafe.Add(ref parent, pixel);
        while (above >= 0)
        {
            var next = Unsafe.Add(ref parent, above);
            if (next < 0)
                return above;

            Unsafe.Add(ref parent, pixel) = next;
            pixel = next;
            above = Unsafe.Add(ref parent, pixel);
        }

        return pixel;
    }

    private static int Union(ref int parent, int a, int b)
    {
        ref var sizeA = ref Unsafe.Add(ref parent, a);
        ref var sizeB = ref Unsafe.Add(ref parent, b);
        if (sizeA <= sizeB)
        {
            sizeA += sizeB;
            sizeB = a;
            return a;
        }

        sizeB += sizeA;
        sizeA = b;
        return b;
    }
}
