using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Concatenation;

/// <summary>What the columns of a concatenation say of themselves, put together.</summary>
internal static class ConcatenatedAnnotations
{
    public static DataViewSchema.Annotations Of(ConcatenatedColumn column)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (column.Type.ItemType is NumberDataViewType && column.Inputs.All(input => input.IsNormalized()))
            builder.AddNormalized();
        if (!column.Type.IsKnownSize)
            return builder.ToAnnotations();
        if (column.Inputs.Any(input => input.Type is not VectorDataViewType || input.HasSlotNames()))
            AddSlotNames(builder, column);
        AddCategoricalSlotRanges(builder, column.Inputs);
        return builder.ToAnnotations();
    }

    /// <summary>A scalar is named as its column; the slots of a vector as column.slot, where they have names.</summary>
    private static void AddSlotNames(DataViewSchema.Annotations.Builder builder, ConcatenatedColumn column)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> names) =>
        {
            var slots = new SlotBuilder<ReadOnlyMemory<char>>();
            slots.Start(column.Type.Size);
            var first = 0;
            foreach (var input in column.Inputs)
            {
                AddNames(slots, input, first);
                first += input.Type.ValueCount();
            }

            slots.Finish(ref names);
        };
        builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, column.Type.Size), getter);
    }

    private static void AddNames(SlotBuilder<ReadOnlyMemory<char>> slots, DataViewSchema.Column input, int first)
    {
        if (input.Type is not VectorDataViewType)
        {
            slots.Add(first, input.Name.AsMemory());
            return;
        }

        if (!input.HasSlotNames())
            return;
        VBuffer<ReadOnlyMemory<char>> names = default;
        input.GetSlotNames(ref names);
        foreach (var (slot, name) in names.Items())
        {
            if (!name.IsEmpty)
                slots.Add(first + slot, $"{input.Name}.{name}".AsMemory());
        }
    }

    private static void AddCategoricalSlotRanges(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column[] inputs)
    {
        var ranges = new List<int>();
        var first = 0;
        foreach (var input in inputs)
        {
            ranges.AddRange((input.CategoricalSlotRangesOrNull() ?? []).Select(slot => slot + first));
            first += input.Type.ValueCount();
        }

        if (ranges.Count > 0)
        {
            var value = new VBuffer<int>(ranges.Count, [.. ranges]);
            builder.Add(AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, ranges.Count / 2, 2), Constants.Vector(value));
        }
    }
}
