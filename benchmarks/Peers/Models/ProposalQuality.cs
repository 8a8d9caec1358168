using System.Globalization;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// What proposals find of labelled pictures, ours and a peer's with the same number of boxes: no picture counts more of our boxes than the peer has for it.
/// Both order their boxes by a draw, so the figures are means of several: of one alone, recall at a hundred boxes is off by up to a tenth.
/// </summary>
internal static class ProposalQuality
{
    /// <summary>Draws of the peer's, which are slow.</summary>
    public const int PeerDraws = 3;

    private const int OurDraws = 8;
    private static readonly int[] Counts = [100, 200, 400, 800, 1600, int.MaxValue];

    /// <summary>What the means of so many draws are off by at one number of boxes, if their scatter does not say more.</summary>
    private const int ObjectsOfLuck = 1;

    private const double StandardErrors = 2;

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
        var ours = Enumerable.Range(1, OurDraws).Select(seed => set.Pictures.Select((picture, i) =>
            (search with { Seed = (ulong)seed }).Propose(picture).Take(theirs[0][i].Length).Select(proposal => proposal.Region).ToArray()).ToArray()).ToArray();
        var figures = Counts.Select(count => (Ours: Mean(set, ours, count), Peer: Mean(set, theirs, count))).ToArray();
        var luck = (double)ObjectsOfLuck / set.Labels.Sum(one => one.Boxes.Length);
        var holds = figures.All(f => f.Ours.Recall >= f.Peer.Recall - Math.Max(luck, Scatter(f.Ours, f.Peer)) && f.Ours.Mabo >= f.Peer.Mabo)
            && figures[^1].Ours.Recall >= figures[^1].Peer.Recall
            && figures.Average(f => f.Ours.Recall) >= figures.Average(f => f.Peer.Recall);
        var detail = string.Join(", ", Counts.Zip(figures, (count, f) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == int.MaxValue ? "all" : $"{count}")} {f.Ours.Recall:F3}/{f.Ours.Mabo:F3} ({f.Peer.Recall:F3}/{f.Peer.Mabo:F3})")));
        return new Equality(holds, $"{set.Name}, mean recall/MABO of the draws at so many boxes (the peer's): {detail}");
    }

    private static double Scatter(Means ours, Means peer) => StandardErrors * Math.Sqrt(ours.ErrorSquared + peer.ErrorSquared);

    private static Means Mean(PictureSet set, PixelRegion[][][] draws, int count)
    {
        var figures = Array.ConvertAll(draws, draw => ProposalFixture.Figures(set.Labels, draw, count));
        var recall = figures.Average(one => one.Recall);
        var variance = figures.Sum(one => (one.Recall - recall) * (one.Recall - recall)) / (figures.Length - 1);
        return new Means(recall, figures.Average(one => one.Mabo), variance / figures.Length);
    }

    /// <summary>The means of draws, and the square of the standard error of the recall's.</summary>
    private readonly record struct Means(double Recall, double Mabo, double ErrorSquared);
}
