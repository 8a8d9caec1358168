using System.Numerics;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Imputation;

internal sealed class Replacement<T>(DataViewType type, T[] values) : Replacement(type)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Save(ModelWriter writer)
    {
        writer.WriteType(Type);
        writer.WriteArray<T>(values);
    }

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? CreateVectorGetter(row, column) : CreateScalarGetter(row, column);

    private ValueGetter<T> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<T>(column);
        return (ref T value) =>
        {
            source(ref value);
            if (T.IsNaN(value))
                value = values[0];
        };
    }

    private ValueGetter<VBuffer<T>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return (ref VBuffer<T> destination) =>
        {
            source(ref value);
            Guard.State(values.Length == 1 || value.Length == values.Length,
                $"Column '{column.Name}' should have {values.Length} slots; this row has {value.Length}.");
            Fill(value, ref destination);
        };
    }

    /// <summary>Dense rows stay dense; sparse rows lose what becomes zero.</summary>
    private void Fill(in VBuffer<T> source, ref VBuffer<T> destination)
    {
        var stored = source.GetValues();
        var indices = source.GetIndices();
        var editor = VBufferEditor.Create(ref destination, source.Length, stored.Length);
        var at = 0;
        for (var i = 0; i < stored.Length; i++)
        {
            var missing = T.IsNaN(stored[i]);
            var slot = source.IsDense ? i : indices[i];
            var value = missing ? values[values.Length == 1 ? 0 : slot] : stored[i];
            if (missing && !source.IsDense && T.IsZero(value))
                continue;
            editor.Values[at] = value;
            if (!source.IsDense)
                editor.Indices[at] = slot;
            at++;
        }

        destination = editor.CommitTruncated(at);
    }
}
