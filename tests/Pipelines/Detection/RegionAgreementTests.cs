using MLNetVision.Metrics;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class RegionAgreementTests
{
    private static readonly Box[] Boxes = [new(0, 0, 40, 30), new(5, 6, 25, 26), new(30, 2, 39, 20)];
    private static readonly RegionOptions Warped = new() { Context = 2 };
    private static readonly RegionOptions Shared = new() { Mode = RegionMode.Shared, FieldWidth = 48, FieldHeight = 40, Cells = 3 };

    [Fact]
    public void A_way_agrees_with_itself()
    {
        var agreement = Of(Shared, Shared);
        Assert.Equal((3, 1.0), (agreement.Regions, agreement.SameClass));
        Assert.Equal(1, agreement.MeanCosine, 1e-9);
    }

    [Fact]
    public void Two_ways_see_much_the_same()
    {
        var agreement = Of(Warped, Shared);
        Assert.InRange(agreement.LeastCosine, 0.5, 1 - 1e-6);
        Assert.InRange(agreement.MeanCosine, agreement.LeastCosine, 1);
        Assert.Null((agreement with { SameClass = null }).SameClass);
        Assert.InRange(agreement.SameClass!.Value, 0, 1);
    }

    [Fact]
    public void Largest_cells_see_much_the_same_as_means()
    {
        var agreement = Of(Shared with { Pooling = RegionPooling.Max }, Shared);
        Assert.InRange(agreement.LeastCosine, 0.5, 1 - 1e-6);
    }

    [Fact]
    public void Both_have_to_give_as_many_features()
    {
        var error = Assert.Throws<ArgumentException>(() => Of(Shared, Shared with { Layer = "map", Average = false }));
        Assert.Contains("as many", error.Message, StringComparison.Ordinal);
    }

    private static RegionAgreement Of(RegionOptions one, RegionOptions other) => RegionAgreement.Of(
        new RegionFeatures(DetectorParts.Backbone(), one), new RegionFeatures(DetectorParts.Backbone(), other), DetectorParts.Picture(40, 30), Boxes,
        DetectorParts.Head());
}
