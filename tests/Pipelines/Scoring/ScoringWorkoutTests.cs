using Microsoft.ML;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Fitted models of every task pass the workout.</summary>
public sealed class ScoringWorkoutTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(ScoringTask.Features)]
    [InlineData(ScoringTask.Multiclass)]
    [InlineData(ScoringTask.Binary)]
    [InlineData(ScoringTask.MultiLabel)]
    [InlineData(ScoringTask.Regression)]
    public void Every_task_passes(ScoringTask task) => new EstimatorWorkout
    {
        Create = input => new Fitted(Models.Of(task), input),
        Data = PictureRows.Vectors(_ml, 40),
        Input = "Pixels",
    }.Run();

    /// <summary>An estimator that has learnt already.</summary>
    private sealed class Fitted(ScoringModel model, string input) : IEstimator<ScoringTransformer>
    {
        public ScoringTransformer Fit(IDataView data)
        {
            ArgumentNullException.ThrowIfNull(data);
            return new(model, PictureInput.Of(model, data.Schema, input, "test"), options: new ScoringOptions { BatchSize = 16 });
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            ArgumentNullException.ThrowIfNull(inputSchema);
            PictureInput.Check(inputSchema, input, "test");
            return inputSchema.With(ScoreColumns.Promise(model.Task, model.Card.Labels.Count > 0, new ScoreNames()));
        }
    }
}
