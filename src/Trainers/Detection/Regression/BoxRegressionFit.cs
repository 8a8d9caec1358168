using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Fits the regression of boxes, a class at a time; the penalty is that which does best on pictures held out, then all pictures are learnt from.
/// </summary>
/// <param name="data">The regions.</param>
/// <param name="penalties">What to choose from; the middle one where nothing can be measured.</param>
/// <param name="scale">What brings features to their norm, which penalties refer to.</param>
/// <param name="run">The services.</param>
internal sealed class BoxRegressionFit(IRegionData data, IReadOnlyList<double> penalties, double scale, DetectionRun run)
{
    private const string Work = "R-CNN: regression of boxes";
    private const long MostBytes = 512L << 20;

    private readonly BoxCoder _coder = new();

    /// <summary>The regressions of all classes.</summary>
    public BoxRegression[] Fit(IReadOnlyList<int> learnt, IReadOnlyList<int> heldOut)
    {
        var bytes = 2L * (data.Width + 1) * (data.Width + 1) * sizeof(double);
        var classesAtOnce = (int)Math.Clamp(MostBytes / bytes, 1, data.Classes);
        using var workers = new Workers(run.Threads, run.Cancellation);
        return [.. Enumerable.Range(0, data.Classes).Chunk(classesAtOnce).SelectMany(classes => Fit(classes, learnt, heldOut, workers))];
    }

    private List<BoxRegression> Fit(int[] classes, IReadOnlyList<int> learnt, IReadOnlyList<int> heldOut, Workers workers)
    {
        var first = Sums(classes, learnt, workers);
        var second = Sums(classes, heldOut, workers);
        var fitted = new List<BoxRegression>();
        for (var c = 0; c < classes.Length; c++)
        {
            var all = first[c].With(second[c]);
            var penalty = Choose(first[c], second[c]);
            var weights = BoxRidge.Solve(all, penalty, run.Each);
            fitted.Add(new BoxRegression(Array.ConvertAll(weights, Unscaled), penalty, all.Count));
            run.Report(Work, classes[c] + 1, data.Classes);
        }

        return fitted;
    }

    private double Choose(BoxSums learnt, BoxSums heldOut)
    {
        if (learnt.Count == 0 || heldOut.Count == 0 || penalties.Count == 1)
        {
            return penalties[penalties.Count / 2];
        }

        var whitening = learnt.Whitening();
        return penalties.MinBy(p => BoxRidge.Error(heldOut, BoxRidge.Solve(learnt, p, run.Each), whitening));
    }

    private BoxSums[] Sums(int[] classes, IReadOnlyList<int> pictures, Workers workers)
    {
        var sums = Array.ConvertAll(classes, _ => new BoxSums(data.Width));
        var waiting = Array.ConvertAll(classes, _ => new BoxRows(data.Width, scale));
        new RegionPasses(data, run).Over($"{Work}: sums", pictures, (_, _) => 0, (_, regions, _) =>
        {
            for (var r = 0; r < regions.Labels.Count; r++)
            {
                var truth = regions.Labels.Regression(r);
                var c = truth < 0 ? -1 : Array.IndexOf(classes, regions.Truths[truth].Label);
                if (c >= 0 && regions.Boxes[r].HasArea && regions.Truths[truth].Box.HasArea)
                {
                    waiting[c].Add(regions.Features[r], _coder.Encode(regions.Boxes[r], regions.Truths[truth].Box));
                    waiting[c].MoveTo(sums[c], workers, atLeast: BoxRows.Most);
                }
            }
        });
        for (var c = 0; c < classes.Length; c++)
        {
            waiting[c].MoveTo(sums[c], workers, atLeast: 1);
        }

        return sums;
    }

    /// <summary>Weights for features as they come.</summary>
    private double[] Unscaled(double[] weights) => [.. weights[..^1].Select(w => w * scale), weights[^1]];
}
