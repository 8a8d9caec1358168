using Microsoft.ML.Compat.Rows.Parallel;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>A source seen through a row mapper: the IDataView of Transform and, over an empty source, the mapper of GetRowToRowMapper.</summary>
internal sealed class MappedDataView : IDataView, IRowToRowMapper
{
    private readonly IDataView _source;
    private readonly RowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public MappedDataView(IDataView source, RowMapper mapper)
    {
        _source = source;
        _mapper = mapper;
        _bindings = new ColumnBindings(source.Schema, mapper.Outputs);
    }

    public DataViewSchema Schema => _bindings.Schema;

    public bool CanShuffle => _source.CanShuffle;

    DataViewSchema IRowToRowMapper.InputSchema => _source.Schema;

    DataViewSchema IRowToRowMapper.OutputSchema => Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var random = CanShuffle ? rand : null;
        var parallel = _mapper.IsSequential && AnyAdded(active)
            ? null
            : CursorConsolidator.OpenOrNull(this, [.. ColumnSelection.Columns(Schema, active)], random);
        return parallel ?? new MappedCursor(_source.GetRowCursor(InputsFor(active), random), _mapper, _bindings, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var random = CanShuffle ? rand : null;
        if (_mapper.IsSequential && AnyAdded(active))
            return [GetRowCursor(columnsNeeded, rand)];
        var inputs = _source.GetRowCursorSet(InputsFor(active), n, random);
        if (inputs.Length == 1 && n > 1 && AnyAdded(active))
            inputs = CursorSplitter.Split(inputs[0], n);
        return [.. inputs.Select(input => new MappedCursor(input, _mapper, _bindings, active))];
    }

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => InputsFor(ColumnSelection.Of(dependingColumns, Schema));

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotNull(activeColumns, nameof(activeColumns));
        Guard.State(input.Schema == _source.Schema, "The input row must have the very schema this mapper was made for.");
        return new MappedRow(input, _mapper, _bindings, ColumnSelection.Of(activeColumns, Schema));
    }

    private bool AnyAdded(bool[] active) => Array.Exists(_bindings.AddedIndex, i => active[i]);

    private DataViewSchema.Column[] InputsFor(bool[] active)
    {
        var needed = new bool[_source.Schema.Count];
        for (var i = 0; i < active.Length; i++)
        {
            if (active[i] && _bindings.IsInput(i, out var input))
                needed[input] = true;
        }

        foreach (var output in Enumerable.Range(0, _mapper.Outputs.Count).Where(i => active[_bindings.AddedIndex[i]]))
        {
            foreach (var input in _mapper.InputsOf(output))
                needed[input] = true;
        }

        return [.. ColumnSelection.Columns(_source.Schema, needed)];
    }
}
