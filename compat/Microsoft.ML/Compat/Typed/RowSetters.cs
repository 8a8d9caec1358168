using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>What copies one column into one member, by the member's type. Arrays of the right length are written in place.</summary>
internal static class RowSetters<TRow>
{
    public static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Of(TypedMember member, DataViewType type)
    {
        if (!type.CanBeMember())
            return (_, column)
                => throw new NotImplementedException($"Column '{column.Name}' has type {type}, which is not registered, so no object can hold it.");
        if (member.Type == typeof(string))
            return Text(member);
        if (member.Type == typeof(string[]))
            return Texts(member);
        if (member.Type.IsArray)
            return GenericCall.Invoke<Func<DataViewRow, DataViewSchema.Column, Action<TRow>>>(Items<int>, member.ItemType, member);
        return type is VectorDataViewType
            ? GenericCall.Invoke<Func<DataViewRow, DataViewSchema.Column, Action<TRow>>>(Vector<int>, member.ItemType, member)
            : GenericCall.Invoke<Func<DataViewRow, DataViewSchema.Column, Action<TRow>>>(Value<int>, member.Type, member);
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Text(TypedMember member)
    {
        var write = member.Writer<TRow, string>();
        return (row, column) =>
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return target =>
            {
                getter(ref value);
                write(target, value.ToString());
            };
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Texts(TypedMember member)
    {
        var read = member.Reader<TRow, string[]>();
        var write = member.Writer<TRow, string[]>();
        return (row, column) =>
        {
            var getter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
            VBuffer<ReadOnlyMemory<char>> value = default;
            return target =>
            {
                getter(ref value);
                var texts = Sized(read(target), value.Length);
                foreach (var (index, item) in value.Items(all: true))
                    texts[index] = item.ToString();
                write(target, texts);
            };
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Items<T>(TypedMember member)
    {
        var read = member.Reader<TRow, T[]>();
        var write = member.Writer<TRow, T[]>();
        return (row, column) =>
        {
            var getter = row.GetGetter<VBuffer<T>>(column);
            VBuffer<T> value = default;
            return target =>
            {
                getter(ref value);
                // ML.NET takes a new array for a sparse vector even when the old one has its length.
                var items = Sized(value.IsDense ? read(target) : null, value.Length);
                value.CopyTo(items);
                write(target, items);
            };
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Vector<T>(TypedMember member)
    {
        var read = member.Reader<TRow, VBuffer<T>>();
        var write = member.Writer<TRow, VBuffer<T>>();
        return (row, column) =>
        {
            var getter = row.GetGetter<VBuffer<T>>(column);
            return target =>
            {
                var value = read(target);
                getter(ref value);
                write(target, value);
            };
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Value<T>(TypedMember member)
    {
        var write = member.Writer<TRow, T>();
        return (row, column) =>
        {
            var getter = row.GetGetter<T>(column);
            T value = default;
            return target =>
            {
                getter(ref value);
                write(target, value);
            };
        };
    }

    private static T[] Sized<T>(T[] array, int length) => array?.Length == length ? array : new T[length];
}
