using MLNetVision.Metrics;
using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Makes scores the probability that a box is right: on pictures that the machines were not trained on, the boxes that are left after suppression are right or
/// wrong as PASCAL VOC counts them, and a sigmoid a class is fitted to that.
/// </summary>
internal sealed class DetectionCalibration(IRegionData data, double overlap, DetectionRun run)
{
    /// <summary>From here on a box is right.</summary>
    private const double RightFrom = 0.5;

    /// <summary>Boxes that either side needs for a sigmoid of its own.</summary>
    private const int BoxesOfSigmoid = 10;

    /// <summary>The best boxes of a class in a picture are enough.</summary>
    private const int MostBoxes = 50;

    /// <summary>The logit of each class; the score as it is where nothing can be learnt.</summary>
    public Platt[] Fit(IReadOnlyList<RegionMachine> machines, IReadOnlyList<int> pictures)
    {
        var found = new List<ScoredDetection>();
        new RegionPasses(data, run).Over("R-CNN: calibration", pictures, (_, p) => Detections(machines, p), (_, _, d) => found.AddRange(d));
        var pooled = Of(found, Platt.None);
        return [.. Enumerable.Range(0, machines.Count).Select(c => Of([.. found.Where(f => f.Class == c)], pooled))];
    }

    private static Platt Of(IReadOnlyList<ScoredDetection> found, Platt otherwise)
    {
        var right = found.Count(f => f.IsRight);
        if (Math.Min(right, found.Count - right) < BoxesOfSigmoid)
        {
            return otherwise;
        }

        double[] weights = [.. Enumerable.Repeat(1.0, found.Count)];
        var fitted = Platt.Fit([.. found.Select(f => f.Score)], [.. found.Select(f => f.IsRight)], weights);
        return fitted.Slope > 0 ? fitted : otherwise;
    }

    private List<ScoredDetection> Detections(IReadOnlyList<RegionMachine> machines, PictureRegions picture)
    {
        var found = new List<ScoredDetection>();
        var proposals = picture.Boxes.Take(picture.Boxes.Count - picture.Truths.Count).ToArray();
        for (var c = 0; c < machines.Count; c++)
        {
            if (machines[c].Regions.Count > 0)
            {
                var scores = proposals.Select((_, r) => (float)machines[c].Score(picture.Features[r])).ToArray();
                var kept = Nms.Keep(proposals, scores, overlap, MostBoxes);
                found.AddRange(Judged(picture.Truths, c, [.. kept.Select(k => new FoundBox(c, proposals[k], scores[k]))]));
            }
        }

        return found;
    }

    /// <summary>An object is found once, by the best box; boxes on difficult objects do not count.</summary>
    private static IEnumerable<ScoredDetection> Judged(IReadOnlyList<TrueBox> truths, int label, FoundBox[] boxes)
    {
        var taken = new bool[truths.Count];
        foreach (var box in boxes)
        {
            var best = Enumerable.Range(0, truths.Count).Where(t => truths[t].Label == label).OrderByDescending(t => Iou.Of(box.Box, truths[t].Box))
                .Cast<int?>().FirstOrDefault();
            var isOnObject = best is { } t && Iou.Of(box.Box, truths[t].Box) >= RightFrom;
            if (isOnObject && truths[best!.Value].IsDifficult)
            {
                continue;
            }

            yield return new ScoredDetection(label, box.Score, isOnObject && !taken[best!.Value]);
            if (isOnObject)
            {
                taken[best!.Value] = true;
            }
        }
    }
}
