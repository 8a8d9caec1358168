using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>
/// Selective search finds what OpenCV's finds, at the same number of boxes: no picture is given more boxes than the peer has for it. The peer's order is
/// random, and its figures are means of several; ours is that of the default seed.
/// </summary>
public class ProposalParityTests
{
    /// <summary>At a single number of boxes, the luck of one draw may cost two of the 32 to 72 objects.</summary>
    private const int ObjectsOfLuck = 2;

    /// <summary>The fixture has four digits.</summary>
    private const double Rounding = 5e-5;

    [Theory]
    [InlineData("scenes", SelectiveSearchMode.Fast)]
    [InlineData("scenes", SelectiveSearchMode.Quality)]
    [InlineData("photographs", SelectiveSearchMode.Fast)]
    [InlineData("photographs", SelectiveSearchMode.Quality)]
    public void Recall_and_mean_best_overlap_are_at_least_the_peers(string set, SelectiveSearchMode mode)
    {
        var fixture = ProposalFixture.Load();
        var peer = fixture.Peer.Single(one => one.Set == set && one.Mode == mode.ToString());
        var pictures = fixture.Set(set);
        var found = pictures.Select((one, i) => new SelectiveSearch(mode).Propose(ProposalFixture.Picture(one)).Take(peer.Boxes[i])
            .Select(proposal => proposal.Region).ToArray()).ToArray();
        var ours = peer.Counts.Select(count => ProposalFixture.Figures(pictures, found, count)).ToArray();

        var luck = (double)ObjectsOfLuck / pictures.Sum(one => one.Boxes.Length);
        Assert.All(ours.Zip(peer.Recall), pair => Assert.True(pair.First.Recall >= pair.Second - luck, Told()));
        Assert.True(ours.Average(one => one.Recall) >= peer.Recall.Average() - Rounding, Told());
        Assert.True(ours[^1].Recall >= peer.Recall[^1] - Rounding, Told());
        Assert.All(ours.Zip(peer.Mabo), pair => Assert.True(pair.First.Mabo >= pair.Second - Rounding, Told()));

        string Told() => string.Join("; ", ours.Select((one, i) =>
            $"{peer.Counts[i]} boxes: recall {one.Recall:0.0000} ({peer.Recall[i]:0.0000}), MABO {one.Mabo:0.0000} ({peer.Mabo[i]:0.0000})"));
    }
}
