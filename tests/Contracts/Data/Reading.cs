using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data;

/// <summary>What a data view holds, as plain arrays.</summary>
internal static class Reading
{
    public static T[] Values<T>(this IDataView view, string column) => Collect<T, T>(view, column, value => value);

    public static string[] Texts(this IDataView view, string column) => Collect<ReadOnlyMemory<char>, string>(view, column, value => value.ToString());

    public static T[][] Vectors<T>(this IDataView view, string column) => Collect<VBuffer<T>, T[]>(view, column, value => [.. value.DenseValues()]);

    public static string[][] TextVectors(this IDataView view, string column) =>
        Collect<VBuffer<ReadOnlyMemory<char>>, string[]>(view, column, value => [.. value.DenseValues().Select(text => text.ToString())]);

    public static VBuffer<T>[] Buffers<T>(this IDataView view, string column) => Collect<VBuffer<T>, VBuffer<T>>(view, column, Copy);

    public static DataViewRowId[] Ids(this IDataView view)
    {
        using var cursor = view.GetRowCursor([]);
        return Ids(cursor);
    }

    public static DataViewRowId[] Ids(this DataViewRowCursor cursor)
    {
        var getter = cursor.GetIdGetter();
        var ids = new List<DataViewRowId>();
        while (cursor.MoveNext())
        {
            DataViewRowId id = default;
            getter(ref id);
            ids.Add(id);
        }

        return [.. ids];
    }

    public static T[] Values<T>(this DataViewRowCursor cursor, string column)
    {
        var getter = cursor.GetGetter<T>(cursor.Schema[column]);
        var values = new List<T>();
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>The slot names of a column; empty if it has none.</summary>
    public static string[] SlotNames(this IDataView view, string column)
    {
        if (!view.Schema[column].HasSlotNames())
            return [];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        view.Schema[column].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    public static string[] ColumnNames(this DataViewSchema schema) => [.. schema.Select(column => column.Name)];

    /// <summary>Reads a cached view once, so that it no longer needs its source.</summary>
    public static IDataView Materialise(this IDataView cached)
    {
        using var cursor = cached.GetRowCursor(cached.Schema);
        while (cursor.MoveNext())
        {
        }

        return cached;
    }

    /// <summary>An exception and all that caused it.</summary>
    public static IEnumerable<Exception> Chain(this Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }

    public static VBuffer<T> Copy<T>(VBuffer<T> value)
    {
        var copy = default(VBuffer<T>);
        value.CopyTo(ref copy);
        return copy;
    }

    private static TResult[] Collect<T, TResult>(IDataView view, string column, Func<T, TResult> keep)
    {
        using var cursor = view.GetRowCursor([view.Schema[column]]);
        var getter = cursor.GetGetter<T>(cursor.Schema[column]);
        var results = new List<TResult>();
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            results.Add(keep(value));
        }

        return [.. results];
    }
}
