using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>The scenes of generators/detections.py, drawn from the same numbers.</summary>
internal sealed class DetectionScenes(ulong seed, int classes, bool flags)
{
    private ulong _drawn;

    public static IEnumerable<(TrueBox[] Truth, FoundBox[] Found)> Of(ulong seed, int pictures, int classes, bool flags)
    {
        var scenes = new DetectionScenes(seed, classes, flags);
        for (var i = 0; i < pictures; i++)
            yield return scenes.Picture();
    }

    private (TrueBox[] Truth, FoundBox[] Found) Picture()
    {
        var truth = new TrueBox[Draw(6)];
        for (var i = 0; i < truth.Length; i++)
        {
            var (label, box) = (Draw(classes), Place());
            var (difficult, crowd, part) = (Draw(8) == 0, Draw(10) == 0, Draw(4) == 0);
            truth[i] = new TrueBox(label, box) { IsDifficult = difficult && flags, IsCrowd = crowd && flags, Area = part ? box.Area / 2 : null };
        }

        var found = new FoundBox[Draw(11)];
        for (var i = 0; i < found.Length; i++)
            found[i] = One(truth);
        return (truth, found);
    }

    private FoundBox One(TrueBox[] truth)
    {
        if (truth.Length == 0 || Draw(10) >= 8)
            return new FoundBox(Draw(classes), Place(), Draw(21) / 20f);
        var (label, (x0, y0, x1, y1)) = truth[Draw(truth.Length)] is var t ? (t.Label, t.Box) : default;
        var step = Math.Max(1, (int)(x1 - x0) / 4);
        var box = new Box(x0 + (Draw(3) * step) - step, y0 + (Draw(3) * step) - step, x1 + (Draw(2) * step), y1 + (Draw(2) * step));
        return new FoundBox(Draw(10) < 8 ? label : Draw(classes), box, Draw(21) / 20f);
    }

    private Box Place()
    {
        var (x, y, size) = (Draw(40) * 4, Draw(30) * 4, (double)SplitMix.Uniform(seed, _drawn++));
        var width = 4 + (4 * (int)(size * size * 36));
        return Box.OfSides(x, y, width, 4 + (4 * Draw(width / 2)));
    }

    private int Draw(int count) => (int)((double)SplitMix.Uniform(seed, _drawn++) * count);
}
