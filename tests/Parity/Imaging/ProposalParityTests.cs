using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>
/// Selective search finds what OpenCV's finds, at the same number of boxes: no picture is given more boxes than the peer has for it. The peer's order is
/// random, and its figures are means of several.
/// </summary>
public class ProposalParityTests
{
    /// <summary>With a drawn order, the luck of one draw may cost one of the 32 to 72 objects.</summary>
    private const int ObjectsOfLuck = 1;

    /// <summary>The fixture has four digits.</summary>
    private const double Rounding = 5e-5;

    [Theory]
    [InlineData("scenes", SelectiveSearchMode.Fast)]
    [InlineData("scenes", SelectiveSearchMode.Quality)]
    [InlineData("photographs", SelectiveSearchMode.Fast)]
    [InlineData("photographs", SelectiveSearchMode.Quality)]
    public void Recall_and_mean_best_overlap_are_at_least_the_peers(string set, SelectiveSearchMode mode)
    {
        var found = Compare(set, new SelectiveSearch(mode), mode);
        Assert.All(found.Counts, one => Assert.True(one.Recall >= one.PeerRecall - Rounding && one.Mabo >= one.PeerMabo - Rounding, found.Told));
    }

    [Theory]
    [InlineData("scenes", SelectiveSearchMode.Fast)]
    [InlineData("scenes", SelectiveSearchMode.Quality)]
    [InlineData("photographs", SelectiveSearchMode.Fast)]
    [InlineData("photographs", SelectiveSearchMode.Quality)]
    public void A_drawn_order_finds_as_much_but_for_the_luck_of_the_draw(string set, SelectiveSearchMode mode)
    {
        var found = Compare(set, new SelectiveSearch(mode) { Order = ProposalOrder.Random, MaximumOverlap = 0.95 }, mode);
        var luck = (double)ObjectsOfLuck / ProposalFixture.Load().Set(set).Sum(one => one.Boxes.Length);
        Assert.True(found.Counts.Average(one => one.Recall) >= found.Counts.Average(one => one.PeerRecall) - luck, found.Told);
        Assert.True(found.Counts.Average(one => one.Mabo) >= found.Counts.Average(one => one.PeerMabo), found.Told);
    }

    private static (Figures[] Counts, string Told) Compare(string set, SelectiveSearch search, SelectiveSearchMode mode)
    {
        var fixture = ProposalFixture.Load();
        var peer = fixture.Peer.Single(one => one.Set == set && one.Mode == mode.ToString());
        var pictures = fixture.Set(set);
        var found = pictures.Select((one, i) =>
            search.Propose(ProposalFixture.Picture(one)).Take(peer.Boxes[i]).Select(proposal => proposal.Region).ToArray()).ToArray();
        Figures[] counts = [.. peer.Counts.Select((count, i) =>
        {
            var (recall, mabo) = ProposalFixture.Figures(pictures, found, count);
            return new Figures(count, recall, peer.Recall[i], mabo, peer.Mabo[i]);
        })];
        return (counts, string.Join("; ", counts.Select(one =>
            $"{one.Count} boxes: recall {one.Recall:0.0000} ({one.PeerRecall:0.0000}), MABO {one.Mabo:0.0000} ({one.PeerMabo:0.0000})")));
    }

    private readonly record struct Figures(int Count, double Recall, double PeerRecall, double Mabo, double PeerMabo);
}
