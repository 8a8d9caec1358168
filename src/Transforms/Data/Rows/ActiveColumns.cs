using Microsoft.ML;

namespace MLNetVision.Transforms.Data;

/// <summary>The columns that a reader asked for, and the checks of what it asks a cursor for.</summary>
internal sealed class ActiveColumns
{
    private readonly DataViewSchema _schema;
    private readonly bool[] _active;

    public ActiveColumns(DataViewSchema schema, IEnumerable<DataViewSchema.Column> needed)
    {
        ArgumentNullException.ThrowIfNull(needed);
        _schema = schema;
        _active = new bool[schema.Count];
        foreach (var column in needed)
        {
            if (column.Index >= schema.Count || schema[column.Index].Name != column.Name)
                throw new ArgumentException($"Column '{column.Name}' at index {column.Index} is not of this view; take it from its Schema.", nameof(needed));
            _active[column.Index] = true;
        }
    }

    public bool this[int index] => _active[index];

    public bool Contains(DataViewSchema.Column column) => column.Index < _active.Length
        ? _active[column.Index]
        : throw new ArgumentOutOfRangeException(nameof(column), column.Index, $"Column '{column.Name}' is not of this view, which has {_active.Length} columns.");

    /// <summary>Refuses a column that is not active, by name.</summary>
    public void Require(DataViewSchema.Column column)
    {
        if (!Contains(column))
        {
            throw new InvalidOperationException(
                $"Column '{_schema[column.Index].Name}' is not active in this cursor; name it when the cursor is opened.");
        }
    }

    /// <summary>A getter as the type that the reader asked for.</summary>
    public ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column) => getter as ValueGetter<TValue> ?? throw new InvalidOperationException(
        $"Column '{_schema[column.Index].Name}' holds {_schema[column.Index].Type.RawType}, but a getter of {typeof(TValue)} was asked for.");
}
