using Microsoft.ML;

namespace MLNetVision.Transforms.Data;

/// <summary>The columns of a view that the reader of a cursor asked for.</summary>
internal sealed class WantedColumns
{
    private readonly bool[] _wanted;

    public WantedColumns(DataViewSchema schema, IEnumerable<DataViewSchema.Column> needed)
    {
        ArgumentNullException.ThrowIfNull(needed);
        _wanted = new bool[schema.Count];
        foreach (var column in needed)
        {
            if (column.Index >= schema.Count || schema[column.Index].Name != column.Name)
                throw new ArgumentException($"Column '{column.Name}' at index {column.Index} is not of this view; take it from its Schema.", nameof(needed));
            _wanted[column.Index] = true;
        }
    }

    public bool this[int index] => _wanted[index];

    public bool Contains(DataViewSchema.Column column) => column.Index < _wanted.Length && _wanted[column.Index];
}
