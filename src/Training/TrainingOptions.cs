using MLNetVision.Networks.Optimisation;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Training;

/// <summary>The numbers that decide how a network is trained. Data only: it can be written as JSON and compared.</summary>
public sealed record TrainingOptions
{
    /// <summary>Penalty, clipping, optimizer, average.</summary>
    public TrainingRule Rule { get; init; } = new();

    /// <summary>The learning rate over the run, as a factor of the optimizer's.</summary>
    public Schedule Schedule { get; init; } = new ConstantRate();

    /// <summary>Passes over the training data.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows of a training step: 1 for single samples, null for all rows at once, as L-BFGS and Newton's method want them.</summary>
    public int? BatchSize { get; init; } = 32;

    /// <summary>Rows that are measured at once; null for as many as in a training step. It changes no result but by rounding.</summary>
    public int? ValidationBatchSize { get; init; }

    /// <summary>Where every random choice begins: the first weights, the order of rows, augmentation, dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether rows come in another order each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The output that training makes small.</summary>
    public string Loss { get; init; } = "loss";

    /// <summary>
    /// The figure that decides which epoch's weights are the best: the name of a metric, <see cref="Figures.Loss"/> or <see cref="Figures.ValidationLoss"/>.
    /// Null for the validation loss or, without validation data, the training loss.
    /// </summary>
    public string? SelectBy { get; init; }

    /// <summary>When to stop early, or null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Refuses what no run can follow.</summary>
    public void Validate()
    {
        Rule.Validate();
        Schedule.Validate();
        EarlyStopping?.Validate();
        Check(Epochs > 0, nameof(Epochs), Epochs, "1 or more");
        Check(BatchSize is null or > 0, nameof(BatchSize), BatchSize, "1 or more, or null for all rows at once");
        Check(ValidationBatchSize is null or > 0, nameof(ValidationBatchSize), ValidationBatchSize, "1 or more, or null");
        Check(!string.IsNullOrWhiteSpace(Loss), nameof(Loss), Loss, "the name of an output");
        Check(
            BatchSize is null || Rule.Optimizer is not (Lbfgs or DampedNewton),
            nameof(BatchSize), BatchSize,
            $"null with {Rule.Optimizer.GetType().Name}, which needs the loss of all rows in every step");
        Check(
            !Schedule.ChangesMomentum || Rule.Optimizer.HasMomentum,
            nameof(Schedule), Schedule,
            $"one that leaves the momentum, as {Rule.Optimizer.GetType().Name} keeps none here; Adam does, Sgd and RmsProp with a Momentum above 0");
    }

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"TrainingOptions.{option} has to be {rule}.");
        }
    }
}
