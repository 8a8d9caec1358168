using System.Collections.Concurrent;
using MLNetVision.Networks;

namespace MLNetVision.Training.Data;

/// <summary>
/// Batches of pictures: decoded, transformed and normalised by threads of each reader while the caller computes. Batches depend on the plan alone, not on
/// the number of threads nor on what was read before. Files are open only while they are read.
/// </summary>
public sealed class ImageBatchSource : IBatchSource
{
    private readonly ConcurrentDictionary<int, SkippedPicture> _skipped = new();
    private readonly BatchShelf _shelf;
    private readonly CancellationToken _cancellation;

    /// <summary>Makes the source; nothing is loaded yet.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="options">How they become batches.</param>
    /// <param name="values">Further numbers of each picture: what is true of it where that is no class, what it counts.</param>
    /// <param name="cancellation">Ends all readers; their <see cref="IBatchReader.Read"/> throws then.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the values are not those of the pictures.</exception>
    public ImageBatchSource(
        IImageSource images, ImageBatchOptions options, IReadOnlyList<RowValues>? values = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Target is BatchTarget.Class or BatchTarget.Probabilities && images.Classes.Count == 0)
        {
            throw new ArgumentException("ImageBatchSource: the pictures have no classes; set ImageBatchOptions.Target to Picture or None.", nameof(options));
        }

        Images = images;
        Options = options;
        Values = [.. values ?? []];
        Fields = [.. FieldsOf(images, options), .. Values.Select(v => v.FieldFor(images.Count))];
        if (Fields.CountBy(f => f.Name).FirstOrDefault(f => f.Value > 1) is { Key: { } twice })
        {
            throw new ArgumentException($"ImageBatchSource: '{twice}' is the name of two fields; give the values a name of their own.", nameof(values));
        }

        _shelf = new BatchShelf(Fields, options.Queue);
        _cancellation = cancellation;
    }

    /// <summary>The pictures.</summary>
    public IImageSource Images { get; }

    /// <summary>How they become batches.</summary>
    public ImageBatchOptions Options { get; }

    /// <summary>Further numbers of each picture.</summary>
    public IReadOnlyList<RowValues> Values { get; }

    /// <inheritdoc/>
    public int Rows => Images.Count;

    /// <inheritdoc/>
    public IReadOnlyList<BatchField> Fields { get; }

    /// <summary>The pictures that were left out so far because they are damaged, each once, by their numbers.</summary>
    public IReadOnlyList<SkippedPicture> Skipped => [.. _skipped.Values.OrderBy(skipped => skipped.Index)];

    /// <inheritdoc/>
    public int Batches(int batchSize) => Options.DropLast && batchSize > 0 ? Rows / batchSize : new BatchPlan(0, batchSize).Batches(Rows);

    /// <inheritdoc/>
    public IBatchReader Open(BatchPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plan.FirstBatch);
        return new QueuedReader(this, plan, EpochOrder.Make(Images, plan, Options.Balanced), _shelf, _cancellation);
    }

    internal void Skip(int index, string reason) => _skipped.TryAdd(index, new SkippedPicture(index, Images.Name(index), reason));

    private static BatchField[] FieldsOf(IImageSource images, ImageBatchOptions options)
    {
        var input = new BatchField(options.InputName, DType.Float32, options.Tensor.Shape);
        return options.Target switch
        {
            BatchTarget.Class => [input, new BatchField(options.TargetName, DType.Int64, Shape.Scalar)],
            BatchTarget.Probabilities => [input, new BatchField(options.TargetName, DType.Float32, [images.Classes.Count])],
            BatchTarget.Picture => [input, input with { Name = options.TargetName }],
            _ => [input],
        };
    }
}
