using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Binary;

/// <summary>Writes a column's value in the current row of a cursor.</summary>
internal abstract class ColumnEncoder
{
    public abstract void WriteRow(BinaryWriter writer);

    public static ColumnEncoder Create(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? GenericCall.Invoke<ColumnEncoder>(OfVectors<int>, vector.ItemType.RawType, row, column)
        : GenericCall.Invoke<ColumnEncoder>(OfScalars<int>, column.Type.RawType, row, column);

    private static ColumnEncoder OfScalars<T>(DataViewRow row, DataViewSchema.Column column) => new ScalarEncoder<T>(row.GetGetter<T>(column));

    private static ColumnEncoder OfVectors<T>(DataViewRow row, DataViewSchema.Column column) => new VectorEncoder<T>(row.GetGetter<VBuffer<T>>(column));

    private sealed class ScalarEncoder<T>(ValueGetter<T> getter) : ColumnEncoder
    {
        private readonly ItemCodec<T> _codec = ItemCodecs.Of<T>();
        private T _value;

        public override void WriteRow(BinaryWriter writer)
        {
            getter(ref _value);
            _codec.Write(writer, new ReadOnlySpan<T>(in _value));
        }
    }

    // Length, number of stored values, their indices if they are fewer, and the values.
    private sealed class VectorEncoder<T>(ValueGetter<VBuffer<T>> getter) : ColumnEncoder
    {
        private readonly ItemCodec<T> _codec = ItemCodecs.Of<T>();
        private VBuffer<T> _value;

        public override void WriteRow(BinaryWriter writer)
        {
            getter(ref _value);
            writer.Write7BitEncodedInt(_value.Length);
            writer.Write7BitEncodedInt(_value.GetValues().Length);
            writer.Write(MemoryMarshal.AsBytes(_value.GetIndices()));
            _codec.Write(writer, _value.GetValues());
        }
    }
}
