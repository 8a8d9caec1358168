using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>Copies of a column's values in numbered slots. Slots are filled from the row the store was made for.</summary>
internal abstract class ColumnStore
{
    public static ColumnStore Of(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? GenericCall.Invoke<ColumnStore>(OfVectors<int>, vector.ItemType.RawType, row, column)
        : GenericCall.Invoke<ColumnStore>(OfScalars<int>, column.Type.RawType, row, column);

    public static ColumnStore OfIds(DataViewRow row) => new ScalarStore<DataViewRowId>(row.GetIdGetter());

    /// <summary>Copies the row's value into a slot.</summary>
    public abstract void Fill(int slot);

    /// <summary>Lets go of the row: no slot is filled any more.</summary>
    public abstract void Close();

    /// <summary>Makes a ValueGetter that copies out of the slot that <paramref name="slot"/> gives at each call.</summary>
    public abstract Delegate GetterOf(Func<int> slot);

    private static ColumnStore OfScalars<T>(DataViewRow row, DataViewSchema.Column column) => new ScalarStore<T>(row.GetGetter<T>(column));

    private static ColumnStore OfVectors<T>(DataViewRow row, DataViewSchema.Column column) => new VectorStore<T>(row.GetGetter<VBuffer<T>>(column));

    private abstract class Store<TValue>(ValueGetter<TValue> source) : ColumnStore
    {
        private const int FirstCapacity = 64;

        private ValueGetter<TValue> _source = source;

        protected TValue[] Values { get; private set; } = [];

        public sealed override void Fill(int slot)
        {
            if (slot >= Values.Length)
            {
                var values = Values;
                Array.Resize(ref values, Math.Max(slot + 1, Math.Max(FirstCapacity, 2 * values.Length)));
                Values = values;
            }

            _source(ref Values[slot]);
        }

        public sealed override void Close() => _source = null;
    }

    private sealed class ScalarStore<T>(ValueGetter<T> source) : Store<T>(source)
    {
        public override Delegate GetterOf(Func<int> slot) => (ValueGetter<T>)((ref T value) => value = Values[slot()]);
    }

    private sealed class VectorStore<T>(ValueGetter<VBuffer<T>> source) : Store<VBuffer<T>>(source)
    {
        public override Delegate GetterOf(Func<int> slot) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => Values[slot()].CopyTo(ref value));
    }
}
