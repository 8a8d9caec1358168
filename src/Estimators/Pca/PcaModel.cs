using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Estimators;

/// <summary>
/// Principal components, as a transformer: it adds the scores, and what else its options ask for, and saves itself as ML.NET's own transformers. The variances
/// stay in the figures of the model's card, so that VisionModel.Rewrap finds them in a loaded model.
/// </summary>
public sealed class PcaModel : ITransformer, IDisposable
{
    internal PcaModel(ScoringTransformer scoring, PcaAnalysis analysis) => (Scoring, Analysis) = (scoring, analysis);

    /// <summary>Components, variances and means.</summary>
    public PcaAnalysis Analysis { get; }

    /// <summary>What scores.</summary>
    public ScoringTransformer Scoring { get; }

    /// <summary>The components as a network with its weights.</summary>
    public ScoringModel Model => Scoring.Model;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => Scoring.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Scoring.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => Scoring.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Scoring.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public void Dispose() => Scoring.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)Scoring).Save(ctx);
}
