using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Schemas;

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
    /// <param name="classes">How many classes there are, where the label is one.</param>
    /// <param name="names">Their names; empty where they have none.</param>
    public static IDataView View(string member, string values, IReadOnlyList<HeadRow> rows, int classes = 0, params IReadOnlyList<string> names)
    {
        var definition = SchemaDefinition.Create(typeof(HeadRow));
        definition.RemoveAll(column => column.MemberName != member && column.MemberName != nameof(HeadRow.Values));
        definition[nameof(HeadRow.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, rows[0].Values.Length);
        definition[nameof(HeadRow.Values)].ColumnName = values;
        var label = definition[member];
        label.ColumnName = Label;
        label.ColumnType = classes > 0 ? new KeyDataViewType(typeof(uint), classes) : label.ColumnType;
        if (names.Count > 0)
        {
            var texts = new VBuffer<ReadOnlyMemory<char>>(names.Count, [.. names.Select(n => n.AsMemory())]);
            label.AddAnnotation("KeyValues", texts, new VectorDataViewType(TextDataViewType.Instance, names.Count));
        }

        return Host.Context.Data.LoadFromEnumerable(rows, definition);
    }
}
