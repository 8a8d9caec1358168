using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>The few rows that heads are fitted to, as columns of the types that the network's column has when a saved model is loaded.</summary>
internal static class HeadRows
{
    /// <summary>The column of labels.</summary>
    public const string Label = "Label";

    /// <summary>Rows with one kind of label.</summary>
    /// <param name="member">The label: a member of <see cref="HeadRow"/>.</param>
    /// <param name="values">The name of the column that the network gives, Vector&lt;Single, 1, width&gt;.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="classes">The names of the classes where the label is one.</param>
    public static IDataView View(string member, string values, IReadOnlyList<HeadRow> rows, IReadOnlyList<string>? classes = null)
    {
        var definition = SchemaDefinition.Create(typeof(HeadRow));
        definition.RemoveAll(column => column.MemberName != member && column.MemberName != nameof(HeadRow.Values));
        definition[nameof(HeadRow.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, rows[0].Values.Length);
        definition[nameof(HeadRow.Values)].ColumnName = values;
        if (classes is not null)
        {
            NameClasses(definition[member], classes);
        }

        definition[member].ColumnName = Label;
        return Host.Context.Data.LoadFromEnumerable(rows, definition);
    }

    private static void NameClasses(SchemaDefinition.Column column, IReadOnlyList<string> classes)
    {
        column.ColumnType = new KeyDataViewType(typeof(uint), classes.Count);
        var names = new VBuffer<ReadOnlyMemory<char>>(classes.Count, [.. classes.Select(c => c.AsMemory())]);
        column.AddAnnotation("KeyValues", names, new VectorDataViewType(TextDataViewType.Instance, classes.Count));
    }
}
