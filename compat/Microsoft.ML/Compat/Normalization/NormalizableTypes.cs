using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>The column types that a normalizer takes.</summary>
internal static class NormalizableTypes
{
    public const string Expected = "Single, Double or a known-size vector of them";

    public static bool IsReal(DataViewType itemType) => itemType == NumberDataViewType.Single || itemType == NumberDataViewType.Double;

    public static void Check(DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { IsKnownSize: false })
            throw Errors.WrongType("inputSchema", "input", column.Name, Expected, "variable-size vector");
        if (!IsReal(column.Type.ItemType()))
            throw Errors.WrongType("inputSchema", "input", column.Name, Expected, column.Type.ToString());
    }

    public static void Check(SchemaShape.Column column)
    {
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector || !IsReal(column.ItemType))
            throw Errors.WrongType("inputSchema", "input", column.Name, Expected, column.TypeName());
    }
}
