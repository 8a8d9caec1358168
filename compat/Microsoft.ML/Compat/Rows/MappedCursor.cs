using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>An input cursor with the getters of a mapper's columns beside its own.</summary>
internal sealed class MappedCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly ColumnBindings _bindings;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly RowResources _resources = new();
    private bool _disposed;

    public MappedCursor(DataViewRowCursor input, RowMapper mapper, ColumnBindings bindings, bool[] active)
    {
        _input = input;
        _bindings = bindings;
        _active = active;
        _getters = mapper.CreateGetters(input, bindings.ActiveAdded(active), _resources);
    }

    public override DataViewSchema Schema => _bindings.Schema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override bool MoveNext() => _input.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        return _bindings.IsInput(column.Index, out var source)
            ? _input.GetGetter<TValue>(_input.Schema[source])
            : RowGetters.Cast<TValue>(_getters[source]);
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
        {
            _resources.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }
}
