using MLNetVision.Networks.Engines;
using MLNetVision.Trainers.FeatureStore;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Transfer;

/// <summary>Computes what a backbone sees in the rows of a table.</summary>
/// <param name="owner">The trainer, for errors.</param>
/// <param name="backbone">From "input" to [N, d].</param>
/// <param name="cache">Rows that were computed before, or null.</param>
/// <param name="run">The services.</param>
internal sealed class FeatureComputer(string owner, Backbone backbone, CachedFeatures? cache, VisionRun run)
{
    /// <summary>Features of a row.</summary>
    public int Width { get; } = checked((int)backbone.Network.TypeOf(backbone.Network.Outputs[0].Value).Shape[1].Size);

    /// <summary>The features of some rows, row after row.</summary>
    public float[] Of(TrainingTable table, int[] rows, int batchSize)
    {
        var objective = new Objective { Trainable = backbone.Network };
        var sources = new BatchSources(owner, backbone.Network, backbone.Card.Preprocessing, objective)
        {
            Workers = run.Threads, Cancellation = run.Cancellation,
        };
        var source = sources.Plain(table, rows);
        var features = new float[checked(rows.Length * Width)];
        using var forward = new FeatureForward(backbone, Width, Math.Min(batchSize, rows.Length), run);
        using var reader = source.Open(new BatchPlan(0, batchSize, Shuffle: false));
        var batch = new Batch(source.Fields, batchSize);
        for (var done = 0; reader.Read(batch); done += batch.Rows)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            Fill(forward, batch["input"], features.AsSpan(done * Width, batch.Rows * Width));
        }

        return features;
    }

    /// <summary>Rows that the cache knows are not computed.</summary>
    private void Fill(FeatureForward forward, HostTensor inputs, Span<float> features)
    {
        if (cache is null)
        {
            forward.Run(inputs, features);
            return;
        }

        var rows = inputs.Dims[0];
        int[] dims = [.. inputs.Dims.Skip(1)];
        var size = inputs.Bytes.Length / rows;
        var keys = new UInt128[rows];
        var missing = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            keys[row] = FeatureSpace.KeyOf(inputs.Bytes.Slice(row * size, size), dims);
            if (!cache.TryRead(keys[row], features.Slice(row * Width, Width)))
            {
                missing.Add(row);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        var computed = new float[missing.Count * Width];
        forward.Run(missing.Count == rows ? inputs : Selected(inputs, missing, dims), computed);
        foreach (var (place, row) in missing.Index())
        {
            var found = computed.AsSpan(place * Width, Width);
            found.CopyTo(features[(row * Width)..]);
            cache.Write(keys[row], found);
        }
    }

    private static HostTensor Selected(HostTensor inputs, List<int> rows, int[] dims)
    {
        var selected = new HostTensor(inputs.Element, [rows.Count, .. dims]);
        var size = inputs.Bytes.Length / inputs.Dims[0];
        foreach (var (place, row) in rows.Index())
        {
            inputs.Bytes.Slice(row * size, size).CopyTo(selected.Bytes[(place * size)..]);
        }

        return selected;
    }
}
