using Microsoft.ML;
using MLNetVision.Transforms.Rows;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Transforms.Batches;

/// <summary>
/// Data with the columns of a model, scored in batches: the source is read ahead by several threads, so that its pictures are decoded while the network runs.
/// Where none of the model's columns is asked for, it is the source.
/// </summary>
internal sealed class ScoringView(IDataView input, ScoringMapping mapping, ScoringOptions options) : IDataView
{
    // Numbers of a block: enough to keep threads busy, few enough for large pictures.
    private const int MostNumbers = 1 << 20;

    // Threads that prepare pictures; beyond these they wait for the network.
    private const int MostReaders = 16;

    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(mapping, columnsNeeded);
        return active.Computes
            ? Score(active, Source(active, Math.Min(options.Threads ?? Environment.ProcessorCount, MostReaders), rand))
            : new MappedCursor(mapping, input.GetRowCursor(mapping.Dependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(mapping, columnsNeeded);
        return active.Computes
            ? Array.ConvertAll(Source(active, n, rand), cursor => Score(active, [cursor]))
            : Array.ConvertAll(
                input.GetRowCursorSet(mapping.Dependencies(active), n, rand), DataViewRowCursor (cursor) => new MappedCursor(mapping, cursor, active));
    }

    /// <summary>Cursors over what is asked for of the input, and the numbers to score.</summary>
    private DataViewRowCursor[] Source(ActiveColumns active, int n, Random? rand)
    {
        var view = mapping.Pixels.View(input);
        return view.GetRowCursorSet([.. view.Schema.Where(c => active[c.Index] && c.Index < input.Schema.Count), mapping.Pixels.Pixels], n, rand);
    }

    private ScoringCursor Score(ActiveColumns active, DataViewRowCursor[] cursors)
    {
        var batch = mapping.Scorers.Graph.FixedBatch ?? options.BatchSize;
        var size = mapping.Scorers.Graph.InputSize;
        var passing = input.Schema.Select(c => active[c.Index] ? c : (DataViewSchema.Column?)null).ToArray();
        var end = new CancellationTokenSource();
        var readers = Array.ConvertAll(cursors, cursor => new BlockReader(
            cursor, Layout(cursor, passing, size), Math.Clamp(MostNumbers / size, 1, batch), end.Token));
        return new ScoringCursor(mapping, new ScoredRows(mapping.Scorers, readers, batch, end), active);
    }

    private BlockLayout Layout(DataViewRowCursor cursor, DataViewSchema.Column?[] passing, int size) =>
        new(cursor.Schema[mapping.Pixels.Pixels.Index], size, [.. passing.Select(c => c is { } column ? cursor.Schema[column.Index] : c)]);
}
