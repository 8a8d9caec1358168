using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Learning;

/// <summary>Fits networks to data views: reads them once, trains, and gives a transformer.</summary>
internal sealed class NetworkFit(ImageTask task, string labelColumn, string featureColumn, VisionRun run)
{
    /// <summary>Trains a new network.</summary>
    public TrainedImageModel Train(NetworkSource source, IDataView data, IDataView? validation)
    {
        var column = data.Schema.Require(featureColumn, task.Owner, "the input");
        var (sketch, card) = source.Build(task.Owner, Math.Max(2, KnownOutputs(data)), column);
        var input = PictureInput.Of(sketch, card, task.Options.Fit, data.Schema, featureColumn, task.Owner);
        using var tables = Tables.Read(task, Columns(), input, Channels(sketch), data, validation, known: null, run.Cancellation);
        var (network, _) = source.BuildChecked(task.Owner, tables.Training.Targets.Outputs, column);
        network = task.Finish(network, tables.Training, tables.TrainingRows);
        var weights = BeginningWeights.Of(task.Owner, network, source.WeightsFile, task.Options.Training.Seed);
        return Train(network, weights, card with { Labels = tables.Training.Targets.Labels }, tables, input, [new Stage([], task.Options.Training)]);
    }

    /// <summary>Trains a fitted network further.</summary>
    public TrainedImageModel Continue(ScoringModel model, IDataView data, IDataView? validation)
    {
        if (model.Task != task.Kind)
        {
            throw new ArgumentException($"{task.Owner}: a model for {model.Task} cannot be trained further for {task.Kind}. Use the trainer that it comes from.");
        }

        var input = PictureInput.Of(model.Network, model.Card, model.Fit, data.Schema, featureColumn, task.Owner);
        var known = model.Card.Labels.Count == 0 ? null : model.Card.Labels;
        using var tables = Tables.Read(task, Columns(), input, Channels(model.Network), data, validation, known, run.Cancellation);
        return Train(model.Network, model.Weights, model.Card, tables, input, [new Stage([], task.Options.Training)], model.Fit);
    }

    /// <summary>Trains stage after stage, perhaps none, and makes a transformer of what came of it.</summary>
    public TrainedImageModel Train(
        Network network, WeightSet weights, ModelCard card, Tables tables, PictureInput input, IReadOnlyList<Stage> stages, PictureFit? fit = null)
    {
        var training = new StagedTraining(task, run, card.Preprocessing)
        {
            Training = (tables.Training, tables.TrainingRows),
            Validation = tables.Validation is { } validation ? (validation, tables.ValidationRows) : null,
        };
        var results = training.Run(network, weights, stages);
        var trained = results.Count == 0 ? weights : results[^1].Weights;
        var described = card with
        {
            Seed = task.Options.Training.Seed,
            Metrics = results.Count == 0 ? training.Measure(network, weights) : results[^1].Best?.Figures.ToDictionary() ?? [],
        };
        var model = new ScoringModel(network.Unfreeze(), trained, described, task.Kind) { Fit = fit ?? task.Options.Fit };
        return new TrainedImageModel(Transformer(model, input), results, tables.Training.LeftOut);
    }

    public TableColumns Columns() => new(task.Owner, labelColumn, task.Options.ExampleWeightColumnName)
    {
        Missing = task.Options.MissingValues,
        MaxMemory = task.Options.MaxPictureMemory,
    };

    public static int Channels(Network network) =>
        network.TypeOf(new ValueRef(network.Inputs.Single().Name)).Shape is { Rank: 4 } shape ? checked((int)shape[1].Size) : 0;

    private ScoringTransformer Transformer(ScoringModel model, PictureInput input) =>
        new(model, input, options: new ScoringOptions { Engine = run.Engine, Threads = run.Threads });

    /// <summary>The outputs that the label column promises before it is read; 0 where only its rows tell.</summary>
    private int KnownOutputs(IDataView data) =>
        TargetColumn.For(task.Owner, task.Kind, data.Schema.Require(labelColumn, task.Owner, "the label")).Outputs;
}
