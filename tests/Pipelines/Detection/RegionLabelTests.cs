using MLNetVision.Metrics;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>What regions count as by how much they share with objects.</summary>
public sealed class RegionLabelTests
{
    private static readonly Box Object = new(0, 0, 100, 100);

    [Theory]
    [InlineData(100, 0, 0)]
    [InlineData(60, 0, 0)]
    [InlineData(50, 0, -1)]
    [InlineData(40, RegionLabels.Background, -1)]
    [InlineData(31, RegionLabels.Background, -1)]
    [InlineData(29, RegionLabels.Background, -1)]
    public void A_part_of_an_object_counts_by_its_share(int share, int tuning, int regression)
    {
        var labels = Labels([new Box(0, 0, 100, share)], [new TrueBox(0, Object)]);

        Assert.Equal(tuning, labels.Tuning(0));
        Assert.Equal(regression, labels.Regression(0));
        Assert.Equal(share < 30 ? -1 : 0, labels.Machine(0, 0));
        Assert.Equal(-1, labels.Machine(0, 1));
    }

    [Fact]
    public void Only_the_objects_own_box_is_of_its_class_unless_a_band_says_otherwise()
    {
        Box[] regions = [new(0, 0, 100, 90), Object];
        TrueBox[] truths = [new(0, Object)];

        Assert.Equal([0, 1], Machine(Labels(regions, truths, firstTruth: 1), 2));
        Assert.Equal([1, 1], Machine(Labels(regions, truths, firstTruth: 1, new RegionBands { MachineFrom = 0.8 }), 2));
        Assert.Equal(-1, Labels(regions, truths, firstTruth: 1).Machine(1, label: 1));
        Assert.Equal(-1, Labels(regions, truths, firstTruth: 1).Regression(1));
    }

    [Fact]
    public void Regions_on_a_difficult_object_are_left_out()
    {
        Box[] regions = [new(0, 0, 100, 70), new(200, 200, 220, 220), Object];
        var labels = Labels(regions, [new TrueBox(0, Object) { IsDifficult = true }], firstTruth: 2);

        Assert.Equal([RegionLabels.LeftOut, RegionLabels.Background, RegionLabels.LeftOut], regions.Select((_, r) => labels.Tuning(r)));
        Assert.Equal([0, -1, 0], Machine(labels, 3));
        Assert.Equal([-1, -1, -1], regions.Select((_, r) => labels.Regression(r)));
    }

    [Fact]
    public void A_region_between_two_objects_is_of_that_which_it_shares_more_with()
    {
        TrueBox[] truths = [new(0, Object), new(1, new Box(40, 0, 140, 100))];
        var labels = Labels([new Box(30, 0, 130, 100)], truths);

        Assert.Equal(1, labels.Tuning(0));
        Assert.Equal(1, labels.Regression(0));
        Assert.Equal(0, labels.Machine(0, 0));
    }

    [Fact]
    public void Without_objects_and_without_areas_all_is_background()
    {
        Box[] strange = [new(5, 5, 5, 50), new(float.NaN, 0, 10, 10), new(10, 10, 0, 0)];
        foreach (var truths in (TrueBox[][])[[], [new TrueBox(0, Object)]])
        {
            var labels = Labels(strange, truths);
            Assert.All(strange.Index(), s => Assert.Equal(
                (RegionLabels.Background, -1, -1), (labels.Tuning(s.Index), labels.Machine(s.Index, 0), labels.Regression(s.Index))));
        }
    }

    [Fact]
    public void Bands_that_are_none_are_refused()
    {
        Assert.Contains(
            "TuningFrom", Assert.Throws<ArgumentOutOfRangeException>(new RegionBands { TuningFrom = 0 }.Validate).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(new RegionBands { MachineFrom = 0.1 }.Validate);
        Assert.Throws<ArgumentOutOfRangeException>(new RegionBands { RegressionFrom = double.NaN }.Validate);
        new RegionBands().Validate();
    }

    private static RegionLabels Labels(Box[] regions, TrueBox[] truths, int? firstTruth = null, RegionBands? bands = null) =>
        new(new RegionOverlaps(regions, truths), firstTruth ?? regions.Length, bands ?? new RegionBands());

    private static int[] Machine(RegionLabels labels, int count) => [.. Enumerable.Range(0, count).Select(r => labels.Machine(r, 0))];
}
