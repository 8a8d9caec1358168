using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Transfer;

/// <summary>Computes what a backbone sees in the rows of a table.</summary>
/// <param name="owner">The trainer, for errors.</param>
/// <param name="backbone">From "input" to [N, d].</param>
/// <param name="run">The services.</param>
internal sealed class FeatureComputer(string owner, Backbone backbone, VisionRun run)
{
    /// <summary>Features of a row.</summary>
    public int Width { get; } = checked((int)backbone.Network.TypeOf(backbone.Network.Outputs[0].Value).Shape[1].Size);

    /// <summary>The features of some rows, row after row.</summary>
    public float[] Of(TrainingTable table, int[] rows, int batchSize)
    {
        var objective = new Objective { Trainable = backbone.Network };
        var sources = new BatchSources(owner, backbone.Network, backbone.Card.Preprocessing, objective) { Workers = run.Threads, Cancellation = run.Cancellation };
        var source = sources.Plain(table, rows);
        var features = new float[checked(rows.Length * Width)];
        using var session = (run.Engine ?? new ManagedEngine()).Compile(backbone.Network, backbone.Weights, new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = Math.Min(batchSize, rows.Length) },
            Threads = run.Threads,
        });
        using var reader = source.Open(new BatchPlan(0, batchSize, Shuffle: false));
        var batch = new Batch(source.Fields, batchSize);
        var outputs = new Dictionary<string, HostTensor>();
        for (var done = 0; reader.Read(batch); done += batch.Rows)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var output = new HostTensor(DType.Float32, batch.Rows, Width);
            outputs[backbone.Network.Outputs[0].Name] = output;
            session.Forward(batch.Tensors, outputs);
            output.As<float>().CopyTo(features.AsSpan(done * Width));
        }

        return features;
    }
}
