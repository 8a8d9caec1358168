using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>Gives every row the same number, for a lookup to give every row the same texts. ML.NET finds it by its contract when it loads a detector.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class DetectorKeyFactory : CustomMappingFactory<DetectorKeyFactory.Nothing, DetectorKeyFactory.Number>
{
    public const string Contract = "MLNetVision.Detection.Key";

    /// <inheritdoc/>
    public override Action<Nothing, Number> GetMapping() => static (_, target) => target.Value = SavedState.Key;

    /// <summary>No column is read.</summary>
    internal sealed class Nothing;

    /// <summary>What is added.</summary>
    internal sealed class Number
    {
        [ColumnName(SavedColumns.Key)]
        public uint Value { get; set; }
    }
}

/// <summary>Proposes regions. ML.NET finds it by its contract when it loads a detector.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class DetectorProposalsFactory : CustomMappingFactory<PictureRow, ProposedRow>
{
    public const string Contract = "MLNetVision.Detection.Proposals";

    /// <inheritdoc/>
    public override Action<PictureRow, ProposedRow> GetMapping()
    {
        KnowImagesOfAnySize();
        var detector = new LoadedState<LoadedDetector>(LoadedDetector.Read);
        return (source, target) => detector.Of(source.State).Propose(PictureImages.ToPicture(source.Image ?? throw NoImage()), target);
    }

    /// <summary>ML.NET hands objects only those types of columns that are registered, and images without a size nobody registers.</summary>
    private static void KnowImagesOfAnySize()
    {
        try
        {
            DataViewTypeManager.Register(new ImageDataViewType(), typeof(MLImage), new ImageTypeAttribute());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Somebody did, with another attribute: it is known then.
        }
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
