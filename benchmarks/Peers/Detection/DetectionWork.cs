using System.Diagnostics;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Benchmarks.Peers.Detection;

/// <summary>
/// A photograph of 640 x 427 and a detector over MobileNetV2 with a head of 20 classes that moves boxes. The head's weights are drawn: the time that they take
/// does not depend on what they are.
/// </summary>
internal sealed class DetectionWork
{
    private const int Classes = 20;
    private readonly int _threads;
    private readonly Backbone _backbone;

    public DetectionWork(int threads)
    {
        _threads = threads;
        _backbone = Backbone.FromOnnx(Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx"), new Preprocessing
        {
            Height = 224, Width = 224, Mean = [0.5f, 0.5f, 0.5f], Deviation = [0.5f, 0.5f, 0.5f],
        });
        Picture = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "photographs", "rocket.jpg")).WithChannels(3);
        Proposer = new SelectiveSearch(SelectiveSearchMode.Fast) { Threads = threads };
    }

    public Image<byte> Picture { get; }

    public RegionProposer Proposer { get; }

    public RegionFeatures Features(RegionOptions options) => new(_backbone, options);

    /// <summary>The proposer's regions, and windows from a seeded draw where it has fewer than wanted.</summary>
    public Box[] Regions(int count)
    {
        var proposed = ProposedBoxes.Of(Proposer, Picture, count, default);
        return [.. proposed, .. Enumerable.Range(0, count - proposed.Length).Select(Drawn)];
    }

    /// <summary>The stages of a detection, each the median of several runs.</summary>
    public StageTimes Measure(RegionOptions options, int count, int runs)
    {
        var features = Features(options);
        var head = Head(features.Width);
        using var reader = new RegionReader(HeadNetwork.Behind(features.Networks, head), options, features.Preprocessing, engine: null, _threads);
        var regions = Regions(count);
        var chooser = new ScoredRegions(Classes, new DetectionRules());
        float[] said = [];
        var times = Enumerable.Range(0, runs + 1).Select(_ => new StageTimes(
            Time(() => Proposer.Propose(Picture)), Time(() => said = reader.Read(Picture, regions)),
            Time(() => chooser.Choose(regions, said, Picture.Width, Picture.Height)))).Skip(1).ToArray();
        return new StageTimes(Median(times.Select(t => t.Proposals)), Median(times.Select(t => t.Network)), Median(times.Select(t => t.Choice)));
    }

    public RegionAgreement Agreement(RegionOptions one, RegionOptions other, int regions)
    {
        var features = Features(one);
        return RegionAgreement.Of(features, Features(other), Picture, Regions(regions), Head(features.Width));
    }

    private Box Drawn(int i)
    {
        var (x, y) = (SplitMix.Uniform(7, 4 * (ulong)i) * (Picture.Width - 24), SplitMix.Uniform(7, (4 * (ulong)i) + 1) * (Picture.Height - 24));
        var (width, height) = (24 + (SplitMix.Uniform(7, (4 * (ulong)i) + 2) * 300), 24 + (SplitMix.Uniform(7, (4 * (ulong)i) + 3) * 300));
        return new Box(x, y, Math.Min(x + width, Picture.Width), Math.Min(y + height, Picture.Height));
    }

    private static RegionHead Head(int features) => new(Numbers(1, Classes * features), Numbers(2, Classes))
    {
        Normalise = true, Scale = 20, BoxWeights = Numbers(3, 4 * Classes * features), BoxBiases = Numbers(4, 4 * Classes),
    };

    private static float[] Numbers(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(i => 0.02f * ((2 * SplitMix.Uniform(seed, (ulong)i)) - 1))];

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

/// <summary>Milliseconds of the stages of a detection.</summary>
/// <param name="Proposals">Where objects may be.</param>
/// <param name="Network">What is seen there and said of it.</param>
/// <param name="Choice">Boxes moved and chosen.</param>
internal sealed record StageTimes(double Proposals, double Network, double Choice)
{
    public double Total => Proposals + Network + Choice;
}
