using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Estimators.Pca;

/// <summary>Rows that were read once and are wanted several times.</summary>
internal sealed class KeptRows : IRowBlocks, IDisposable
{
    private const int BlockRows = 1024;
    private readonly NumberRows _rows;
    private readonly PcaContext _context;

    /// <summary>Reads and keeps rows.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="maxMemory">Bytes that may stay in memory.</param>
    /// <param name="context">Who is told, and who may end it.</param>
    public KeptRows(IRowBlocks source, long maxMemory, PcaContext context)
    {
        (_rows, _context) = (new NumberRows(source.Width, maxMemory), context);
        try
        {
            Fill(source);
        }
        catch
        {
            _rows.Dispose();
            throw;
        }
    }

    public int Width => _rows.Width;

    public int Count => _rows.Count;

    public IEnumerable<RowsBlock> Read(int rows)
    {
        var values = new float[Math.Min(rows, Count) * Width];
        for (var from = 0; from < Count; from += rows)
        {
            _context.Workers.ThrowIfCancelled();
            var count = Math.Min(rows, Count - from);
            for (var r = 0; r < count; r++)
            {
                _rows.Read(from + r, values.AsSpan(r * Width, Width));
            }

            yield return new RowsBlock(values, count);
        }
    }

    public void Dispose() => _rows.Dispose();

    private void Fill(IRowBlocks source)
    {
        foreach (var block in source.Read(BlockRows))
        {
            for (var r = 0; r < block.Count; r++)
            {
                _rows.Add(block.Values.AsSpan(r * Width, Width));
            }

            _context.Report("rows", Count, Count);
            _context.Workers.ThrowIfCancelled();
        }
    }
}
