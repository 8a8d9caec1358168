using MLNetVision.Trainers.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Batches of which a fixed share shows objects.</summary>
public sealed class RegionSamplerTests
{
    private static readonly int[] Objects = [.. Enumerable.Range(0, 50)];
    private static readonly int[] Rest = [.. Enumerable.Range(1000, 700)];

    [Fact]
    public void A_batch_has_its_shares_and_is_the_same_whenever_it_is_asked_for()
    {
        var sampler = new RegionSampler(Objects, Rest, seed: 3);
        var seventh = sampler.Batch(7, 32, 96);

        Assert.Equal(32, seventh.Count(Objects.Contains));
        Assert.Equal(96, seventh.Count(Rest.Contains));
        Assert.NotEqual(seventh, sampler.Batch(8, 32, 96));
        Assert.Equal(seventh, new RegionSampler(Objects, Rest, seed: 3).Batch(7, 32, 96));
        Assert.NotEqual(seventh, new RegionSampler(Objects, Rest, seed: 4).Batch(7, 32, 96));
    }

    [Fact]
    public void Each_side_is_gone_through_before_it_begins_anew()
    {
        var sampler = new RegionSampler(Objects, Rest, seed: 3);
        var drawn = Enumerable.Range(0, 25).SelectMany(b => sampler.Batch(b, 32, 96)).ToArray();

        Assert.All(Objects, o => Assert.Equal(16, drawn.Count(d => d == o)));
        Assert.All(Rest, r => Assert.InRange(drawn.Count(d => d == r), 3, 4));
    }

    [Fact]
    public void A_side_without_regions_leaves_its_share_to_the_other()
    {
        Assert.Equal(128, new RegionSampler([], Rest, 1).Batch(0, 32, 96).Count(Rest.Contains));
        Assert.Equal(128, new RegionSampler(Objects, [], 1).Batch(0, 32, 96).Count(Objects.Contains));
        Assert.Empty(new RegionSampler([], [], 1).Batch(0, 32, 96));
    }
}
