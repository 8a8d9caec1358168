using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers.FeatureStore;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Transfer;

/// <summary>Fits a head to a backbone's features, and then, where that is asked for, both together.</summary>
internal sealed class TransferFit(ImageTask task, TransferLearningOptions options, string labelColumn, string featureColumn, VisionRun run)
{
    private readonly NetworkFit _fit = new(task, labelColumn, featureColumn, run);

    public TrainedImageModel Fit(Backbone given, IDataView data, IDataView? validation)
    {
        HeadFitter.Check(options.Head, task.Kind);
        data.Schema.Require(featureColumn, task.Owner, "the input");
        var backbone = Prepared(given.FeaturesAt(options.Layer, options.AveragePool));
        var stages = StagePlan.Of(backbone.Network, options);
        var input = PictureInput.Of(backbone.Network, backbone.Card, options.Fit, data.Schema, featureColumn, task.Owner);
        using var tables = Tables.Read(
            task, _fit.Columns(), input, NetworkFit.Channels(backbone.Network), data, validation, known: null, run.Cancellation);
        var (network, weights) = Head(backbone, tables).Behind(backbone.Network, backbone.Weights);
        var card = backbone.Card with
        {
            Labels = tables.Training.Targets.Labels, Description = "", Metrics = new Dictionary<string, double>(), Seed = options.Training.Seed,
        };
        return _fit.Train(network, weights, card, tables, input, stages);
    }

    /// <summary>The head, fitted to the features of the rows that are trained on.</summary>
    private FittedHead Head(Backbone backbone, Tables tables)
    {
        using var cache = options.FeatureCache is null ? null : new FeatureCache(options.FeatureCache);
        var known = cache?.Open(FeatureSpace.Of(backbone.Network, backbone.Weights, backbone.Card.Preprocessing));
        var computer = new FeatureComputer(task.Owner, backbone, known, run);
        var rows = tables.TrainingRows;
        var features = new FeatureRows(computer.Of(tables.Training, rows, options.FeatureBatchSize), computer.Width);
        return HeadFitter.Fit(options.Head, Problem(features, tables.Training, rows), options.Training.Seed, run.InFolder("head"));
    }

    private HeadProblem Problem(FeatureRows features, TrainingTable table, int[] rows)
    {
        var weights = table.Weights is null ? null : Array.ConvertAll(rows, row => table.Weights[row]);
        int[] Classes() => Array.ConvertAll(rows, table.Targets.ClassOf);
        float[] Numbers() => Selection.Of(table.Targets.Numbers!, rows, table.Count);
        float[]? Balance(int classes) => options.Balance == ClassBalance.Weights ? RowWeights.Balanced(Classes(), classes) : null;
        return task.Kind switch
        {
            ScoringTask.Multiclass => HeadProblem.Multiclass(features, Classes(), table.Targets.Outputs, weights, Balance(table.Targets.Outputs)),
            ScoringTask.Binary => HeadProblem.Binary(features, Classes(), weights, Balance(2)),
            ScoringTask.MultiLabel => HeadProblem.MultiLabel(features, Numbers(), table.Targets.Outputs, weights),
            _ => HeadProblem.Regression(features, Numbers(), weights),
        };
    }

    /// <summary>The backbone from "input" to features [N, d], of which any number of rows goes in at once.</summary>
    private Backbone Prepared(Backbone backbone)
    {
        var input = backbone.Network.Inputs.Single().Name;
        var network = NetworkNames.WithInput(backbone.Network, input, "input");
        var shape = network.TypeOf(network.Outputs[0].Value).Shape;
        if (shape[0].IsKnown)
        {
            throw new ArgumentException(
                $"{task.Owner}: '{network.Name}' takes {shape[0]} row{(shape[0].Size == 1 ? "" : "s")} at once; training needs any number, [N, ...]."
                + " Export the model with a symbolic batch.");
        }

        network = shape.Rank == 2 ? network : network.Extend(x => x.Flatten(), "features");
        return backbone with { Network = network };
    }
}
