using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>Reads the members of row objects as columns. Members are compiled once; it serves any number of cursors at once.</summary>
internal sealed class RowReader<TRow>
    where TRow : class
{
    private readonly TypedColumn[] _columns;
    private readonly Func<Func<TRow>, Delegate>[] _getters;

    public RowReader(SchemaDefinition definition, SchemaDefinition.Direction direction = SchemaDefinition.Direction.Read)
    {
        _columns = TypedColumn.Of(typeof(TRow), definition, direction);
        _getters = Array.ConvertAll(_columns, Compile);
        Schema = TypedColumn.Schema(_columns);
    }

    public DataViewSchema Schema { get; }

    /// <summary>A getter of a column's values from the row object that <paramref name="current"/> gives.</summary>
    public Delegate CreateGetter(int column, Func<TRow> current)
        => _columns[column].Type.CanBeMember()
            ? _getters[column](current)
            : throw new NotSupportedException($"Objects cannot give values of type {_columns[column].Type}, which is not registered.");

    private static Func<Func<TRow>, Delegate> Compile(TypedColumn column)
    {
        var member = column.Member;
        if (member.Type == typeof(string))
            return Text(member);
        if (member.Type == typeof(string[]))
            return Texts(member);
        if (member.Type.IsArray)
            return GenericCall.Invoke<Func<Func<TRow>, Delegate>>(Items<int>, member.ItemType, member);
        if (column.Type is VectorDataViewType)
            return GenericCall.Invoke<Func<Func<TRow>, Delegate>>(Vector<int>, member.ItemType, member);
        return column.Type is KeyDataViewType key
            ? GenericCall.Invoke<Func<Func<TRow>, Delegate>>(Key<int>, member.Type, member, key)
            : GenericCall.Invoke<Func<Func<TRow>, Delegate>>(Value<int>, member.Type, member);
    }

    private static Func<Func<TRow>, Delegate> Text(TypedMember member)
    {
        var read = member.Reader<TRow, string>();
        return current => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory());
    }

    private static Func<Func<TRow>, Delegate> Texts(TypedMember member)
    {
        var read = member.Reader<TRow, string[]>();
        return current => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var texts = read(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, texts.Length);
            for (var i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        });
    }

    private static Func<Func<TRow>, Delegate> Items<T>(TypedMember member)
    {
        var read = member.Reader<TRow, T[]>();
        return current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var items = read(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private static Func<Func<TRow>, Delegate> Vector<T>(TypedMember member)
    {
        var read = member.Reader<TRow, VBuffer<T>>();
        return current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => read(current()).CopyTo(ref value));
    }

    private static Func<Func<TRow>, Delegate> Value<T>(TypedMember member)
    {
        var read = member.Reader<TRow, T>();
        return current => (ValueGetter<T>)((ref T value) => value = read(current()));
    }

    // A member holds the index of a thing, a key column its index + 1; an index beyond the count is missing. Scalars only: ML.NET takes vectors as they are.
    private static Func<Func<TRow>, Delegate> Key<T>(TypedMember member, KeyDataViewType type)
    {
        var read = member.Reader<TRow, T>();
        var fromNumber = KeyNumbers.From<T>();
        var toNumber = KeyNumbers.To<T>();
        return current =>
        {
            Guard.State(typeof(T) != typeof(ushort), $"Member '{member.Name}' is a key of UInt16; ML.NET reads keys of Byte, UInt32 and UInt64 only.");
            return (ValueGetter<T>)((ref T value) =>
            {
                var index = toNumber(read(current()));
                value = fromNumber(index < type.Count ? index + 1 : 0);
            });
        };
    }
}
