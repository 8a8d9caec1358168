using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Binary;

/// <summary>The values of one column in one block of rows.</summary>
internal abstract class ColumnDecoder
{
    public abstract void ReadBlock(BinaryReader reader, int rows);

    /// <summary>Makes a ValueGetter of the value in the row that <paramref name="row"/> gives at each call.</summary>
    public abstract Delegate GetterOf(Func<int> row);

    public static ColumnDecoder Create(DataViewType type) => type is VectorDataViewType vector
        ? GenericCall.Invoke<ColumnDecoder>(OfVectors<int>, vector.ItemType.RawType, vector)
        : GenericCall.Invoke<ColumnDecoder>(OfScalars<int>, type.RawType, type);

    private static ColumnDecoder OfScalars<T>(DataViewType type) => new ScalarDecoder<T>();

    private static ColumnDecoder OfVectors<T>(VectorDataViewType type) => new VectorDecoder<T>(type);

    private sealed class ScalarDecoder<T> : ColumnDecoder
    {
        private readonly ItemCodec<T> _codec = ItemCodecs.Of<T>();
        private T[] _values = [];

        public override void ReadBlock(BinaryReader reader, int rows)
        {
            if (_values.Length < rows)
                _values = new T[rows];
            _codec.Read(reader, _values.AsSpan(0, rows));
        }

        public override Delegate GetterOf(Func<int> row) => (ValueGetter<T>)((ref T value) => value = _values[row()]);
    }

    private sealed class VectorDecoder<T>(VectorDataViewType type) : ColumnDecoder
    {
        private readonly ItemCodec<T> _codec = ItemCodecs.Of<T>();
        private VBuffer<T>[] _values = [];

        public override void ReadBlock(BinaryReader reader, int rows)
        {
            if (_values.Length < rows)
                _values = new VBuffer<T>[rows];
            for (var row = 0; row < rows; row++)
                Read(reader, ref _values[row]);
        }

        public override Delegate GetterOf(Func<int> row) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[row()].CopyTo(ref value));

        private void Read(BinaryReader reader, ref VBuffer<T> value)
        {
            var length = reader.Read7BitEncodedInt();
            var count = Sizes.Read(reader, 1);
            Guard.Format(length >= count && (!type.IsKnownSize || length == type.Size),
                $"The data file has a vector of {length} values, {count} stored, in a column of {type}.");
            var editor = VBufferEditor.Create(ref value, length, count);
            if (count < length)
            {
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(editor.Indices));
                CheckIndices(editor.Indices, length);
            }

            _codec.Read(reader, editor.Values);
            value = editor.Commit();
        }

        private static void CheckIndices(ReadOnlySpan<int> indices, int length)
        {
            var previous = -1;
            foreach (var index in indices)
            {
                Guard.Format(index > previous && index < length, $"The data file has index {index} after {previous} in a vector of {length} values.");
                previous = index;
            }
        }
    }
}
