using MLNetVision.Imaging;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Detection;

/// <summary>All stages of a training, from pictures to a detector. Each finds in the store what was finished before.</summary>
internal sealed class RCnnFit(RegionProposer proposer, Backbone backbone, RCnnOptions options, RowStore store, DetectionRun run)
{
    public RegionDetector Fit(ILabelledPictures pictures)
    {
        var known = new ProposalStage(proposer, options.MaxRegions, store, run).Run(pictures);
        Check(pictures.Classes, known);
        var learnt = options.Tuning is { } tuning
            ? new TuningStage(backbone, options, tuning, store, run)
                .Run(pictures, known, ContentOf(pictures.Classes, known, [.. known.Select(k => k.Proposals)]))
            : backbone;
        var features = new RegionFeatures(learnt, options.Regions);
        var keys = new FeatureStage(features, store, run).Run(pictures, known);
        var data = new StoredRegions(store, known, keys, features.Width, pictures.Classes.Count, options.Bands);
        var head = new HeadStage(data, ContentOf(pictures.Classes, known, keys), options, store, run).Run();
        return new RegionDetector(proposer, features, head, pictures.Classes) { MaxRegions = options.MaxRegions, Rules = options.Rules };
    }

    private static void Check(IReadOnlyList<string> classes, IReadOnlyList<KnownPicture> known)
    {
        if (known.Count == 0)
        {
            throw new ArgumentException("R-CNN: there are no pictures to learn from. Give data of one row at least.");
        }

        if (!known.Any(k => k.Objects.Any(o => !o.IsDifficult)))
        {
            throw new ArgumentException(
                $"R-CNN: none of the {known.Count} pictures has an object of {string.Join(", ", classes)}; a detector learns from marked boxes."
                + " Check the label column.");
        }
    }

    private static UInt128 ContentOf(IReadOnlyList<string> classes, IReadOnlyList<KnownPicture> known, UInt128[] keys)
    {
        using var key = new ContentKey("regions");
        key.Add(string.Join('\n', classes));
        foreach (var (picture, features) in known.Zip(keys))
        {
            key.Add(features);
            foreach (var found in picture.Objects)
            {
                key.Add<int>([found.Label, found.IsDifficult ? 1 : 0]);
            }
        }

        return key.End();
    }
}
