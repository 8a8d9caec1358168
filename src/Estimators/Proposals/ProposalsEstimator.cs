using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators;

/// <summary>
/// Adds where objects may be in a picture as a vector of boxes, x0 y0 x1 y1 each, whose length differs from row to row. Nothing is learnt; fitting checks the
/// column. A saved model needs this library's assembly where it is loaded, as ONNX cannot say how regions are proposed.
/// </summary>
public sealed class ProposalsEstimator : IEstimator<ProposalsTransformer>
{
    internal const string Owner = "Proposals";

    private readonly RegionProposer _proposer;
    private readonly string _input;
    private readonly ProposalNames _names;

    internal ProposalsEstimator(RegionProposer proposer, string input, string output, string? score)
    {
        ArgumentNullException.ThrowIfNull(proposer);
        ArgumentException.ThrowIfNullOrEmpty(input);
        ArgumentException.ThrowIfNullOrEmpty(output);
        (_proposer, _input, _names) = (proposer, input, new ProposalNames(output, score));
    }

    /// <inheritdoc/>
    public ProposalsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _names.Validate();
        DetectionColumns.Images(input.Schema, _input, Owner);
        return new ProposalsTransformer(_proposer, _input, _names);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        DetectionColumns.Check(inputSchema, _input, Owner);
        return inputSchema.With(_names.Columns());
    }
}
