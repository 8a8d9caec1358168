using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Training;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>Trains an autoencoder: layer after layer first where options say so, then as a whole.</summary>
internal sealed class LayeredTraining(Codec codec, RowTable table, RowWriter writer, AutoencoderOptions options, VisionRun run)
{
    /// <summary>Trains.</summary>
    /// <param name="rows">The rows to train on.</param>
    /// <param name="measured">The rows that measure each epoch; none for no measuring.</param>
    /// <returns>The weights, and what came of each stage; a cancelled one is the last.</returns>
    public (WeightSet Weights, IReadOnlyList<TrainingResult> Stages) Run(int[] rows, int[] measured)
    {
        var whole = TrainingNetworks.Whole(codec);
        var weights = WeightSet.Initialise(whole, options.Training.Seed);
        var results = new List<TrainingResult>();
        foreach (var (number, (network, training)) in Stages(whole).Index())
        {
            var result = Trainer.Run(RunOf(network, training, AutoencoderFit.Of(network, weights), rows, measured, number), run.Cancellation);
            results.Add(result);
            weights = new WeightSet(weights.Select(w => result.Weights.TryGetValue(w.Key, out var trained) ? KeyValuePair.Create(w.Key, trained) : w));
            if (result.Reason == StopReason.Cancelled)
            {
                break;
            }
        }

        return (weights, results);
    }

    private IEnumerable<(Network Network, TrainingOptions Options)> Stages(Network whole)
    {
        var training = options.Training with { Loss = TrainingNetworks.Loss };
        if (options.LayerEpochs > 0)
        {
            var mirrored = codec as MirroredCodec ?? throw new ArgumentException(
                $"{RowPlan.Owner}: layers of an encoder that the caller writes cannot be trained one by one; set AutoencoderOptions.LayerEpochs to 0.");
            for (var layer = 0; layer < mirrored.Layers.Count; layer++)
            {
                yield return (TrainingNetworks.Layer(mirrored, layer), training with { Epochs = options.LayerEpochs });
            }
        }

        yield return (whole, training);
    }

    private TrainingRun RunOf(Network network, TrainingOptions training, WeightSet weights, int[] rows, int[] measured, int number) =>
        new(network, run.Engine ?? new ManagedEngine(), new NoisyRows(table, rows, writer, network, training.Seed, isFixed: false))
        {
            Options = training,
            Weights = weights,
            Validation = measured.Length == 0 ? null : new NoisyRows(table, measured, writer, network, training.Seed, isFixed: true),
            Checkpoints = options.LayerEpochs == 0 || run.Checkpoints is not { } kept ? run.Checkpoints
                : kept with { Folder = Path.Combine(kept.Folder, $"stage-{number + 1}") },
            Progress = run.Progress,
            Observers = run.Observers,
            Threads = run.Threads,
        };
}
