using MLNetVision.Metrics;

namespace MLNetVision.Tests.Unit.Metrics.Detection;

/// <summary>Examples small enough to be worked out by hand.</summary>
public class DetectionTallyTests
{
    private static readonly Box A = new(0, 0, 100, 100), B = new(200, 0, 300, 100), Elsewhere = new(0, 300, 50, 350);

    [Fact]
    public void A_published_example_of_15_objects_and_24_boxes_gives_its_averages()
    {
        // Padilla, Netto and da Silva 2020: 7 of 24 boxes are right, by falling scores the 1st, 3rd, 10th, 12th, 13th, 14th and 23rd; 26.84 % and 24.56 %
        int[] right = [1, 3, 10, 12, 13, 14, 23];
        var tally = new DetectionTally(1);
        for (var rank = 1; rank <= 24; rank++)
            tally.Add(right.Contains(rank) ? [new(0, A)] : [], [new(0, A, 1 - (rank / 100f))]);
        for (var missed = right.Length; missed < 15; missed++)
            tally.Add([new(0, A)], []);
        var metrics = tally.Measure();
        Assert.Equal((1 + (2 / 3.0) + (3 * (6 / 14.0))) / 11, metrics.Voc2007, 1e-12);
        Assert.Equal(0.2684, metrics.Voc2007, 1e-4);
        Assert.Equal((1 + (2 / 3.0) + (4 * (6 / 14.0)) + (7 / 23.0)) / 15, metrics.Voc2010, 1e-12);
        Assert.Equal(0.2456, metrics.Voc2010, 2e-4);
        Assert.Equal((15, 24, 31 + 1), (metrics.Objects, metrics.Classes[0].Found, metrics.Pictures));
    }

    [Fact]
    public void Recall_that_is_a_tenth_exactly_reaches_its_point()
    {
        double[] recall = [.. Enumerable.Range(1, 10).Select(i => i / 10.0)];
        double[] precision = [.. recall.Select(r => 1 - (r / 2))];
        Assert.Equal((precision[0] + precision.Sum()) / 11, AveragePrecision.ElevenPoints(recall, precision), 1e-15);
    }

    [Fact]
    public void Each_kind_of_error_is_told_and_what_it_costs()
    {
        FoundBox[] found = [new(0, A, 0.9f), new(0, Shifted(A, 50), 0.8f), new(0, B, 0.7f), new(0, A, 0.6f), new(1, Elsewhere, 0.5f)];
        var errors = Measure(2, ([new(0, A), new(1, B)], found)).Errors;
        ErrorFigures[] kinds = [errors.Localisation, errors.Confusion, errors.Both, errors.Duplicate, errors.Background, errors.Missed];
        Assert.Equal([1, 1, 0, 1, 1, 0], kinds.Select(k => k.Count));
        Assert.Equal(0.5, errors.AveragePrecision, 12);
        Assert.Equal(0.5, errors.Confusion.Cost, 12);
        Assert.Equal(0, errors.Localisation.Cost, 12);
        Assert.Equal(0, errors.Background.Cost, 12);
    }

    [Fact]
    public void Missed_objects_cost_what_leaving_them_out_would_give()
    {
        var errors = Measure(1, ([new(0, A), new(0, B)], [new(0, A, 0.9f)])).Errors;
        Assert.Equal(1, errors.Missed.Count);
        Assert.Equal(51 / 101.0, errors.AveragePrecision, 12);
        Assert.Equal(50 / 101.0, errors.Missed.Cost, 12);
    }

    [Fact]
    public void Boxes_that_are_wrong_in_class_and_place_are_both()
    {
        var outcome = PictureOutcome.Of([new(0, A)], [new(1, Shifted(A, 50), 0.9f)]);
        Assert.Equal((FoundKind.Both, 0), (outcome.Found[0].Kind, outcome.Found[0].Truth));
        Assert.Equal(TruthKind.Missed, outcome.Truth[0]);
    }

    [Fact]
    public void An_outcome_names_the_object_each_box_is_about()
    {
        TrueBox[] truth = [new(0, B), new(0, A), new(1, Elsewhere) { IsDifficult = true }];
        var outcome = PictureOutcome.Of(truth, [new(0, Shifted(A, 20), 0.2f), new(0, A, 0.9f), new(1, Elsewhere, 0.4f), new(0, Shifted(B, 60), 0.3f)]);
        Assert.Equal([FoundKind.Duplicate, FoundKind.Right, FoundKind.Ignored, FoundKind.Localisation], outcome.Found.Select(f => f.Kind));
        Assert.Equal([1, 1, 2, 0], outcome.Found.Select(f => f.Truth));
        Assert.Equal([TruthKind.Mistaken, TruthKind.Found, TruthKind.Ignored], outcome.Truth);
        Assert.Equal(40 / 160.0, outcome.Found[3].Overlap);
    }

    [Fact]
    public void A_crowd_takes_any_number_of_boxes_and_a_difficult_object_counts_for_nothing()
    {
        TrueBox[] truth = [new(0, A) { IsCrowd = true }, new(0, B)];
        var metrics = Measure(1, (truth, [new(0, new Box(0, 0, 50, 50), 0.9f), new(0, new Box(50, 50, 100, 100), 0.8f), new(0, B, 0.7f)]));
        Assert.Equal((1, 1, 1), (metrics.Coco.Average, metrics.Classes[0].Objects, metrics.Classes[0].Ignored));
        var difficult = Measure(1, ([new(0, A) { IsDifficult = true }, new(0, B)], [new(0, A, 0.9f), new(0, A, 0.8f), new(0, B, 0.7f)]));
        Assert.Equal(1, difficult.Voc2010);
        Assert.Equal(0.5, difficult.Coco.At50);
    }

    [Fact]
    public void Sizes_are_measured_apart_and_a_segments_area_goes_before_the_boxes()
    {
        var metrics = Measure(1, ([new(0, A), new(0, B) { Area = 500 }], [new(0, A, 0.9f)]));
        Assert.Equal((0, 1), (metrics.Coco.Small, metrics.Coco.Large));
        Assert.True(double.IsNaN(metrics.Coco.Medium));
    }

    [Fact]
    public void The_confusion_matrix_has_a_background()
    {
        var metrics = Measure(2, ([new(0, A), new(1, B)], [new(1, A, 0.9f), new(0, Elsewhere, 0.8f), new(1, B, 0.4f)]));
        Assert.Equal((1, 1, 1), (metrics.Confusion[0, 1], metrics.Confusion[2, 0], metrics.Confusion[1, 2]));
        Assert.Equal(3, metrics.Confusion.Rows);
        Assert.Equal((0, 0), (metrics.Classes[1].Precision, metrics.Classes[1].Recall));
    }

    [Fact]
    public void Without_objects_averages_are_not_numbers_and_without_boxes_they_are_0()
    {
        var none = Measure(2, ([], [new(0, A, 1)]), ([], []));
        Assert.True(double.IsNaN(none.Voc2007) && double.IsNaN(none.Coco.Average) && double.IsNaN(none.Errors.AveragePrecision));
        Assert.Equal(1, none.Errors.Background.Count);
        var blind = Measure(2, ([new(0, A)], []));
        Assert.Equal((0, 0, 0), (blind.Voc2007, blind.Voc2010, blind.Coco.Average));
        Assert.True(double.IsNaN(blind.Classes[1].Voc2010));
        Assert.Equal(1, blind.Errors.Missed.Count);
        Assert.True(double.IsNaN(new DetectionTally(1).Measure().Coco.Average));
    }

    [Fact]
    public void A_found_box_that_is_none_is_wrong_and_a_true_one_is_refused()
    {
        var metrics = Measure(1, ([new(0, A)], [new(0, new Box(float.NaN, 0, 1, 1), 0.9f), new(0, new Box(5, 5, 5, 9), 0.8f), new(0, A, 0.7f)]));
        Assert.Equal(1 / 3.0, metrics.Voc2010, 12);
        Assert.Equal(2, metrics.Errors.Background.Count);
        var error = Assert.Throws<ArgumentException>(() => new DetectionTally(1).Add([new(0, A), new(0, new Box(9, 0, 1, 1))], []));
        Assert.Contains("object 1 is no box", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DetectionTally(1).Add([], [new(0, A, float.NaN)]));
        var label = Assert.Throws<ArgumentOutOfRangeException>(() => new DetectionTally(1).Add([], [new(1, A, 1)]));
        Assert.Contains("from 0 to 0", label.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_make_no_sense_are_refused_by_name()
    {
        foreach (var rules in new MatchingRules[]
            { new() { Overlap = 0 }, new() { BackgroundOverlap = 0.6 }, new() { LeastScore = double.NaN }, new() { MostFound = 0 }, new() { SmallArea = 1e9 } })
        {
            Assert.Contains("MatchingRules", Assert.ThrowsAny<ArgumentException>(() => new DetectionTally(1, rules)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_curve_falls_through_its_scores_and_can_be_thinned()
    {
        var tally = new DetectionTally(1);
        for (var i = 0; i < 100; i++)
            tally.Add([new(0, A)], [new(0, i % 3 == 0 ? A : Elsewhere, i / 100f)]);
        var curve = tally.Measure().Classes[0].Curve;
        Assert.Equal(100, curve.Scores.Count);
        Assert.Equal((1, 0.01, 0.99f), (curve.Precision[0], curve.Recall[0], curve.Scores[0]));
        Assert.Equal((0.34, 0.34), (curve.Precision[^1], curve.Recall[^1]));
        var thin = curve.Thinned(10);
        Assert.InRange(thin.Recall.Count, 2, 10);
        Assert.Equal((curve.Recall[0], curve.Recall[^1]), (thin.Recall[0], thin.Recall[^1]));
    }

    private static DetectionMetrics Measure(int classes, params (TrueBox[] Truth, FoundBox[] Found)[] pictures)
    {
        var tally = new DetectionTally(classes);
        foreach (var (truth, found) in pictures)
            tally.Add(truth, found);
        return tally.Measure();
    }

    private static Box Shifted(Box box, float right) => box with { X0 = box.X0 + right, X1 = box.X1 + right };
}
