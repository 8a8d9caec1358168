using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// Edge boxes against OpenCV's, which has the paper's learnt edges only with a model that it does not bring: both are given our edges, and group and score
/// them.
/// </summary>
internal static class EdgeBoxWork
{
    /// <summary>Asked of selective search; boxes by edges have no figure of their own.</summary>
    private const double Reach = 3;

    private static readonly int[] Counts = [50, 100, 200, 400, 1000];

    public static TimedWorkload Create(string name, Image<byte> timed, int threads)
    {
        var pictures = new LabelledPictures();
        var ours = new EdgeBoxes { Threads = threads, LongestSide = 0, MaximumCount = Counts[^1] };
        return new(
            name, Reach, "edge_boxes",
            () => new
            {
                timed = FilesOf(EdgeMap.Of(timed, ours.Sigma), "timed"),
                pictures = pictures.Sets.SelectMany(set => set.Labels.Zip(set.Pictures)).Select(
                    pair => FilesOf(EdgeMap.Of(pair.Second, ours.Sigma), pair.First.Picture)).ToArray(),
                settings = new { maxBoxes = ours.MaximumCount, minBoxArea = ours.MinimumArea, maxAspectRatio = ours.MaximumAspect, kappa = ours.SizePower },
            },
            () => Prepare(ours, timed, pictures));
    }

    private static Prepared Prepare(EdgeBoxes ours, Image<byte> timed, LabelledPictures pictures)
    {
        var (seen, edges) = (SeenPicture.Of(timed, 0), EdgeMap.Of(timed, ours.Sigma));
        return new Prepared(
            () => new EdgeBoxRun(ours, EdgeGroups.Of(edges, (float)ours.MinimumEdge), CancellationToken.None).Proposals(seen),
            peer => Compare(ours, pictures, peer));
    }

    private static object FilesOf(EdgeMap edges, string name) => new
    {
        width = edges.Width, height = edges.Height,
        strengths = FileOf(edges.Strengths, $"{name}.strengths"), normals = FileOf(edges.Normals, $"{name}.normals"),
    };

    private static string FileOf(float[] values, string name)
    {
        var file = Path.Combine(GeneratedFiles.Folder("proposals"), name);
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        return file;
    }

    /// <summary>Each set: the mean over the numbers of boxes has to be the peer's at least, in recall and in best overlap.</summary>
    private static Equality Compare(EdgeBoxes settings, LabelledPictures pictures, byte[] peer)
    {
        var all = JsonSerializer.Deserialize<int[][][]>(peer)!.Select(
            boxes => boxes.Select(b => new PixelRegion(b[0], b[1], b[2], b[3])).ToArray()).ToArray();
        var (holds, details, first) = (true, new List<string>(), 0);
        foreach (var set in pictures.Sets)
        {
            var theirs = all[first..(first += set.Pictures.Length)];
            var ours = set.Pictures.Select(picture => settings.Propose(picture).Select(proposal => proposal.Region).ToArray()).ToArray();
            var figures = Counts.Select(count => (
                Ours: ProposalFixture.Figures(set.Labels, ours, count), Peer: ProposalFixture.Figures(set.Labels, theirs, count))).ToArray();
            holds &= figures.Average(f => f.Ours.Recall) >= figures.Average(f => f.Peer.Recall)
                && figures.Average(f => f.Ours.Mabo) >= figures.Average(f => f.Peer.Mabo);
            details.Add($"{set.Name}, recall/MABO at so many boxes (the peer's): " + string.Join(", ", Counts.Zip(figures, (count, f) => string.Create(
                CultureInfo.InvariantCulture, $"{count} {f.Ours.Recall:F3}/{f.Ours.Mabo:F3} ({f.Peer.Recall:F3}/{f.Peer.Mabo:F3})"))));
        }

        return new Equality(holds, string.Join("; ", details));
    }
}
