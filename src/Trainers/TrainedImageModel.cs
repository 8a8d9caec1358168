using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>A network that was trained, as a transformer: it adds the columns of its task, and saves itself as ML.NET's own transformers.</summary>
public sealed class TrainedImageModel : ITransformer, IDisposable
{
    internal TrainedImageModel(ScoringTransformer scoring, IReadOnlyList<TrainingResult> stages, int rowsLeftOut)
    {
        Scoring = scoring;
        Stages = stages;
        RowsLeftOut = rowsLeftOut;
    }

    /// <summary>What scores.</summary>
    public ScoringTransformer Scoring { get; }

    /// <summary>The network with its weights, and all that scoring needs to know.</summary>
    public ScoringModel Model => Scoring.Model;

    /// <summary>What came of each stage of the training, or of each member of a committee; most trainings have one.</summary>
    public IReadOnlyList<TrainingResult> Stages { get; }

    /// <summary>Every epoch of all stages, with its figures.</summary>
    public IReadOnlyList<EpochResult> History => [.. Stages.SelectMany(s => s.History)];

    /// <summary>The epoch that the weights are of; null where none was done.</summary>
    public EpochResult? Best => Stages.Count == 0 ? null : Stages[^1].Best;

    /// <summary>How many rows were left out of the training because the label or the picture was missing.</summary>
    public int RowsLeftOut { get; }

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
