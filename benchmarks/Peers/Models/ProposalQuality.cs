using System.Globalization;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// What proposals find of labelled pictures, ours and a peer's with the same number of boxes: no picture counts more of our boxes than the peer has for it.
/// The peer orders its boxes by a draw, so its figures are means of several: of one alone, recall at a hundred boxes is off by up to a tenth.
/// </summary>
internal static class ProposalQuality
{
    /// <summary>Draws of the peer's, which are slow.</summary>
    public const int PeerDraws = 3;

    private static readonly int[] Counts = [100, 200, 400, 800, 1600, int.MaxValue];

    /// <summary>Compares each set on its own.</summary>
    /// <param name="search">Ours.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="peer">Of each draw, of each picture, the boxes.</param>
    public static Equality Compare(SelectiveSearch search, LabelledPictures pictures, byte[] peer)
    {
        var draws = JsonSerializer.Deserialize<int[][][][]>(peer)!;
        var (equalities, first) = (new List<Equality>(), 0);
        foreach (var set in pictures.Sets)
        {
            var theirs = draws.Select(draw => draw.Skip(first).Take(set.Pictures.Length).Select(Regions).ToArray()).ToArray();
            equalities.Add(Compare(search, set, theirs));
            first += set.Pictures.Length;
        }

        return new Equality(equalities.TrueForAll(one => one.Holds), string.Join("; ", equalities.Select(one => one.Detail)));
    }

    private static PixelRegion[] Regions(int[][] boxes) => Array.ConvertAll(boxes, b => new PixelRegion(b[0], b[1], b[2], b[3]));

    private static Equality Compare(SelectiveSearch search, PictureSet set, PixelRegion[][][] theirs)
    {
        var ours = set.Pictures.Select((picture, i) => search.Propose(picture).Take(theirs[0][i].Length).Select(one => one.Region).ToArray()).ToArray();
        var figures = Counts.Select(count => (Ours: ProposalFixture.Figures(set.Labels, ours, count), Peer: Mean(set, theirs, count))).ToArray();
        var detail = string.Join(", ", Counts.Zip(figures, (count, f) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == int.MaxValue ? "all" : $"{count}")} {f.Ours.Recall:F3}/{f.Ours.Mabo:F3} ({f.Peer.Recall:F3}/{f.Peer.Mabo:F3})")));
        return new Equality(
            figures.All(f => f.Ours.Recall >= f.Peer.Recall && f.Ours.Mabo >= f.Peer.Mabo),
            $"{set.Name}, recall/MABO at so many boxes (the peer's mean): {detail}");
    }

    private static (double Recall, double Mabo) Mean(PictureSet set, PixelRegion[][][] draws, int count)
    {
        var figures = Array.ConvertAll(draws, draw => ProposalFixture.Figures(set.Labels, draw, count));
        return (figures.Average(one => one.Recall), figures.Average(one => one.Mabo));
    }
}
