using System.Text.Json;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers.Learning;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Fine-tuning: the backbone learns to tell classes and background in warped regions. What comes of it is kept as one row of all its numbers.
/// </summary>
internal sealed class TuningStage(Backbone backbone, RCnnOptions options, RegionTuningOptions tuning, RowStore store, DetectionRun run)
{
    private const string Work = "R-CNN: regions to learn from";

    private readonly RegionFeatures _features = new(backbone, options.Regions with { Mode = RegionMode.Warped });

    /// <summary>The backbone with the weights that it has learnt.</summary>
    public Backbone Run(ILabelledPictures pictures, IReadOnlyList<KnownPicture> known, UInt128 content)
    {
        using var key = new ContentKey("tuned");
        key.Add(FeatureStage.SpaceOf(_features)).Add(content).Add(JsonSerializer.Serialize(options.Bands)).Add(JsonSerializer.Serialize(tuning))
            .Add(FormattableString.Invariant($"{options.Seed}"));
        var found = key.End();
        string[] names = [.. _features.Networks.RegionWeights.Where(w => w.Value.Element == DType.Float32).Select(w => w.Key)];
        var row = store.Get(found, () => Learn(pictures, known, names, run.Services.InFolder(FormattableString.Invariant($"tuning-{found:x32}"))));
        var learnt = new Dictionary<string, Weight>(backbone.Weights, StringComparer.Ordinal);
        var place = 0;
        foreach (var name in names)
        {
            var shape = learnt[name].Shape;
            var count = checked((int)shape.Elements().Size);
            learnt[name] = Weight.Of(shape, row.Values.AsSpan(place, count));
            place += count;
        }

        return backbone with { Weights = new WeightSet(learnt) };
    }

    private StoredRows Learn(ILabelledPictures pictures, IReadOnlyList<KnownPicture> known, string[] names, VisionRun services)
    {
        var regions = TuningRegions.Draw(store, known, options.Bands, tuning, options.Seed);
        using var source = new WarpedRegions(_features.Networks, regions, tuning);
        Warp(pictures, known.Count, regions, source);
        var weights = Train(pictures.Classes.Count, source, services);
        float[] values = [.. names.SelectMany(name => weights[name].ToFloats())];
        return new StoredRows(values.Length, values);
    }

    private void Warp(ILabelledPictures pictures, int count, TuningRegion[] regions, WarpedRegions source)
    {
        var networks = _features.Networks;
        var writer = new RegionPictures(networks.Channels, _features.Preprocessing);
        var planes = new float[networks.Channels * networks.Size.Height * networks.Size.Width];
        var next = 0;
        foreach (var (number, labelled) in pictures.Read().Index())
        {
            var picture = writer.Channels(labelled.Picture);
            for (; next < regions.Length && regions[next].Picture == number; next++)
            {
                writer.WriteWarped(picture, regions[next].Box, networks.Size, options.Regions.Context, planes);
                source.Append(planes);
            }

            run.Report(Work, number + 1, count);
        }
    }

    private WeightSet Train(int classes, WarpedRegions source, VisionRun services)
    {
        var network = _features.Networks.Regions.Extend(x => x.Dense(classes + 1, name: RegionTuningOptions.NewLayer), "scores")
            .WithLoss(new CrossEntropy(), target: WarpedRegions.Target);
        network = tuning.Frozen.Count == 0 ? network : network.Freeze([.. tuning.Frozen]);
        var result = Trainer.Run(
            new TrainingRun(network, services.Engine ?? new ManagedEngine(), source)
            {
                Options = tuning.Training with { BatchSize = source.BatchSize },
                Weights = _features.Networks.RegionWeights.Fit(network, WeightSet.Initialise(network, options.Seed), out _),
                Checkpoints = services.Checkpoints,
                Progress = services.Progress,
                Observers = services.Observers,
                Threads = services.Threads,
            },
            run.Cancellation);
        run.Cancellation.ThrowIfCancellationRequested();
        return result.LastWeights;
    }
}
