using MLNetVision.Metrics;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Detection;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Boxes that learn where their objects are.</summary>
public sealed class BoxRegressionTests
{
    private static readonly RegionTable Table = new(
        pictures: 60, classes: 2, width: 6, regions: 60, bands: new RegionBands { RegressionFrom = 0.6 }, noise: 0.02);
    private static readonly int[] All = [.. Enumerable.Range(0, Table.Pictures)];

    [Fact]
    public void Boxes_move_towards_their_objects()
    {
        var fitted = Fit([1e-6, 1e-3, 1], All[..45], All[45..]);
        var (before, after, count) = (0.0, 0.0, 0);
        foreach (var (boxes, truths, features, labels) in All.Select(Table.Read))
        {
            foreach (var r in Enumerable.Range(0, labels.Count).Where(r => labels.Regression(r) >= 0))
            {
                var truth = truths[labels.Regression(r)];
                before += Iou.Of(boxes[r], truth.Box);
                after += Iou.Of(new BoxCoder().Decode(boxes[r], Offset(fitted[truth.Label], features[r])), truth.Box);
                count++;
            }
        }

        // Two of four numbers can be told from the features: steps right and down. Boxes near an object differ by no more than these.
        Assert.True(count > 500, $"{count} regions");
        Assert.InRange(after / count, (before / count) + 0.05, 1);
    }

    [Fact]
    public void The_solution_is_that_of_plain_least_squares_with_a_penalty()
    {
        const double Penalty = 2.5;
        var fitted = Fit([Penalty], All, []);
        var rows = All.Select(Table.Read).SelectMany(p => Enumerable.Range(0, p.Labels.Count)
            .Where(r => p.Labels.Regression(r) is >= 0 and var t && p.Truths[t].Label == 1)
            .Select(r => (X: p.Features[r].ToArray(), Y: new BoxCoder().Encode(p.Boxes[r], p.Truths[p.Labels.Regression(r)].Box).X))).ToArray();
        var w = fitted[1].Weights[0];

        // At the optimum, Σ (wx + b - y) x + λw = 0 and Σ (wx + b - y) = 0.
        var residuals = rows.Select(r => r.X.Select((x, j) => x * w[j]).Sum() + w[^1] - r.Y).ToArray();
        Assert.Equal(0, residuals.Sum(), 1e-5);
        for (var j = 0; j < Table.Width; j++)
        {
            Assert.Equal(0, rows.Select((r, i) => residuals[i] * r.X[j]).Sum() + (Penalty * w[j]), 1e-4);
        }

        Assert.Equal(rows.Length, fitted[1].Rows);
    }

    [Fact]
    public void The_penalty_is_that_of_the_least_error_on_pictures_held_out()
    {
        double[] penalties = [1e-6, 0.1, 10, 1e5];
        var chosen = Fit(penalties, All[..45], All[45..])[0].Penalty;
        var errors = penalties.Select(p => HeldOutError(Fit([p], All[..45], [])[0])).ToArray();

        Assert.Equal(penalties[Array.IndexOf(errors, errors.Min())], chosen);
        Assert.True(chosen < 1e5, "features that tell the offsets want a small penalty");
    }

    [Fact]
    public void A_class_without_regions_stays_where_it_is()
    {
        var empty = new RegionTable(pictures: 3, classes: 2, width: 6, regions: 0);
        var fitted = new BoxRegressionFit(empty, [1, 10, 100], 1, new DetectionRun(new VisionRun())).Fit([0, 1], [2]);

        Assert.All(fitted, f => Assert.All(f.Weights.SelectMany(w => w), w => Assert.Equal(0, w)));
        Assert.All(fitted, f => Assert.Equal((0, 10), (f.Rows, f.Penalty)));
    }

    [Fact]
    public void Whitened_targets_have_no_correlation_and_one_variance()
    {
        var sums = new double[4, 4] { { 4, 1, 0, 0.5 }, { 1, 3, 0.2, 0 }, { 0, 0.2, 0.5, 0 }, { 0.5, 0, 0, 0.1 } };
        var whitening = new TargetWhitening([0, 0, 0, 0], sums);
        var columns = Enumerable.Range(0, 4).Select(t => whitening.Whiten([sums[0, t], sums[1, t], sums[2, t], sums[3, t]])).ToArray();
        for (var u = 0; u < 4; u++)
        {
            var row = whitening.Whiten(columns.Select(c => c[u]).ToArray());
            Assert.All(row.Index(), v => Assert.Equal(v.Index == u ? 1 : 0, v.Item, 1e-6));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var one = Fit([1e-6, 1e-3, 1], All[..45], All[45..], threads: 1);
        var four = Fit([1e-6, 1e-3, 1], All[..45], All[45..], threads: 4);

        Assert.Equal(one.SelectMany(f => f.Weights).SelectMany(w => w), four.SelectMany(f => f.Weights).SelectMany(w => w));
    }

    private static BoxRegression[] Fit(double[] penalties, int[] learnt, int[] heldOut, int? threads = null) =>
        new BoxRegressionFit(Table, penalties, scale: 1, new DetectionRun(new VisionRun { Threads = threads })).Fit(learnt, heldOut);

    /// <summary>The mean of |L⁻¹ (y - ŷ)|², L Lᵀ being the covariance of the targets that were learnt from.</summary>
    private static double HeldOutError(BoxRegression fitted)
    {
        var learnt = Rows(All[..45]).Select(r => r.Target).ToArray();
        var mean = Enumerable.Range(0, 4).Select(t => learnt.Average(y => y[t])).ToArray();
        var covariance = new double[4, 4];
        for (var t = 0; t < 4; t++)
        {
            for (var u = 0; u < 4; u++)
            {
                covariance[t, u] = learnt.Average(y => (y[t] - mean[t]) * (y[u] - mean[u]));
            }
        }

        var whitening = new TargetWhitening(mean, covariance);
        return Rows(All[45..]).Average(r =>
            whitening.Whiten(Numbers(Offset(fitted, r.Features)).Zip(r.Target, (found, truth) => found - truth).ToArray()).Sum(z => z * z));
    }

    private static IEnumerable<(float[] Features, double[] Target)> Rows(int[] pictures) =>
        pictures.Select(Table.Read).SelectMany(p => Enumerable.Range(0, p.Labels.Count)
            .Where(r => p.Labels.Regression(r) is >= 0 and var t && p.Truths[t].Label == 0)
            .Select(r => (p.Features[r].ToArray(), Numbers(new BoxCoder().Encode(p.Boxes[r], p.Truths[p.Labels.Regression(r)].Box)))));

    private static double[] Numbers(BoxOffset offset) => [offset.X, offset.Y, offset.LogWidth, offset.LogHeight];

    private static BoxOffset Offset(BoxRegression fitted, ReadOnlySpan<float> features)
    {
        var values = new float[4];
        for (var t = 0; t < 4; t++)
        {
            var sum = fitted.Weights[t][^1];
            for (var j = 0; j < features.Length; j++)
            {
                sum += fitted.Weights[t][j] * features[j];
            }

            values[t] = (float)sum;
        }

        return new BoxOffset(values[0], values[1], values[2], values[3]);
    }
}
