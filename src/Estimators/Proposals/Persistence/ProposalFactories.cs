using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Proposals.Persistence;

/// <summary>Gives every row the same number, for a lookup to give every row the same texts. ML.NET finds it by its contract when it loads proposals.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class ProposalKeyFactory : CustomMappingFactory<ProposalKeyFactory.Nothing, ProposalKeyFactory.Number>
{
    public const string Contract = "MLNetVision.Proposals.Key";

    /// <inheritdoc/>
    public override Action<Nothing, Number> GetMapping() => static (_, target) => target.Value = SavedState.Key;

    /// <summary>No column is read.</summary>
    internal sealed class Nothing;

    /// <summary>What is added.</summary>
    internal sealed class Number
    {
        [ColumnName(ProposalColumns.Key)]
        public uint Value { get; set; }
    }
}

/// <summary>Proposes regions. ML.NET finds it by its contract when it loads proposals.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class ProposalFactory : CustomMappingFactory<ProposalFactory.Picture, ProposalFactory.Regions>
{
    public const string Contract = "MLNetVision.Proposals.Proposals";

    /// <inheritdoc/>
    public override Action<Picture, Regions> GetMapping()
    {
        var proposer = new LoadedState<RegionProposer>(SavedProposals.Read);
        return (source, target) =>
        {
            var regions = ProposedRegions.Of(proposer.Of(source.State), source.Image);
            (target.Boxes, target.Scores) = (regions.Boxes, regions.Scores);
        };
    }

    /// <summary>A picture and the proposer's settings.</summary>
    internal sealed class Picture
    {
        // Any size: ML.NET's attribute without one fails, and the size it is given is not looked at.
        [ColumnName(ProposalColumns.Image)]
        [ImageType(1, 1)]
        public MLImage? Image { get; set; }

        [ColumnName(ProposalColumns.State)]
        [VectorType]
        public VBuffer<ReadOnlyMemory<char>> State { get; set; }
    }

    /// <summary>What is added.</summary>
    internal sealed class Regions
    {
        [ColumnName(ProposalColumns.Boxes)]
        [VectorType]
        public float[] Boxes { get; set; } = [];

        [ColumnName(ProposalColumns.Scores)]
        [VectorType]
        public float[] Scores { get; set; } = [];
    }
}
