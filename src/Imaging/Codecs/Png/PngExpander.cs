namespace MLNetVision.Imaging;

/// <summary>Turns a line as PNG stores it into the samples of a row.</summary>
internal abstract class PngExpander<T>
    where T : unmanaged
{
    /// <summary>Channels of the row.</summary>
    internal abstract int Channels { get; }

    /// <summary>Whether lines are as long as rows and differ from them by <see cref="FinishCopied"/> at most: a picture is decoded in place.</summary>
    internal virtual bool IsCopy => false;

    internal abstract void Expand(ReadOnlySpan<byte> line, Span<T> row);

    /// <summary>Completes lines that were copied as they are.</summary>
    internal virtual void FinishCopied(Span<T> lines)
    {
    }
}
