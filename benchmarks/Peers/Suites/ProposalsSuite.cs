using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;
using MLNetVision.Imaging;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Selective search against OpenCV's: what both find is compared on labelled pictures first, then one photograph is timed.</summary>
internal static class ProposalsSuite
{
    private const double Reach = 3;

    private static string Photograph => Path.Combine(AppContext.BaseDirectory, "photographs", "rocket.jpg");

    public static Suite Create() => new(
        "proposals", new(PeerRuntime.Python, "proposals.py", "python3-opencv"), NeedsBlas: false, Threads: 2, threads =>
        [
            Search("selective search, fast, 640 x 427 photograph", SelectiveSearchMode.Fast, threads),
            Search("selective search, quality, 640 x 427 photograph", SelectiveSearchMode.Quality, threads),
            EdgeBoxWork.Create("edge boxes of the same edges, 640 x 427 photograph", ImageFile.Load(Photograph), threads),
        ]);

    private static TimedWorkload Search(string name, SelectiveSearchMode mode, int threads)
    {
        var pictures = new LabelledPictures();
        return new(
            name, Reach, "selective_search",
            () => new
            {
                mode = mode.ToString(), timed = LabelledPictures.FileOf(ImageFile.Load(Photograph), "timed"), pictures = pictures.Files(),
                draws = ProposalQuality.PeerDraws,
            },
            () => Prepare(new SelectiveSearch(mode) { Threads = threads }, pictures));
    }

    private static Prepared Prepare(SelectiveSearch search, LabelledPictures pictures)
    {
        var photograph = ImageFile.Load(Photograph);
        return new Prepared(() => search.Propose(photograph), peer => ProposalQuality.Compare(search, pictures, peer));
    }
}
