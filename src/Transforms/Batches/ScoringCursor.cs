using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Rows;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Transforms.Batches;

/// <summary>A cursor over scored rows. Its threads do not know it, so that they end when nobody does any more.</summary>
internal sealed class ScoringCursor(ScoringMapping mapping, ScoredRows rows, ActiveColumns active) : DataViewRowCursor
{
    private const long NoRow = -1;
    private long _position = NoRow;
    private bool _hasEnded;
    private bool _isDisposed;

    ~ScoringCursor()
    {
        if (!_isDisposed)
        {
            rows.End();
        }
    }

    public override DataViewSchema Schema => mapping.OutputSchema;

    public override long Position => _position;

    public override long Batch => _position == NoRow ? 0 : rows.Current.Block.Batch;

    public override bool MoveNext()
    {
        if (_hasEnded)
        {
            return false;
        }

        try
        {
            _hasEnded = !rows.MoveNext();
        }
        catch
        {
            (_hasEnded, _position) = (true, NoRow);
            throw;
        }

        _position = _hasEnded ? NoRow : _position + 1;
        return !_hasEnded;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
    {
        var (block, row) = Current();
        value = block.Id(row);
    };

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        var (index, inputs) = (column.Index, mapping.InputSchema.Count);
        if (index >= inputs)
        {
            return Getters.Typed<TValue>(mapping.Getter(index - inputs, Output), column);
        }

        Getters.CheckType<TValue>(mapping.InputSchema[index]);
        return (ref TValue value) =>
        {
            var (block, row) = Current();
            block.Column<TValue>(index).Get(row, ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            (_isDisposed, _hasEnded, _position) = (true, true, NoRow);
            rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private (RowBlock Block, int Row) Current() => _position != NoRow ? rows.Current
        : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first, and read only while it gives true.");

    private ReadOnlySpan<float> Output()
    {
        Current();
        return rows.Output;
    }
}
