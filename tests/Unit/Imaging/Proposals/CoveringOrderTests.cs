using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Proposals;

/// <summary>The order in which the next box is the one that adds most, against the same written out in full.</summary>
public class CoveringOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_box_is_the_one_that_adds_most(ulong seed)
    {
        var hierarchies = Hierarchies(seed);
        var order = CoveringOrder.Of(hierarchies, CancellationToken.None).ToArray();
        Assert.Equal(hierarchies.SelectMany(boxes => boxes).ToHashSet().Count, order.Length);
        Assert.Equal(order.OrderByDescending(one => one.Score), order);

        var boxes = Array.ConvertAll(order, one => one.Box);
        var weights = Array.ConvertAll(
            boxes, box => hierarchies.Sum(one => one.Index().Where(b => b.Item == box).Sum(b => Math.Pow(one.Length - b.Index, -0.5))));
        var wishes = boxes.Select((box, i) => weights[i] * Math.Pow(boxes.Select((other, j) => weights[j] * Likeness(box, other)).Sum(), 0.25)).ToArray();
        for (var taken = 0; taken < boxes.Length; taken++)
        {
            var gains = boxes[taken..]
                .Select(box => boxes.Select((wish, i) => wishes[i] * Math.Max(Likeness(box, wish) - Met(wish, taken), 0)).Sum()).ToArray();
            Assert.Equal(gains.Max(), gains[0], 1e-4 * wishes.Max());
        }

        double Met(RegionBounds wish, int taken) => taken == 0 ? 0 : boxes[..taken].Max(box => Likeness(box, wish));
    }

    [Fact]
    public void What_many_hierarchies_found_comes_before_what_one_did()
    {
        RegionBounds all = new(0, 0, 100, 100), common = new(10, 10, 40, 40), rare = new(60, 60, 90, 90);
        var order = CoveringOrder.Of([[common, all], [rare, common, all], [new(11, 10, 40, 41), all]], CancellationToken.None).ToArray();
        Assert.Equal([all, common, rare], order.Take(3).Select(one => one.Box));
    }

    private static double Likeness(RegionBounds a, RegionBounds b) => Math.Max(a.Overlap(b) - 0.6, 0);

    private static RegionBounds[][] Hierarchies(ulong seed)
    {
        var numbers = SplitMix.Bytes(seed, 4 * 90);
        var boxes = numbers.Chunk(4).Select(n => new RegionBounds(n[0] / 8, n[1] / 8, (n[0] / 8) + 10 + (n[2] / 10), (n[1] / 8) + 10 + (n[3] / 10))).ToArray();
        return [[.. boxes[..40], boxes[3]], [.. boxes[30..70]], [.. boxes[50..90], boxes[1], boxes[77]]];
    }
}
