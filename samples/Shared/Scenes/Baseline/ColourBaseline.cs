using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Samples.Shared.Scenes.Baseline;

/// <summary>
/// What colours alone can do: softmax regression on the colour histograms of proposed regions, and non-maximum suppression. A detector that sees shapes and
/// textures has to be better by far.
/// </summary>
internal sealed class ColourBaseline
{
    private const int Nothing = 6;
    private const int Outputs = Nothing + 1;
    private const int Epochs = 20;
    private const float Rate = 0.1f;
    private readonly float[][] _weights = [.. Enumerable.Range(0, Outputs).Select(_ => new float[ColourHistograms.Length + 1])];

    /// <summary>Learns from scenes and the regions proposed for them: true boxes, regions on them, and regions beside them.</summary>
    public static ColourBaseline Train(IReadOnlyList<Scene> scenes, Func<Image<byte>, IReadOnlyList<Proposal>> propose)
    {
        var examples = scenes.AsParallel().AsOrdered().SelectMany(scene => Examples(scene, propose(scene.Picture))).ToArray();
        var baseline = new ColourBaseline();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var order = new SceneNumbers((ulong)epoch);
            foreach (var (features, label) in examples.OrderBy(_ => order.Next()))
                baseline.Step(features, label, Rate / (1 + epoch));
        }

        return baseline;
    }

    /// <summary>Objects among the regions proposed for a picture.</summary>
    public FoundBox[] Detect(Image<byte> picture, IReadOnlyList<Proposal> proposals)
    {
        var histograms = new ColourHistograms(picture);
        var found = new List<FoundBox>();
        foreach (var region in proposals.Select(p => p.Region))
        {
            var shares = Shares(histograms.Describe(region));
            for (var label = 0; label < Nothing; label++)
                found.Add(new FoundBox(label, BoxOf(region), shares[label]));
        }

        var all = found.ToArray();
        return [.. Nms.KeepPerClass(all, 0.3, mostEach: 20).Select(i => all[i])];
    }

    private static IEnumerable<(float[] Features, int Label)> Examples(Scene scene, IReadOnlyList<Proposal> proposals)
    {
        var histograms = new ColourHistograms(scene.Picture);
        foreach (var o in scene.Objects)
            yield return (histograms.Describe(RegionOf(o.Box)), o.Label);

        for (var i = 0; i < proposals.Count; i++)
        {
            var best = scene.Objects.MaxBy(o => Iou.Of(o.Box, BoxOf(proposals[i].Region)))!;
            var overlap = Iou.Of(best.Box, BoxOf(proposals[i].Region));
            if (overlap >= 0.6 || (overlap < 0.3 && i % 40 == 0))
                yield return (histograms.Describe(proposals[i].Region), overlap < 0.3 ? Nothing : best.Label);
        }
    }

    private void Step(float[] features, int label, float rate)
    {
        var shares = Shares(features);
        for (var output = 0; output < Outputs; output++)
        {
            var change = rate * ((output == label ? 1 : 0) - shares[output]);
            var weights = _weights[output];
            for (var i = 0; i < features.Length; i++)
                weights[i] += change * features[i];

            weights[^1] += change;
        }
    }

    private float[] Shares(float[] features)
    {
        var scores = new float[Outputs];
        for (var output = 0; output < Outputs; output++)
        {
            scores[output] = _weights[output][^1];
            for (var i = 0; i < features.Length; i++)
                scores[output] += _weights[output][i] * features[i];
        }

        var most = scores.Max();
        float[] powers = [.. scores.Select(s => MathF.Exp(s - most))];
        return [.. powers.Select(p => p / powers.Sum())];
    }

    private static Box BoxOf(PixelRegion region) => Box.OfSides(region.X, region.Y, region.Width, region.Height);

    private static PixelRegion RegionOf(Box box) => new((int)box.X0, (int)box.Y0, (int)box.Width, (int)box.Height);
}
