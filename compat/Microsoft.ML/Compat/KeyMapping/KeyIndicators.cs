using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>Getters of keys as vectors of zeros and ones: of one key, of each key of a vector, or of all of them added up.</summary>
internal static class KeyIndicators
{
    public static Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column, bool count)
    {
        var keys = (int)((KeyDataViewType)column.Type.ItemType()).Count;
        if (column.Type is not VectorDataViewType)
            return OfScalar(ConvertingGetters.Scalar<uint>(row, column.Index, NumberDataViewType.UInt32), keys);
        var source = ConvertingGetters.Vector<uint>(row, column.Index, NumberDataViewType.UInt32);
        var checkedSource = Checked(source, column);
        return count ? Counts(checkedSource, keys) : OfVector(checkedSource, keys);
    }

    private static ValueGetter<VBuffer<uint>> Checked(ValueGetter<VBuffer<uint>> source, DataViewSchema.Column column)
    {
        var size = column.Type.ValueCount();
        return (ref VBuffer<uint> value) =>
        {
            source(ref value);
            Guard.State(size == 0 || value.Length == size, $"Column '{column.Name}' should have {size} slots; this row has {value.Length}.");
        };
    }

    private static ValueGetter<VBuffer<float>> OfScalar(ValueGetter<uint> source, int keys)
    {
        var key = 0U;
        return (ref VBuffer<float> destination) =>
        {
            source(ref key);
            var present = key > 0 && key <= keys;
            var editor = VBufferEditor.Create(ref destination, keys, present ? 1 : 0, requireIndicesOnDense: true);
            if (present)
            {
                editor.Values[0] = 1;
                editor.Indices[0] = (int)key - 1;
            }

            destination = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<float>> OfVector(ValueGetter<VBuffer<uint>> source, int keys)
    {
        VBuffer<uint> vector = default;
        return (ref VBuffer<float> destination) =>
        {
            source(ref vector);
            var stored = vector.GetValues();
            var indices = vector.GetIndices();
            var editor = VBufferEditor.Create(ref destination, checked(keys * vector.Length), stored.Length, requireIndicesOnDense: true);
            var at = 0;
            for (var i = 0; i < stored.Length; i++)
            {
                if (stored[i] == 0 || stored[i] > keys)
                    continue;
                editor.Values[at] = 1;
                editor.Indices[at++] = ((vector.IsDense ? i : indices[i]) * keys) + (int)stored[i] - 1;
            }

            destination = editor.CommitTruncated(at);
        };
    }

    private static ValueGetter<VBuffer<float>> Counts(ValueGetter<VBuffer<uint>> source, int keys)
    {
        var counts = new SortedDictionary<int, float>();
        var slots = new SlotBuilder<float>();
        VBuffer<uint> vector = default;
        return (ref VBuffer<float> destination) =>
        {
            source(ref vector);
            counts.Clear();
            foreach (var key in vector.GetValues())
            {
                if (key > 0 && key <= keys)
                    counts[(int)key - 1] = counts.GetValueOrDefault((int)key - 1) + 1;
            }

            slots.Start(keys);
            foreach (var (slot, times) in counts)
                slots.Add(slot, times);
            slots.Finish(ref destination);
        };
    }
}
