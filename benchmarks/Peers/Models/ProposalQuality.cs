using System.Globalization;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// What proposals find of labelled pictures, ours and a peer's with the same number of boxes: no picture counts more of our boxes than the peer has for it.
/// </summary>
internal static class ProposalQuality
{
    private static readonly int[] Counts = [100, 200, 400, 800, 1600, int.MaxValue];

    /// <summary>At a single number of boxes, the luck of the peer's unseeded draw and of ours may cost a few objects.</summary>
    private const int ObjectsOfLuck = 4;

    /// <summary>Compares photographs and scenes, each set on its own.</summary>
    public static Equality Compare(SelectiveSearch search, LabelledPictures pictures, byte[] peer)
    {
        var theirs = JsonSerializer.Deserialize<int[][][]>(peer)!
            .Select(boxes => boxes.Select(b => new PixelRegion(b[0], b[1], b[2], b[3])).ToArray()).ToArray();
        var ours = pictures.Members.Select((one, i) =>
            search.Propose(ProposalFixture.Picture(one)).Select(proposal => proposal.Region).Take(theirs[i].Length).ToArray()).ToArray();
        var photographs = Compare("photographs", pictures.Members[..pictures.Photographs], ours[..pictures.Photographs], theirs[..pictures.Photographs]);
        var scenes = Compare("scenes", pictures.Members[pictures.Photographs..], ours[pictures.Photographs..], theirs[pictures.Photographs..]);
        return new Equality(photographs.Holds && scenes.Holds, $"{photographs.Detail}; {scenes.Detail}");
    }

    private static Equality Compare(string name, LabelledPicture[] pictures, PixelRegion[][] ours, PixelRegion[][] theirs)
    {
        var figures = Counts.Select(count => (
            Ours: ProposalFixture.Figures(pictures, ours, count), Peer: ProposalFixture.Figures(pictures, theirs, count))).ToArray();
        var luck = (double)ObjectsOfLuck / pictures.Sum(one => one.Boxes.Length);
        var holds = figures.All(f => f.Ours.Recall >= f.Peer.Recall - luck) && figures[^1].Ours.Mabo >= figures[^1].Peer.Mabo
            && figures[^1].Ours.Recall >= figures[^1].Peer.Recall
            && figures.Average(f => f.Ours.Recall) >= figures.Average(f => f.Peer.Recall)
            && figures.Average(f => f.Ours.Mabo) >= figures.Average(f => f.Peer.Mabo);
        var detail = string.Join(", ", Counts.Zip(figures, (count, f) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == int.MaxValue ? "all" : $"{count}")} {f.Ours.Recall:F3}/{f.Ours.Mabo:F3} ({f.Peer.Recall:F3}/{f.Peer.Mabo:F3})")));
        return new Equality(holds, $"{name}, recall/MABO at so many boxes (the peer's): {detail}");
    }
}
