using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>What estimators do with shapes: find their inputs, name their types, replace or add their outputs.</summary>
internal static class SchemaShapes
{
    /// <summary>The shape of a schema; hidden columns have none.</summary>
    public static SchemaShape Of(DataViewSchema schema)
        => new(Guard.NotNull(schema, nameof(schema)).Where(c => !c.IsHidden).Select(c => Of(c.Name, c.Type, Of(c.Annotations.Schema))));

    public static SchemaShape.Column Of(string name, DataViewType type, SchemaShape annotations = null)
    {
        var vector = type as VectorDataViewType;
        var kind = vector is null ? SchemaShape.Column.VectorKind.Scalar
            : vector.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector;
        var item = vector?.ItemType ?? type;
        return item is KeyDataViewType key
            ? new SchemaShape.Column(name, kind, DataViewTypes.PrimitiveOf(key.RawType), isKey: true, annotations)
            : new SchemaShape.Column(name, kind, item, isKey: false, annotations);
    }

    public static SchemaShape.Column? FindOrNull(this SchemaShape shape, string name)
    {
        foreach (var column in shape)
        {
            if (column.Name == name)
                return column;
        }

        return null;
    }

    /// <summary>The column of that name, or the error of a missing column with <paramref name="role"/> ("input", "feature", "label").</summary>
    public static SchemaShape.Column Find(this SchemaShape shape, string name, string role = "input", string parameter = "inputSchema")
        => shape.FindOrNull(name) ?? throw Errors.MissingColumn(parameter, role, name);

    /// <summary>The shape with each of <paramref name="outputs"/> in place of the column of its name, or at the end.</summary>
    public static SchemaShape With(this SchemaShape shape, IEnumerable<SchemaShape.Column> outputs)
    {
        var columns = shape.ToDictionary(c => c.Name);
        foreach (var output in outputs)
            columns[output.Name] = output;
        return new SchemaShape(columns.Values);
    }

    public static string TypeName(this SchemaShape.Column column)
    {
        var item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString();
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }

    /// <summary>
    /// Whether <paramref name="source"/> can stand where <paramref name="wanted"/> is asked for: same name and type, at least its annotations.
    /// </summary>
    public static bool IsCompatibleWith(this SchemaShape.Column wanted, SchemaShape.Column source)
        => wanted.Name == source.Name && wanted.Kind == source.Kind && wanted.ItemType.Equals(source.ItemType) && wanted.IsKey == source.IsKey
            && wanted.Annotations.All(a => source.Annotations.FindOrNull(a.Name) is SchemaShape.Column found && a.IsCompatibleWith(found));
}
