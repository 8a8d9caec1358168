using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>What ConvertType makes of a column: its new item type and the annotations that still hold.</summary>
internal static class ConvertedTypes
{
    public static PrimitiveDataViewType TypeOf(DataKind kind) => kind switch
    {
        DataKind.SByte => NumberDataViewType.SByte,
        DataKind.Byte => NumberDataViewType.Byte,
        DataKind.Int16 => NumberDataViewType.Int16,
        DataKind.UInt16 => NumberDataViewType.UInt16,
        DataKind.Int32 => NumberDataViewType.Int32,
        DataKind.UInt32 => NumberDataViewType.UInt32,
        DataKind.Int64 => NumberDataViewType.Int64,
        DataKind.UInt64 => NumberDataViewType.UInt64,
        DataKind.Single => NumberDataViewType.Single,
        DataKind.Double => NumberDataViewType.Double,
        DataKind.String => TextDataViewType.Instance,
        DataKind.Boolean => BooleanDataViewType.Instance,
        DataKind.TimeSpan => TimeSpanDataViewType.Instance,
        DataKind.DateTime => DateTimeDataViewType.Instance,
        DataKind.DateTimeOffset => DateTimeOffsetDataViewType.Instance,
        _ => throw Errors.OutOfRange("outputKind", $"There is no kind of data {kind}."),
    };

    /// <summary>The item type after conversion; of keys, keys of another width. What cannot be converted is an error.</summary>
    public static PrimitiveDataViewType ItemType(DataViewSchema.Column input, DataKind kind)
    {
        var source = input.Type.ItemType();
        var target = TypeOf(kind);
        if (source is KeyDataViewType key)
            target = KeyOf(key, target);
        if (target is null || StandardConversions.FindOrNull(source, target) is null)
            throw Errors.OutOfRange("inputSchema", $"The input column '{input.Name}' of type {input.Type} cannot be converted to {kind}.");
        return target;
    }

    public static DataViewSchema.Annotations Annotations(DataViewSchema.Column input, DataViewType type)
    {
        var source = input.Type.ItemType();
        var target = type.ItemType();
        var annotations = new DataViewSchema.Annotations.Builder();
        if (type.IsKnownSizeVector())
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        if (source is KeyDataViewType sourceKey && target is KeyDataViewType targetKey && sourceKey.Count == targetKey.Count)
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.KeyValues);
        if (source is NumberDataViewType && target is NumberDataViewType)
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.IsNormalized);
        if (input.Type is BooleanDataViewType && target is NumberDataViewType)
            annotations.AddNormalized();
        return annotations.ToAnnotations();
    }

    /// <summary>Null where the number is no key, or counts too few.</summary>
    private static KeyDataViewType KeyOf(KeyDataViewType key, PrimitiveDataViewType number)
    {
        if (!KeyDataViewType.IsValidDataType(number.RawType) || StandardConversions.FindOrNull(key, number) is null)
            return null;
        return new KeyDataViewType(number.RawType, key.Count);
    }
}
