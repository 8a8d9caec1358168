using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training;
using MLNetVision.Training.Data;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The errors of the rows that were trained on.</summary>
internal static class TrainingErrors
{
    private const int BatchSize = 256;

    /// <summary>Computes them, ascending. Of a fit that is cancelled only those until then count, a batch of them at least, so that it ends soon.</summary>
    public static float[] Of(Network network, WeightSet weights, RowTable table, int[] rows, RowWriter writer, VisionRun run)
    {
        var source = new NoisyRows(table, rows, writer, network, seed: 0, isFixed: true);
        var engine = run.Engine ?? new ManagedEngine();
        var batch = new Batch(source.Fields, Math.Min(BatchSize, rows.Length));
        using var session = engine.Compile(
            network, AutoencoderFit.Of(network, weights),
            new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = batch.Capacity }, Threads = run.Threads });
        using var reader = source.Open(new BatchPlan(0, batch.Capacity, Shuffle: false));
        var errors = new List<float>(rows.Length);
        while ((errors.Count == 0 || !run.Cancellation.IsCancellationRequested) && reader.Read(batch))
        {
            var output = new HostTensor(DType.Float32, batch.Rows);
            session.Forward(batch.Tensors, new Dictionary<string, HostTensor> { [network.Outputs[0].Name] = output });
            errors.AddRange(output.As<float>());
        }

        return [.. errors.Order()];
    }

    /// <summary>The smallest of ascending numbers that a share of them does not exceed.</summary>
    public static float Quantile(IReadOnlyList<float> ascending, double share) =>
        ascending[Math.Clamp((int)Math.Ceiling(share * ascending.Count) - 1, 0, ascending.Count - 1)];
}
