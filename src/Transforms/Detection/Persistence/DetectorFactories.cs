using Microsoft.ML.Transforms;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>Proposes regions. ML.NET finds it by its contract when it loads a detector.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class DetectorProposalsFactory : CustomMappingFactory<PictureRow, ProposedRow>
{
    public const string Contract = "MLNetVision.Detection.Proposals";

    /// <inheritdoc/>
    public override Action<PictureRow, ProposedRow> GetMapping()
    {
        LoadedImages.Register();
        var detector = new LoadedState<LoadedDetector>(LoadedDetector.Read);
        return (source, target) => detector.Of(source.State).Propose(PictureImages.ToPicture(source.Image ?? throw NoImage()), target);
    }

    private static InvalidOperationException NoImage() => new($"{DetectionColumns.Owner}: a row has no image. Filter such rows out before.");
}

/// <summary>Chooses boxes. ML.NET finds it by its contract when it loads a detector.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class DetectorChoiceFactory : CustomMappingFactory<SaidRow, FoundRow>
{
    public const string Contract = "MLNetVision.Detection.Choice";

    /// <inheritdoc/>
    public override Action<SaidRow, FoundRow> GetMapping()
    {
        var detector = new LoadedState<LoadedDetector>(LoadedDetector.Read);
        return (source, target) => detector.Of(source.State).Choose(source, target);
    }
}
