using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Training.Data;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Trainers.Detection;

/// <summary>Warped regions in a temporary file, drawn batch by batch: so many of objects, the rest of the background.</summary>
internal sealed class WarpedRegions : IBatchSource, IDisposable
{
    public const string Target = "target";

    private readonly TuningRegion[] _regions;
    private readonly RegionTuningOptions _options;
    private readonly SpillFile _file = new();
    private readonly int _size;

    public WarpedRegions(RegionNetworks networks, TuningRegion[] regions, RegionTuningOptions options)
    {
        (_regions, _options) = (regions, options);
        _size = networks.Channels * networks.Size.Height * networks.Size.Width;
        Fields =
        [
            new BatchField(RegionNetworks.Pictures, DType.Float32, Shape.Create(networks.Channels, networks.Size.Height, networks.Size.Width)),
            new BatchField(Target, DType.Int64, Shape.Scalar),
        ];
    }

    public int BatchSize => _options.Positives + _options.Negatives;

    public int Rows => _options.Batches * BatchSize;

    public IReadOnlyList<BatchField> Fields { get; }

    /// <summary>Adds the pixels of the next region.</summary>
    public void Append(ReadOnlySpan<float> planes) => _file.Append(MemoryMarshal.AsBytes(planes));

    public IBatchReader Open(BatchPlan plan) => new Reader(this, plan);

    public void Dispose() => _file.Dispose();

    private sealed class Reader(WarpedRegions source, BatchPlan plan) : IBatchReader
    {
        private readonly RegionSampler _sampler = new(
            [.. source._regions.Index().Where(r => r.Item.Target > 0).Select(r => r.Index)],
            [.. source._regions.Index().Where(r => r.Item.Target == 0).Select(r => r.Index)],
            plan.Seed);

        private int _next = plan.FirstBatch;

        public bool Read(Batch batch)
        {
            if (_next >= source._options.Batches)
            {
                return false;
            }

            var drawn = _sampler.Batch(((long)plan.Epoch * source._options.Batches) + _next++, source._options.Positives, source._options.Negatives);
            batch.Rows = drawn.Length;
            var planes = batch[RegionNetworks.Pictures].As<float>();
            var targets = batch[Target].As<long>();
            for (var i = 0; i < drawn.Length; i++)
            {
                source._file.Read((long)drawn[i] * source._size * sizeof(float), MemoryMarshal.AsBytes(planes.Slice(i * source._size, source._size)));
                targets[i] = source._regions[drawn[i]].Target;
            }

            return true;
        }

        public void Dispose()
        {
        }
    }
}
