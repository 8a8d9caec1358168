using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The rows of a source in order, with other values in one slot of a column.</summary>
/// <param name="source">The rows.</param>
/// <param name="column">The column's index.</param>
/// <param name="slot">The slot.</param>
/// <param name="values">The slot's value for each row.</param>
/// <param name="seen">Told each row's number and its vector as the source has it.</param>
internal sealed class PermutedDataView(IDataView source, int column, int slot, float[] values, Action<long, VBuffer<float>> seen) : SameSchemaDataView(source)
{
    public override bool CanShuffle => false;

    public override long? GetRowCount() => Source.GetRowCount();

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random) =>
        new Cursor(this, OpenSource(active, null), active, column, slot, values, seen);

    private sealed class Cursor(
        PermutedDataView view, DataViewRowCursor input, bool[] active, int column, int slot, float[] values, Action<long, VBuffer<float>> seen)
        : FilterCursor(input, active)
    {
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column asked)
        {
            var getter = base.GetGetter<TValue>(asked);
            return asked.Index == column ? (ValueGetter<TValue>)(Delegate)Permuted((ValueGetter<VBuffer<float>>)(Delegate)getter) : getter;
        }

        protected override bool Accept() => true;

        private ValueGetter<VBuffer<float>> Permuted(ValueGetter<VBuffer<float>> getter)
        {
            VBuffer<float> row = default;
            return (ref VBuffer<float> value) =>
            {
                getter(ref row);
                Guard.State(Position < values.Length, $"There are more rows in '{view.Schema[column].Name}' than the {values.Length} of the pass before.");
                seen(Position, row);
                Replace(row, slot, values[Position], ref value);
            };
        }

        private static void Replace(VBuffer<float> row, int slot, float replacement, ref VBuffer<float> value)
        {
            var at = row.IsDense ? slot : row.GetIndices().BinarySearch(slot);
            if (at >= 0)
            {
                row.CopyTo(ref value);
                var same = VBufferEditor.CreateFromBuffer(ref value);
                same.Values[at] = replacement;
                value = same.Commit();
                return;
            }

            // A slot that a sparse vector leaves out comes in between the others.
            var values = row.GetValues();
            var indices = row.GetIndices();
            var longer = VBufferEditor.Create(ref value, row.Length, values.Length + 1);
            values[..~at].CopyTo(longer.Values);
            indices[..~at].CopyTo(longer.Indices);
            (longer.Values[~at], longer.Indices[~at]) = (replacement, slot);
            values[~at..].CopyTo(longer.Values[(~at + 1)..]);
            indices[~at..].CopyTo(longer.Indices[(~at + 1)..]);
            value = longer.Commit();
        }
    }
}
