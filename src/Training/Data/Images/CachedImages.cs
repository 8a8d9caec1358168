using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>
/// Keeps decoded pictures in memory, as many as fit into a limit; the others are decoded anew each time. What is kept stays, as every epoch asks for all
/// pictures once and no choice of what to drop would be better.
/// </summary>
public sealed class CachedImages : IImageSource
{
    private readonly IImageSource _source;
    private readonly ImageTransform? _prepare;
    private readonly long _limit;
    private readonly Image<byte>?[] _kept;
    private long _bytes;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="source">Where pictures come from.</param>
    /// <param name="maxBytes">How many bytes of pixels may be kept.</param>
    /// <param name="prepare">What is done to each picture before it is kept, the same in every epoch: making it smaller, as a rule.</param>
    public CachedImages(IImageSource source, long maxBytes, ImageTransform? prepare = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        prepare?.Validate();
        _source = source;
        _prepare = prepare;
        _limit = maxBytes;
        _kept = new Image<byte>?[source.Count];
    }

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => _source.Classes;

    /// <summary>How many bytes of pixels are kept now.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <inheritdoc/>
    public int Label(int index) => _source.Label(index);

    /// <inheritdoc/>
    public string Name(int index) => _source.Name(index);

    /// <inheritdoc/>
    public Image<byte> Load(int index, ImagePool pool)
    {
        if (Volatile.Read(ref _kept[index]) is { } kept)
        {
            return kept;
        }

        if (Interlocked.Read(ref _bytes) >= _limit)
        {
            return Prepared(index, pool);
        }

        // From a pool of its own, as what is kept must never come back to one.
        var image = Prepared(index, new ImagePool());
        var bytes = image.Samples.Length;
        if (Interlocked.Add(ref _bytes, bytes) <= _limit)
        {
            if (Interlocked.CompareExchange(ref _kept[index], image, null) is not { } earlier)
            {
                return image;
            }

            image = earlier;
        }

        Interlocked.Add(ref _bytes, -bytes);
        return image;
    }

    private Image<byte> Prepared(int index, ImagePool pool)
    {
        var image = _source.Load(index, pool);
        if (_prepare is null)
        {
            return image;
        }

        var random = new RandomStream((ulong)index);
        var prepared = _prepare.Apply(image, ref random, pool);
        if (prepared != image)
        {
            pool.Return(image);
        }

        return prepared;
    }
}
