using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>Gives a column's values in the current row of a cursor as fields of a line.</summary>
internal abstract class FieldWriter
{
    /// <summary>The text of the default value, which sparse lines leave out.</summary>
    public abstract string Default { get; }

    public abstract void WriteRow(LineText line);

    public abstract void WriteHeader(LineText line);

    public static FieldWriter Create(DataViewRowCursor cursor, DataViewSchema.Column column, char separator)
        => column.Type is VectorDataViewType vector
            ? GenericCall.Invoke<FieldWriter>(CreateVector<int>, vector.ItemType.RawType, cursor, column, separator)
            : GenericCall.Invoke<FieldWriter>(CreateScalar<int>, column.Type.RawType, cursor, column, separator);

    // Times are quoted since they hold colons.
    protected static Func<T, string> Texts<T>(DataViewType type, char separator)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return (Func<T, string>)(Delegate)(Func<ReadOnlyMemory<char>, string>)(text => QuotedWriter.Write(text.Span, separator));
        var writer = ValueText.Writer<T>(type);
        return type is TimeSpanDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType ? value => $"\"{writer(value)}\"" : writer;
    }

    private static FieldWriter CreateScalar<T>(DataViewRowCursor cursor, DataViewSchema.Column column, char separator)
        => new ScalarFieldWriter<T>(cursor.GetGetter<T>(column), Texts<T>(column.Type, separator), QuotedWriter.Write(column.Name, separator));

    private static FieldWriter CreateVector<T>(DataViewRowCursor cursor, DataViewSchema.Column column, char separator)
    {
        var texts = Texts<T>(column.Type.ItemType(), separator);
        return new VectorFieldWriter<T>(cursor.GetGetter<VBuffer<T>>(column), texts, column.Type.ValueCount(), SlotNames(column, separator));
    }

    private static IEnumerable<(int Slot, string Text)> SlotNames(DataViewSchema.Column column, char separator)
    {
        if (!column.HasSlotNames())
            return [];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetSlotNames(ref names);
        return [.. names.Items().Where(name => !name.Value.IsEmpty).Select(name => (name.Key, QuotedWriter.Write(name.Value.Span, separator)))];
    }

    private sealed class ScalarFieldWriter<T>(ValueGetter<T> getter, Func<T, string> texts, string name) : FieldWriter
    {
        public override string Default { get; } = texts(default);

        public override void WriteRow(LineText line)
        {
            T value = default;
            getter(ref value);
            line.Add(0, texts(value), Default);
            line.EndColumn(1, Default);
        }

        public override void WriteHeader(LineText line)
        {
            line.Add(0, name, "");
            line.EndColumn(1, LineText.NoName);
        }
    }

    private sealed class VectorFieldWriter<T>(ValueGetter<VBuffer<T>> getter, Func<T, string> texts, int size, IEnumerable<(int Slot, string Text)> names)
        : FieldWriter
    {
        private VBuffer<T> _value;

        public override string Default { get; } = texts(default);

        public override void WriteRow(LineText line)
        {
            getter(ref _value);
            foreach (var (slot, value) in _value.Items())
                line.Add(slot, texts(value), Default);
            line.EndColumn(_value.Length, Default);
        }

        public override void WriteHeader(LineText line)
        {
            foreach (var (slot, text) in names)
                line.Add(slot, text, "");
            line.EndColumn(size, LineText.NoName);
        }
    }
}
