using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>Finds the columns of detections, says what is wrong with them, and reads their vectors.</summary>
internal static class DetectionColumns
{
    private const string Owner = "ObjectDetection.Evaluate";

    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, role);
        return schema.GetColumnOrNull(name) ?? throw new ArgumentException(
            $"{Owner}: the data has no {role} column '{name}'. It has: {string.Join(", ", schema.Select(c => c.Name).Distinct())}. "
            + "Give what the detector's Transform returns of data that has the true labels and boxes.", role);
    }

    public static DataViewSchema.Column? FindOrNull(DataViewSchema schema, string? name, string role) => name is null ? null : Find(schema, name, role);

    public static Func<float[]> Singles(DataViewRow row, DataViewSchema.Column column, string role) =>
        column.Type is VectorDataViewType { ItemType: NumberDataViewType item } && item == NumberDataViewType.Single
            ? Values<float, float>(row, column, v => v)
            : throw Mistaken(column, role, "vectors of Single");

    public static Func<bool[]> Flags(DataViewRow row, DataViewSchema.Column column, string role) => column.Type switch
    {
        VectorDataViewType { ItemType: BooleanDataViewType } => Values<bool, bool>(row, column, v => v),
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Single => Values<float, bool>(row, column, v => v > 0),
        _ => throw Mistaken(column, role, "vectors of Boolean or Single, one for each object"),
    };

    /// <summary>Keys as they are stored: 0 for a missing one.</summary>
    public static Func<ulong[]> Keys(DataViewRow row, DataViewSchema.Column column, Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.Byte => Values<byte, ulong>(row, column, v => v),
        TypeCode.UInt16 => Values<ushort, ulong>(row, column, v => v),
        TypeCode.UInt32 => Values<uint, ulong>(row, column, v => v),
        _ => Values<ulong, ulong>(row, column, v => v),
    };

    public static Func<string[]> Texts(DataViewRow row, DataViewSchema.Column column) => Values<ReadOnlyMemory<char>, string>(row, column, v => v.ToString());

    public static ArgumentException Mistaken(DataViewSchema.Column column, string role, string expected) =>
        new($"{Owner}: the {role} column '{column.Name}' is of type {column.Type}. Give a column of {expected}.", role);

    public static InvalidOperationException Faulty(long row, string fault) => new($"{Owner}: row {row}: {fault}");

    private static Func<TResult[]> Values<T, TResult>(DataViewRow row, DataViewSchema.Column column, Func<T, TResult> convert)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            getter(ref values);
            return [.. values.DenseValues().Select(convert)];
        };
    }
}
