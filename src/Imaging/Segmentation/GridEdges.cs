using System.Numerics;
using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>The edges of the graph in which each pixel has its eight neighbours, sorted by cost.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Keys">The costs, rising.</param>
/// <param name="Edges">Each edge: four times its upper or left pixel, plus its direction.</param>
internal sealed record SortedEdges<TKey>(int Width, int Height, TKey[] Keys, int[] Edges);

/// <summary>Makes and sorts them. Directions are 0 right, 1 down, 2 down right and 3 down left.</summary>
internal static class GridEdges
{
    public const int Directions = 4;
    private const int MostPixels = int.MaxValue / Directions / 2;

    /// <summary>What leads from a pixel to its neighbour in a direction.</summary>
    public static int Step(int direction, int width) => direction switch
    {
        0 => 1,
        1 => width,
        2 => width + 1,
        _ => width - 1,
    };

    public static SortedEdges<TKey> Sorted<TReal, TKey, TCost>(TReal[][] planes, int width, int height)
        where TReal : unmanaged, IRootFunctions<TReal>
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TCost : struct, IEdgeCost<TReal, TKey>
    {
        if ((long)width * height > MostPixels)
            throw new ArgumentException($"GraphSegmentation: a picture may have {MostPixels} pixels, but has {width} x {height}; make it smaller first.");

        var count = Count(width, height);
        var (keys, edges) = (GC.AllocateUninitializedArray<TKey>(count), GC.AllocateUninitializedArray<int>(count));
        Fill<TReal, TKey, TCost>(planes, width, height, keys, edges);
        using var otherKeys = new Rented<TKey>(count);
        using var otherEdges = new Rented<int>(count);
        if (RadixSort.Sort(keys, edges, otherKeys.Span, otherEdges.Span, TCost.KeyBits))
        {
            otherKeys.Span.CopyTo(keys);
            otherEdges.Span.CopyTo(edges);
        }

        return new(width, height, keys, edges);
    }

    private static int Count(int width, int height) =>
        (height * (width - 1)) + ((height - 1) * width) + (2 * (height - 1) * (width - 1));

    private static void Fill<TReal, TKey, TCost>(TReal[][] planes, int width, int height, TKey[] keys, int[] edges)
        where TReal : unmanaged, IRootFunctions<TReal>
        where TKey : unmanaged
        where TCost : struct, IEdgeCost<TReal, TKey>
    {
        using var costs = new Rented<TReal>(width);
        var next = 0;
        for (var direction = 0; direction < Directions; direction++)
        {
            var (first, across) = (direction == 3 ? 1 : 0, direction == 1 ? width : width - 1);
            for (var y = 0; y < (direction == 0 ? height : height - 1); y++)
            {
                var pixel = (y * width) + first;
                GridKernels.Distances(planes, pixel, pixel + Step(direction, width), costs.Span[..across]);
                for (var x = 0; x < across; x++)
                    keys[next + x] = TCost.Key(costs.Span[x]);

                for (var x = 0; x < across; x++)
                    edges[next + x] = ((pixel + x) * Directions) + direction;

                next += across;
            }
        }
    }
}
