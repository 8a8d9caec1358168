using System.Buffers;

namespace MLNetVision.Training.Augmentation;

/// <summary>The rows of a batch while they are mixed: pictures [N, C, H, W] and soft labels [N, classes].</summary>
public readonly ref struct MixedRows
{
    /// <summary>Looks at rows.</summary>
    /// <param name="pictures">N pictures, plane after plane.</param>
    /// <param name="height">Rows of a picture.</param>
    /// <param name="width">Columns of a picture.</param>
    /// <param name="labels">N rows of probabilities.</param>
    /// <param name="classes">Numbers in a row of labels; tells N.</param>
    public MixedRows(Span<float> pictures, int height, int width, Span<float> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Count = labels.Length / classes;
        if (labels.Length != Count * classes || (Count > 0 && pictures.Length % (Count * height * width) != 0))
        {
            throw new ArgumentException(
                $"MixedRows: {labels.Length} labels of {classes} classes and {pictures.Length} numbers of pictures of {width} x {height} are no batch.");
        }

        (Height, Width) = (height, width);
        Pictures = pictures;
        Labels = labels;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Rows of a picture.</summary>
    public int Height { get; }

    /// <summary>Columns of a picture.</summary>
    public int Width { get; }

    /// <summary>The pictures.</summary>
    public Span<float> Pictures { get; }

    /// <summary>The labels.</summary>
    public Span<float> Labels { get; }

    /// <summary>share * row + (1 - share) * row before, for labels.</summary>
    internal void MixLabels(double share) => MixWithRowBefore(Labels, share);

    /// <summary>share * row + (1 - share) * row before, for pictures.</summary>
    internal void MixPictures(double share) => MixWithRowBefore(Pictures, share);

    /// <summary>Takes a rectangle of every picture from the row before.</summary>
    internal void PasteFromRowBefore(int x, int y, int width, int height)
    {
        var size = Pictures.Length / Count;
        using var last = MemoryPool<float>.Shared.Rent(size);
        Pictures[^size..].CopyTo(last.Memory.Span);
        for (var row = Count - 1; row >= 0; row--)
        {
            ReadOnlySpan<float> from = row == 0 ? last.Memory.Span[..size] : Pictures.Slice((row - 1) * size, size);
            Paste(from, Pictures.Slice(row * size, size), x, y, width, height);
        }
    }

    private void Paste(ReadOnlySpan<float> from, Span<float> to, int x, int y, int width, int height)
    {
        for (var plane = 0; plane < to.Length; plane += Height * Width)
        {
            for (var line = y; line < y + height; line++)
            {
                var start = plane + (line * Width) + x;
                from.Slice(start, width).CopyTo(to[start..]);
            }
        }
    }

    /// <summary>From the last row to the first, so that the row before still is what it was; the first takes a copy of the last.</summary>
    private void MixWithRowBefore(Span<float> rows, double share)
    {
        var size = rows.Length / Count;
        var (own, other) = ((float)share, (float)(1 - share));
        using var last = MemoryPool<float>.Shared.Rent(size);
        rows[^size..].CopyTo(last.Memory.Span);
        for (var row = Count - 1; row >= 0; row--)
        {
            ReadOnlySpan<float> from = row == 0 ? last.Memory.Span[..size] : rows.Slice((row - 1) * size, size);
            var to = rows.Slice(row * size, size);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = (own * to[i]) + (other * from[i]);
            }
        }
    }
}
