using MLNetVision.Metrics;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Trainers.Detection;

/// <summary>A region that the backbone learns from.</summary>
/// <param name="Picture">The number of its picture.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Target">0 for the background, else its class and 1.</param>
internal readonly record struct TuningRegion(int Picture, Box Box, int Target);

/// <summary>Draws the regions that a backbone learns from: those with the least numbers of a random stream, so many of objects and of the background.</summary>
internal static class TuningRegions
{
    /// <summary>The regions in the order of the pictures.</summary>
    public static TuningRegion[] Draw(RowStore store, IReadOnlyList<KnownPicture> known, RegionBands bands, RegionTuningOptions options, ulong seed)
    {
        var (objects, background) = (new PriorityQueue<TuningRegion, ulong>(Falling), new PriorityQueue<TuningRegion, ulong>(Falling));
        for (var p = 0; p < known.Count; p++)
        {
            var boxes = FeatureStage.RegionsOf(store, known[p]);
            var labels = new RegionLabels(new RegionOverlaps(boxes, known[p].Objects), boxes.Length - known[p].Objects.Count, bands);
            for (var r = 0; r < boxes.Length; r++)
            {
                var number = RandomStream.SeedAt(seed, ((ulong)p << 32) | (uint)r);
                switch (labels.Tuning(r))
                {
                    case RegionLabels.LeftOut:
                        break;
                    case RegionLabels.Background:
                        Keep(background, new TuningRegion(p, boxes[r], 0), number, options.Batches * options.Negatives);
                        break;
                    case var label:
                        Keep(objects, new TuningRegion(p, boxes[r], label + 1), number, options.Batches * options.Positives);
                        break;
                }
            }
        }

        return [.. objects.UnorderedItems.Concat(background.UnorderedItems).OrderBy(i => i.Element.Picture).ThenBy(i => i.Priority).Select(i => i.Element)];
    }

    private static Comparer<ulong> Falling => Comparer<ulong>.Create((a, b) => b.CompareTo(a));

    private static void Keep(PriorityQueue<TuningRegion, ulong> kept, TuningRegion region, ulong number, int most)
    {
        kept.Enqueue(region, number);
        if (kept.Count > most)
        {
            kept.Dequeue();
        }
    }
}
