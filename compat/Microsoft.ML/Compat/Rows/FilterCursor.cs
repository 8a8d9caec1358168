using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>A cursor that passes over some rows of its input. The ids stay those of the input's rows.</summary>
internal abstract class FilterCursor : RootCursor
{
    private readonly bool[] _active;

    /// <param name="input">Opened with the active columns and those that Accept reads.</param>
    /// <param name="active">The columns the reader asked for, or null for all.</param>
    protected FilterCursor(DataViewRowCursor input, bool[] active)
    {
        Input = input;
        _active = active;
    }

    public sealed override DataViewSchema Schema => Input.Schema;

    public override long Batch => Input.Batch;

    protected DataViewRowCursor Input { get; }

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => _active?[column.Index] ?? true;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        return Input.GetGetter<TValue>(column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected override bool MoveNextCore()
    {
        while (Input.MoveNext())
        {
            if (Accept())
                return true;
        }

        return false;
    }

    /// <summary>Whether the input's current row is kept.</summary>
    protected abstract bool Accept();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Input.Dispose();
        base.Dispose(disposing);
    }
}
