using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Proposals.Persistence;

/// <summary>Proposes regions. ML.NET finds it by its contract when it loads proposals.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class ProposalFactory : CustomMappingFactory<ProposalFactory.Picture, ProposalFactory.Regions>
{
    public const string Contract = "MLNetVision.Proposals.Proposals";

    /// <inheritdoc/>
    public override Action<Picture, Regions> GetMapping()
    {
        LoadedImages.Register();
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
