using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>The annotations of keys as vectors: slot names from key values (and the slots' own names), categorical ranges, normalization.</summary>
internal static class KeyIndicatorAnnotations
{
    public static DataViewSchema.Annotations Of(DataViewSchema.Column input, VectorDataViewType type, bool count)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        var isVector = input.Type is VectorDataViewType;
        if (HasTextValues(input))
            AddSlotNames(builder, input, type, joined: isVector && !count);
        if (!count && input.Type.ValueCount() > 0)
            AddCategoricalSlotRanges(builder, input.Type.ValueCount(), type.Size / input.Type.ValueCount());
        if (!count || !isVector)
            builder.AddNormalized();
        return builder.ToAnnotations();
    }

    private static bool HasTextValues(DataViewSchema.Column input)
        => input.VectorType(AnnotationKinds.KeyValues) is { ItemType: TextDataViewType } values
            && (ulong)values.Size == ((KeyDataViewType)input.Type.ItemType()).Count;

    private static void AddSlotNames(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, VectorDataViewType type, bool joined)
    {
        if (!joined)
        {
            ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> names) => input.GetKeyValues(ref names);
            builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, type.Size), getter);
        }
        else if (type.IsKnownSize)
        {
            ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> names) => JoinNames(input, ref names);
            builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, type.Dimensions), getter);
        }
    }

    /// <summary>slot.key for each slot and key; a slot without a name is [its index].</summary>
    private static void JoinNames(DataViewSchema.Column input, ref VBuffer<ReadOnlyMemory<char>> destination)
    {
        VBuffer<ReadOnlyMemory<char>> slots = default;
        if (input.HasSlotNames())
            input.GetSlotNames(ref slots);
        VBuffer<ReadOnlyMemory<char>> keys = default;
        input.GetKeyValues(ref keys);
        var names = new List<ReadOnlyMemory<char>>();
        for (var slot = 0; slot < input.Type.ValueCount(); slot++)
        {
            var name = slots.Length > 0 ? slots.GetItemOrDefault(slot) : default;
            var prefix = name.IsEmpty ? $"[{slot}]" : name.ToString();
            names.AddRange(keys.DenseValues().Select(key => $"{prefix}.{key}".AsMemory()));
        }

        new VBuffer<ReadOnlyMemory<char>>(names.Count, [.. names]).CopyTo(ref destination);
    }

    private static void AddCategoricalSlotRanges(DataViewSchema.Annotations.Builder builder, int features, int size)
    {
        int[] ranges = [.. Enumerable.Range(0, features).SelectMany(feature => new[] { feature * size, ((feature + 1) * size) - 1 })];
        builder.Add(AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, features, 2),
            Constants.Vector(new VBuffer<int>(ranges.Length, ranges)));
    }
}
