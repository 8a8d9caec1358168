using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>An input row with the getters of a mapper's columns beside its own. Disposing it disposes the input row.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly ColumnBindings _bindings;
    private readonly Delegate[] _getters;
    private readonly RowResources _resources = new();
    private bool _disposed;

    public MappedRow(DataViewRow input, RowMapper mapper, ColumnBindings bindings, bool[] active)
    {
        _input = input;
        _bindings = bindings;
        _getters = mapper.CreateGetters(input, bindings.ActiveAdded(active), _resources);
    }

    public override DataViewSchema Schema => _bindings.Schema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column)
        => _bindings.IsInput(column.Index, out var source) ? _input.IsColumnActive(_input.Schema[source]) : _getters[source] is not null;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (_bindings.IsInput(column.Index, out var source))
            return _input.GetGetter<TValue>(_input.Schema[source]);
        Guard.State(_getters[source] is not null, $"Column '{column.Name}' is not active in this row; name it when the row is made.");
        return RowGetters.Cast<TValue>(_getters[source]);
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
