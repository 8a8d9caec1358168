namespace Microsoft.ML.Compat.Text;

/// <summary>The blocks of rows that one cursor gets, in order. A block stays as it is until the next one is asked for.</summary>
internal abstract class RowBlocks(LineBatches batches) : IDisposable
{
    private bool _disposed;

    protected LineBatches Batches { get; } = batches;

    /// <summary>The next block, or null after the last.</summary>
    public abstract RowBlock Next();

    public virtual void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Batches.Dispose();
    }
}
