using MLNetVision.Evaluation;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Pages of detections: pictures of coloured boxes, and a detector that errs in every way.</summary>
internal static class SampleDetections
{
    public const int Width = 160;
    public const int Height = 120;

    /// <summary>A page of so many pictures with up to four objects each.</summary>
    public static DetectionPage Page(int pictures, int classes = 4, string prefix = "thing", bool withPictures = true, double leastScore = 0.5)
    {
        var scenes = Enumerable.Range(0, pictures).Select(i => Truth(i, classes)).ToArray();
        var evaluation = Evaluate([.. scenes.Select((truth, i) => (truth, Found(truth, i, classes)))], classes, prefix, leastScore);
        return new DetectionPage
        {
            Title = "Things",
            Subtitle = "A detector that errs",
            Evaluation = evaluation,
            Picture = withPictures ? p => Draw(p.Truth) : null,
        };
    }

    public static DetectionEvaluation Evaluate(
        IReadOnlyList<(TrueBox[] Truth, FoundBox[] Found)> pictures, int classes, string prefix = "thing", double leastScore = 0.5)
    {
        var tally = new DetectionTally(classes, new MatchingRules { LeastScore = leastScore });
        var outcomes = pictures.Select((p, i) => new DetectedPicture(i, $"{prefix}-{i:D2}.png", p.Truth, tally.Add(p.Truth, p.Found))).ToArray();
        return new DetectionEvaluation
        {
            Metrics = tally.Measure(),
            Classes = [.. Enumerable.Range(0, classes).Select(c => $"{prefix} {c}")],
            Pictures = outcomes,
        };
    }

    private static TrueBox[] Truth(int picture, int classes) => [.. Enumerable.Range(0, picture % 5).Select(i =>
    {
        var seed = (ulong)((picture * 10) + i);
        var (x, y, side) = (
            (i % 2 * 80) + (SplitMix.Uniform(seed, 0) * 20), (i / 2 * 60) + (SplitMix.Uniform(seed, 1) * 10), 30 + (SplitMix.Uniform(seed, 2) * 20));
        return new TrueBox((int)(SplitMix.Uniform(seed, 3) * classes), Box.OfSides(x, y, side, side)) { IsDifficult = seed % 17 == 3 };
    })];

    /// <summary>By the object's number: right, twice, beside, as another, not at all; and something out of nothing.</summary>
    private static FoundBox[] Found(TrueBox[] truth, int picture, int classes)
    {
        var found = new List<FoundBox>();
        foreach (var (i, t) in truth.Index())
        {
            var score = 0.55f + (0.4f * SplitMix.Uniform((ulong)picture, (ulong)i));
            var (x, y, side) = (t.Box.X0, t.Box.Y0, t.Box.Width);
            var kind = (picture + i) % 7;
            if (kind != 4)
                found.Add(new FoundBox(kind == 3 ? (t.Label + 1) % classes : t.Label, Box.OfSides(x + (kind == 2 ? side * 0.6f : 2), y, side, side), score));
            if (kind == 1)
                found.Add(new FoundBox(t.Label, Box.OfSides(x - 3, y + 2, side, side), score - 0.2f));
        }

        if (picture % 3 == 0)
            found.Add(new FoundBox(picture % classes, new Box(70, 90, 100, 118), 0.3f + (0.6f * SplitMix.Uniform((ulong)picture, 99))));
        return [.. found];
    }

    private static Image<byte> Draw(IReadOnlyList<TrueBox> truth)
    {
        var picture = new Image<byte>(Width, Height, 3);
        picture.Samples.Fill(60);
        foreach (var t in truth)
            Paint.FilledBox(picture, t.Box.X0, t.Box.Y0, t.Box.X1, t.Box.Y1, ClassColours.Of(t.Label));
        return picture;
    }
}
