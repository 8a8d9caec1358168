using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Estimators.Persistence;
using MLNetVision.Transforms.Persistence;
using MLNetVision.Transforms.Persistence.State;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Proposals.Persistence;

/// <summary>What proposals are saved as: the proposer's settings as texts in every row, and a mapping of this library's that reads them and proposes.</summary>
internal static class SavedProposals
{
    /// <exception cref="NotSupportedException">The proposer is code of the application's own.</exception>
    public static TransformerChain<ITransformer> Build(RegionProposer proposer, string input, ProposalNames names)
    {
        var settings = ProposerText.Write(proposer);
        var transforms = Host.Context.Transforms;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(input, new ImageDataViewType());
        var chain = new ChainWriter(new NoRows(builder.ToSchema()));
        chain.Add(transforms.CopyColumns(ProposalColumns.Image, input));
        var texts = StateText.Write(stream => stream.Write(Encoding.UTF8.GetBytes(settings)));
        chain.AddState(new EstimatorKeyFactory(), EstimatorKeyFactory.Contract, ProposalColumns.State, texts);
        chain.Add(transforms.CustomMapping(new ProposalFactory().GetMapping(), ProposalFactory.Contract));
        chain.Add(transforms.CopyColumns(names.Boxes, ProposalColumns.Boxes));
        if (names.Scores is { } scores)
        {
            chain.Add(transforms.CopyColumns(scores, ProposalColumns.Scores));
        }

        chain.Add(transforms.DropColumns(ProposalColumns.All));
        return chain.ToChain();
    }

    /// <summary>The proposer of a loaded model.</summary>
    public static RegionProposer Read(IEnumerable<ReadOnlyMemory<char>> texts)
    {
        using var reader = new StreamReader(StateText.Read(texts), Encoding.UTF8);
        return ProposerText.Read(reader.ReadToEnd());
    }
}
