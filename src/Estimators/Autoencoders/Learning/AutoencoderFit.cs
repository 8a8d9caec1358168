using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>Fits autoencoders to data views: reads them once, trains, and gives a transformer.</summary>
internal sealed class AutoencoderFit(AutoencoderOptions options, Func<RowPlan, Codec> write, VisionRun run)
{
    /// <summary>The name of the threshold among the card's figures.</summary>
    public const string ThresholdName = "reconstruction error threshold";

    /// <summary>Reads, trains, measures.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="inputColumn">Their column.</param>
    /// <param name="codeColumn">The column of codes.</param>
    public AutoencoderModel Fit(IDataView data, string inputColumn, string codeColumn)
    {
        var plan = RowPlan.Of(options, inputColumn, data.Schema);
        var codec = write(plan);
        using var table = RowTable.Read(plan, data, options.MaxRowMemory, run.Cancellation);
        var (rows, measured) = Divide(table.Count);
        var writer = Ranges(table, rows);
        var networks = new ScoringNetworks(codec, plan, writer.Input, writer.Target);
        var columns = networks.Columns(codeColumn);
        var (weights, stages) = new LayeredTraining(codec, table, writer, options, run).Run(rows, measured);
        var errors = plan.TargetInput is not null ? null
            : TrainingErrors.Of(networks.Errors(), weights, table, rows, writer with { Noise = null }, run);
        var model = new ScoringModel(columns, Of(columns, weights), Card(plan, stages, errors), ScoringTask.Features) { Fit = options.Fit };
        var scoring = new ScoringTransformer(
            model, plan.Input, new ScoreNames(codeColumn), new ScoringOptions { Engine = run.Engine, Threads = run.Threads });
        return new AutoencoderModel(scoring, new FittedCodec(networks, codec, weights, model.Card), stages, errors);
    }

    /// <summary>The weights of a network's parameters, by their names.</summary>
    public static WeightSet Of(Network network, WeightSet weights) => new(network.Parameters.Select(p => KeyValuePair.Create(p.Name, weights[p.Name])));

    private (int[] Training, int[] Validation) Divide(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        if (options.ValidationFraction == 0)
        {
            return (order, []);
        }

        RowOrder.Shuffle<int>(order, RandomStream.ForName(options.Training.Seed, "validation rows"));
        var measured = Math.Min(count - 1, (int)Math.Round(count * options.ValidationFraction, MidpointRounding.AwayFromZero));
        return ([.. order[measured..].Order()], [.. order[..measured].Order()]);
    }

    private RowWriter Ranges(RowTable table, int[] rows)
    {
        var (plan, width) = (table.Plan, checked((int)table.Plan.Row.ElementsPerRow()));
        var input = ValueRange.Of(options.Scaling, plan.Row.Rank == 3, table.Inputs, rows, width, CheckWanted);
        var target = plan.TargetInput is null ? input
            : ValueRange.Of(options.Scaling, plan.Target.Rank == 3, table.Targets, rows, checked((int)plan.Target.ElementsPerRow()), CheckWanted);
        var writer = new RowWriter(input, target, options.Noise);
        CheckProbabilities(table, writer);
        return writer;
    }

    private void CheckWanted() => RowTable.CheckWanted("before it had learnt anything", run.Cancellation);

    private void CheckProbabilities(RowTable table, RowWriter writer)
    {
        if (options.Loss != ReconstructionLoss.CrossEntropy || options.Scaling == InputScaling.UnitRange)
        {
            return;
        }

        var (given, values) = (new float[table.Targets.Width], new float[table.Plan.Target.ElementsPerRow()]);
        for (var row = 0; row < table.Count; row++)
        {
            CheckWanted();
            table.Targets.Read(row, given);
            writer.Write(FieldNames.Target, [], given, values, seed: 0);
            if (Array.FindIndex(values, v => v is not (>= 0 and <= 1)) is >= 0 and var at)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{RowPlan.Owner}: cross-entropy needs 0 to 1; number {at} of row {row} is {values[at]}. Set InputScaling.UnitRange."));
            }
        }
    }

    private ModelCard Card(RowPlan plan, IReadOnlyList<TrainingResult> stages, float[]? errors)
    {
        var figures = stages.Count == 0 ? [] : stages[^1].Best?.Figures.ToDictionary() ?? [];
        if (errors is not null)
        {
            figures[ThresholdName] = TrainingErrors.Quantile(errors, options.ThresholdQuantile);
        }

        return RowPlan.CardFor(plan.Row) with { Seed = options.Training.Seed, Metrics = figures };
    }
}
