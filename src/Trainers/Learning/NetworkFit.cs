using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;
using MLNetVision.Training.Ensembles;
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
        using var tables = Read(source, data, validation, out var input);
        return Train(source, data, tables, input, task.Options.Training);
    }

    /// <summary>Trains networks that differ in their random choices alone, each on all rows, and averages them.</summary>
    public TrainedImageModel Repeat(NetworkSource source, IDataView data, int networks)
    {
        using var tables = Read(source, data, validation: null, out var input);
        return Mean([.. Members()], input, tables);

        IEnumerable<TrainedImageModel> Members()
        {
            for (var number = 0; number < networks && (number == 0 || !run.Cancellation.IsCancellationRequested); number++)
            {
                var member = new NetworkFit(task, labelColumn, featureColumn, run.InFolder($"network-{number + 1}"));
                var options = task.Options.Training with { Seed = task.Options.Training.Seed + (ulong)number };
                yield return member.Train(source, data, tables, input, options);
            }
        }
    }

    /// <summary>
    /// Trains a network a fold, each measured with the rows of its fold and trained on the others, and averages them. Each begins with weights of its own.
    /// </summary>
    public TrainedImageModel Committee(NetworkSource source, IDataView data, int folds)
    {
        using var tables = Read(source, data, validation: null, out var input);
        var targets = tables.Training.Targets;
        var seed = task.Options.Training.Seed;
        int[] classes = [.. Enumerable.Range(0, targets.Count).Select(targets.ClassOf)];
        var members = new List<TrainedImageModel>();
        foreach (var (number, fold) in Folds.Stratified(classes, folds, seed).Index())
        {
            var member = new NetworkFit(task, labelColumn, featureColumn, run.InFolder($"fold-{number + 1}"));
            var options = task.Options.Training with { Seed = seed + (ulong)number };
            members.Add(member.Train(source, data, tables.With([.. fold.Training], [.. fold.Validation]), input, options));
            if (run.Cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        return Mean(members, input, tables);
    }

    /// <summary>Trains a fitted network further.</summary>
    public TrainedImageModel Continue(ScoringModel model, IDataView data, IDataView? validation)
    {
        if (model.Task != task.Kind)
        {
            throw new ArgumentException(
                $"{task.Owner}: a model for {model.Task} cannot be trained further for {task.Kind}. Use the trainer that it comes from.");
        }

        var input = PictureInput.Of(model.Network, model.Card, model.Fit, data.Schema, featureColumn, task.Owner);
        var known = model.Card.Labels.Count == 0 ? null : model.Card.Labels;
        using var tables = Tables.Read(task, Columns(), input, Channels(model.Network), data, validation, known, run.Cancellation);
        var card = model.Card with { Seed = task.Options.Training.Seed };
        return Train(model.Network, model.Weights, card, tables, input, [new Stage([], task.Options.Training)], model.Fit);
    }

    private TrainedImageModel Mean(List<TrainedImageModel> members, PictureInput input, Tables tables)
    {
        var mean = ModelEnsemble.Average([.. members.Select(m => m.Model)]);
        members.ForEach(m => m.Dispose());
        return new TrainedImageModel(Transformer(mean, input), [.. members.SelectMany(m => m.Stages)], tables.Training.LeftOut);
    }

    private Tables Read(NetworkSource source, IDataView data, IDataView? validation, out PictureInput input)
    {
        var column = data.Schema.Require(featureColumn, task.Owner, "the input");
        var (sketch, card) = source.Build(task.Owner, Math.Max(2, KnownOutputs(data)), column);
        input = PictureInput.Of(sketch, card, task.Options.Fit, data.Schema, featureColumn, task.Owner);
        return Tables.Read(task, Columns(), input, Channels(sketch), data, validation, known: null, run.Cancellation);
    }

    private TrainedImageModel Train(NetworkSource source, IDataView data, Tables tables, PictureInput input, TrainingOptions options)
    {
        var (network, card) = source.BuildChecked(task.Owner, tables.Training.Targets.Outputs, data.Schema[featureColumn]);
        network = task.Finish(network, tables.Training, tables.TrainingRows);
        var weights = BeginningWeights.Of(task.Owner, network, source, options.Seed);
        return Train(
            network, weights, card with { Labels = tables.Training.Targets.Labels, Seed = options.Seed }, tables, input, [new Stage([], options)]);
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
            Story = run.Story ?? card.Story,
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
