using System.Runtime.InteropServices;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Trainers.Detection;

/// <summary>The first stage: where objects may be. Rows are x0, y0, x1, y1 of each proposal, the most promising first.</summary>
internal sealed class ProposalStage(RegionProposer proposer, int most, RowStore store, DetectionRun run)
{
    private const string Work = "R-CNN: proposals";
    private const int PicturesAtOnce = 16;

    private readonly string _settings = $"{proposer.GetType().FullName} {Settings(proposer)} {most}";

    /// <summary>Goes over the pictures, and proposes what is not known yet.</summary>
    public IReadOnlyList<KnownPicture> Run(ILabelledPictures pictures)
    {
        var known = new List<KnownPicture>();
        foreach (var group in pictures.Read().Chunk(PicturesAtOnce))
        {
            var found = new KnownPicture[group.Length];
            run.Each(group.Length, i => found[i] = Propose(group[i]));
            known.AddRange(found);

            // How many pictures there are only the end tells.
            run.Report(Work, known.Count, known.Count);
        }

        return known;
    }

    private KnownPicture Propose(LabelledPicture labelled)
    {
        var picture = labelled.Picture;
        var content = new ContentKey("picture").Add<int>([picture.Width, picture.Height, picture.Channels]).Add<byte>(picture.Samples).End();
        var key = new ContentKey("proposals").Add(_settings).Add(content).End();
        store.Get(key, () => new StoredRows(4, [.. MemoryMarshal.Cast<Box, float>(ProposedBoxes.Of(proposer, picture, most, run.Cancellation))]));
        return new KnownPicture(content, key, labelled.Objects);
    }

    /// <summary>All settings as text; the name alone of a proposer that is the user's own, such as a delegate.</summary>
    private static string Settings(RegionProposer proposer)
    {
        try
        {
            return ProposerText.Write(proposer);
        }
        catch (NotSupportedException)
        {
            return proposer.ToString();
        }
    }
}
