using System.Collections;
using Microsoft.ML.Compat;

namespace Microsoft.ML;

/// <summary>What is promised of a schema before anything is fitted: names, item types, kinds and the shapes of the annotations.</summary>
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private readonly Column[] _columns;

    public SchemaShape(IEnumerable<Column> columns)
    {
        _columns = [.. Guard.NotNull(columns, nameof(columns))];
        Guard.Argument(_columns.All(c => c.Name is not null), nameof(columns), "A column of the shape is default(Column), which has no name.");
    }

    public int Count => _columns.Length;

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
