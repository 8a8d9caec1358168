using System.Buffers;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>The samples of one component in one row of units, below the last sample row of the row of units before.</summary>
internal sealed class ComponentStrip : IDisposable
{
    private readonly byte[] _samples;

    public ComponentStrip(FrameComponent component)
    {
        Component = component;
        Stride = component.StoredBlocksWide * 8;
        Height = component.Vertical * 8;
        _samples = ArrayPool<byte>.Shared.Rent(Stride * (Height + 1));
    }

    public FrameComponent Component { get; }

    /// <summary>Bytes in a row.</summary>
    public int Stride { get; }

    /// <summary>Rows, without the one of the strip before.</summary>
    public int Height { get; }

    /// <summary>The samples from the top left corner of a block onwards.</summary>
    public Span<byte> Block(int column, int row) => _samples.AsSpan((((row * 8) + 1) * Stride) + (column * 8));

    /// <summary>A row of the strip; -1 is the last of the strip before.</summary>
    public ReadOnlySpan<byte> Row(int row) => _samples.AsSpan((row + 1) * Stride, Stride);

    /// <summary>Keeps the last row for the next strip.</summary>
    public void Advance() => _samples.AsSpan(Height * Stride, Stride).CopyTo(_samples);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_samples);
}
