using MLNetVision.Metrics;

namespace MLNetVision.Transforms.Detection;

/// <summary>Which boxes are given of regions and what a head says of them.</summary>
/// <param name="classes">K.</param>
/// <param name="rules">Which.</param>
internal sealed class ScoredRegions(int classes, DetectionRules rules)
{
    private static readonly BoxCoder Coder = new();

    /// <summary>The boxes, the surest first.</summary>
    /// <param name="regions">Where the proposer sent the backbone.</param>
    /// <param name="scores">[n, K] probabilities, or [n, 5 K] with four numbers for each class behind them.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    public FoundBox[] Choose(ReadOnlySpan<Box> regions, ReadOnlySpan<float> scores, int width, int height)
    {
        var found = Candidates(regions, scores, width, height);
        return rules.Suppression switch
        {
            SuppressionKind.Greedy when rules.ClassAgnostic => Best(Alone(found)),
            SuppressionKind.Greedy => Alone(found, rules.MaxPerClass),
            SuppressionKind.SoftLinear => Best(SoftNms.Linear(found, rules.OverlapThreshold, rules.ScoreThreshold)),
            SuppressionKind.SoftGaussian => Best(SoftNms.Gaussian(found, rules.Sigma, rules.ScoreThreshold)),
            _ => Best(BoxFusion.Fuse(found, rules.OverlapThreshold)),
        };
    }

    private FoundBox[] Candidates(ReadOnlySpan<Box> regions, ReadOnlySpan<float> scores, int width, int height)
    {
        var found = new List<FoundBox>();
        var row = regions.Length == 0 ? 0 : scores.Length / regions.Length;
        for (var i = 0; i < regions.Length; i++)
        {
            var said = scores.Slice(i * row, row);
            for (var k = 0; k < classes; k++)
            {
                if (said[k] >= rules.ScoreThreshold && Moved(regions[i], said, k).ClippedTo(width, height) is { HasArea: true } box)
                {
                    found.Add(new FoundBox(k, box, said[k]));
                }
            }
        }

        return [.. found];
    }

    private Box Moved(Box region, ReadOnlySpan<float> said, int label)
    {
        if (said.Length == classes)
        {
            return region;
        }

        var offset = said.Slice(classes + (4 * label), 4);
        return Coder.Decode(region, new BoxOffset(offset[0], offset[1], offset[2], offset[3]));
    }

    private FoundBox[] Alone(FoundBox[] found, int mostEach) =>
        [.. Nms.KeepPerClass(found, rules.OverlapThreshold, mostEach, rules.MaxDetections).Select(i => found[i])];

    private FoundBox[] Alone(FoundBox[] found) =>
        [.. Nms.Keep(Array.ConvertAll(found, f => f.Box), Array.ConvertAll(found, f => f.Score), rules.OverlapThreshold).Select(i => found[i])];

    /// <summary>The first of each class, and of all.</summary>
    private FoundBox[] Best(IEnumerable<FoundBox> sorted)
    {
        var counts = new int[classes];
        return [.. sorted.Where(f => counts[f.Label]++ < rules.MaxPerClass).Take(rules.MaxDetections)];
    }
}
