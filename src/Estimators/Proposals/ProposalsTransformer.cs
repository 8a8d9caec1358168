using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Proposals.Persistence;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Estimators;

/// <summary>Proposes regions of every row's picture.</summary>
public sealed class ProposalsTransformer : ITransformer
{
    private readonly string _input;
    private readonly ProposalNames _names;

    internal ProposalsTransformer(RegionProposer proposer, string input, ProposalNames names) => (Proposer, _input, _names) = (proposer, input, names);

    /// <summary>What proposes.</summary>
    public RegionProposer Proposer { get; }

    /// <summary>Every row becomes one row, whatever the others are.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)SavedProposals.Build(Proposer, _input, _names)).Save(ctx);

    private ProposalMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ProposalMapping(Proposer, schema, _input, _names);
    }
}
