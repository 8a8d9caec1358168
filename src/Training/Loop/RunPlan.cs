using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Training.Loop;

/// <summary>A run that was checked, and what follows from it.</summary>
internal sealed record RunPlan
{
    public required int BatchSize { get; init; }

    public required int ValidationBatchSize { get; init; }

    public required int StepsPerEpoch { get; init; }

    public required IReadOnlyDictionary<string, int> Sizes { get; init; }

    public required IReadOnlyDictionary<string, MetricGoal> Goals { get; init; }

    /// <summary>The figure that the best epoch is found by.</summary>
    public required string SelectBy { get; init; }

    public MetricGoal SelectionGoal => Goals[SelectBy];

    public static RunPlan Of(TrainingRun run)
    {
        var options = run.Options;
        options.Validate();
        run.Checkpoints?.Validate();
        CheckLoss(run.Network, options.Loss);
        var batch = BatchSizeOf(run);
        var validation = run.Validation is null ? 0 : Math.Min(options.ValidationBatchSize ?? batch, run.Validation.Rows);
        var fields = new FieldCheck(run.Network, run.Constants);
        var sizes = fields.Sizes(run.Training, "training", batch);
        if (run.Validation is not null)
        {
            FieldCheck.Merge(sizes, fields.Sizes(run.Validation, "validation", validation));
        }

        var goals = GoalsOf(run);
        return new RunPlan
        {
            BatchSize = batch,
            ValidationBatchSize = validation,
            StepsPerEpoch = StepsOf(run.Training, batch),
            Sizes = sizes,
            Goals = goals,
            SelectBy = Selection(run, goals),
        };
    }

    /// <summary>A session that trains, or only runs forward, with room for the batches of this run.</summary>
    public SessionOptions Session(TrainingRun run, bool trains) => new()
    {
        Sizes = Sizes,
        Training = trains ? run.Options.Rule : null,
        Loss = run.Options.Loss,
        Seed = run.Options.Seed,
        Threads = run.Threads,
    };

    /// <summary>The rate, and the momentum if it changes, at a place of the run; an epoch with fewer steps than planned takes its full time.</summary>
    public (double Rate, double? Momentum) StepAt(TrainingRun run, int epoch, int batch, ScheduleState state)
    {
        var point = new SchedulePoint(((long)epoch * StepsPerEpoch) + batch, (long)StepsPerEpoch * run.Options.Epochs, StepsPerEpoch);
        var schedule = run.Options.Schedule;
        return (run.Options.Rule.Optimizer.LearningRate * schedule.Factor(point, state), schedule.Momentum(point));
    }

    private static int StepsOf(IBatchSource source, int batchSize) => source.Batches(batchSize) is > 0 and var steps
        ? steps
        : throw new ArgumentException($"The training data has {source.Rows} rows but no batch of {batchSize}; make the batches smaller.");

    private static void CheckLoss(Network network, string loss)
    {
        var output = network.Outputs.FirstOrDefault(o => o.Name == loss) ?? throw new NetworkException(
            $"'{network.Name}' has no output '{loss}' that training could make small; its outputs are"
            + $" {string.Join(", ", network.Outputs.Select(o => $"'{o.Name}'"))}. network.WithLoss(new CrossEntropy()) adds one.");
        var type = network.TypeOf(output.Value);
        if (type.Shape.Rank != 0 || type.Element is not (DType.Float32 or DType.Float64))
        {
            throw new NetworkException($"The loss '{loss}' of '{network.Name}' has to be a single Float32 or Float64, but is {type}.");
        }
    }

    private static int BatchSizeOf(TrainingRun run)
    {
        if (run.Training.Rows < 1 || run.Validation is { Rows: < 1 })
        {
            throw new ArgumentException($"TrainingRun.{(run.Training.Rows < 1 ? "Training" : "Validation")} has no rows; give it at least one.", nameof(run));
        }

        return Math.Min(run.Options.BatchSize ?? run.Training.Rows, run.Training.Rows);
    }

    private static Dictionary<string, MetricGoal> GoalsOf(TrainingRun run)
    {
        var goals = new Dictionary<string, MetricGoal>(StringComparer.Ordinal) { [Figures.Loss] = MetricGoal.Smaller };
        if (run.Validation is null)
        {
            return run.Metrics.Count == 0 ? goals : throw new ArgumentException(
                $"TrainingRun.Metrics asks for '{run.Metrics[0].Name}', but there is no validation data to measure it with; set TrainingRun.Validation.",
                nameof(run));
        }

        goals.Add(Figures.ValidationLoss, MetricGoal.Smaller);
        foreach (var metric in run.Metrics)
        {
            if (!goals.TryAdd(metric.Name, metric.Goal))
            {
                throw new ArgumentException($"TrainingRun.Metrics: '{metric.Name}' is the name of two figures; each needs its own.", nameof(run));
            }
        }

        return goals;
    }

    private static string Selection(TrainingRun run, Dictionary<string, MetricGoal> goals)
    {
        Check(run.Options.SelectBy, "TrainingOptions.SelectBy");
        Check(run.Options.EarlyStopping?.Metric, "EarlyStopping.Metric");
        Check(run.Options.Schedule.WatchedMetric, "ReduceOnPlateau.Metric");
        return run.Options.SelectBy ?? (run.Validation is null ? Figures.Loss : Figures.ValidationLoss);

        void Check(string? figure, string option)
        {
            if (figure is not null && !goals.ContainsKey(figure))
            {
                throw new ArgumentException(
                    $"{option} is '{figure}', which this run does not measure. It measures: {string.Join(", ", goals.Keys)}.", nameof(run));
            }
        }
    }
}
