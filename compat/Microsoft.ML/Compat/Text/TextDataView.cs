using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Text;

/// <summary>The rows of text files, read each time they are asked for.</summary>
internal sealed class TextDataView(IHost host, TextLayout layout, IMultiStreamSource source) : IDataView
{
    public DataViewSchema Schema => layout.Schema;

    public bool CanShuffle => false;

    private static int Processors => Math.Max(2, Environment.ProcessorCount - 1);

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var issues = new ReadingIssues(host);
        var threads = ThreadsFor(layout.Format.UseThreads ? Processors : 1);
        var batches = new LineBatches(source, layout.Format, readers: 1);
        RowBlock CreateBlock() => new(layout, active, issues);
        RowBlocks blocks = threads > 1 ? new ParallelBlocks(batches, CreateBlock, threads) : new SequentialBlocks(batches, CreateBlock());
        return new TextCursor(Schema, active, blocks, issues);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var issues = new ReadingIssues(host);
        var count = ThreadsFor(n > 0 ? Math.Min(n, 2 * Processors) : layout.Format.UseThreads ? Processors : 1);
        var batches = new LineBatches(source, layout.Format, readers: count);
        var cursors = new DataViewRowCursor[count];
        for (var i = 0; i < count; i++)
            cursors[i] = new TextCursor(Schema, active, new SequentialBlocks(batches, new RowBlock(layout, active, issues)), issues);
        return cursors;
    }

    // No more threads than there can be batches.
    private int ThreadsFor(int wanted) => (int)Math.Clamp(layout.Format.MaxRows / LineBatch.Size, 1, wanted);
}
