using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>Questions about the annotations of columns, and the shapes that promise them.</summary>
internal static class ColumnAnnotations
{
    /// <summary>The annotation as a vector type, or null where the column has none of that kind.</summary>
    public static VectorDataViewType VectorType(this DataViewSchema.Column column, string kind)
        => column.Annotations.Schema.GetColumnOrNull(kind)?.Type as VectorDataViewType;

    /// <summary>The pairs (first slot, last slot) of the column's categorical features, or null where it tells none that make sense.</summary>
    public static int[] CategoricalSlotRangesOrNull(this DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { IsKnownSize: true } vector)
            return null;
        if (column.VectorType(AnnotationKinds.CategoricalSlotRanges)?.RawType != typeof(VBuffer<int>))
            return null;
        VBuffer<int> ranges = default;
        column.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref ranges);
        int[] dense = [.. ranges.DenseValues()];
        return dense.Length > 0 && dense.Length % 2 == 0 && AreRanges(dense, vector.Size) ? dense : null;
    }

    /// <summary>Whether a shape's column promises an annotation of that kind and type.</summary>
    public static bool Has(this SchemaShape.Column column, string kind, SchemaShape.Column.VectorKind vectorKind, PrimitiveDataViewType itemType)
        => column.Annotations.FindOrNull(kind) is { IsKey: false } annotation && annotation.Kind == vectorKind && annotation.ItemType.Equals(itemType);

    public static bool HasSlotNames(this SchemaShape.Column column)
        => column.Kind == SchemaShape.Column.VectorKind.Vector
            && column.Has(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance);

    public static SchemaShape.Column PromisedVector(string kind, PrimitiveDataViewType itemType, bool isKey = false)
        => new(kind, SchemaShape.Column.VectorKind.Vector, itemType, isKey);

    public static SchemaShape.Column PromisedNormalization()
        => new(AnnotationKinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false);

    /// <summary>The annotations of a shape's column that a transform hands on.</summary>
    public static IEnumerable<SchemaShape.Column> Kept(this SchemaShape.Column column, params string[] kinds)
        => column.Annotations.Where(annotation => kinds.Contains(annotation.Name));

    public static void AddNormalized(this DataViewSchema.Annotations.Builder builder)
        => builder.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);

    private static bool AreRanges(int[] ranges, int size)
    {
        var last = -1;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] <= last || ranges[i] > ranges[i + 1])
                return false;
            last = ranges[i + 1];
        }

        return last < size;
    }
}
