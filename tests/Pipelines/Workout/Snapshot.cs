using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>What a view holds: its schema with all annotations as texts, its rows as cells.</summary>
internal static class Snapshot
{
    /// <summary>A line a column: name, type, and the annotations with their values; the number of a score set is left out.</summary>
    public static string[] Schema(IEnumerable<DataViewSchema.Column> schema) =>
        [.. schema.Where(c => !c.IsHidden).Select(c => $"{c.Name}: {c.Type} {{{string.Join("; ", Annotations(c).Order(StringComparer.Ordinal))}}}")];

    /// <summary>A line a column of a promise: kinds and item types, with those of the annotations.</summary>
    public static string[] Promise(SchemaShape shape) => [.. shape.Select(Promise).Order(StringComparer.Ordinal)];

    /// <summary>The rows of some columns; of all without a choice.</summary>
    public static Cell[][] Rows(IDataView view, IEnumerable<string>? columns = null, Random? random = null)
    {
        var active = columns?.Select(c => view.Schema[c]).ToArray() ?? [.. view.Schema];
        return Rows(view.GetRowCursor(active, random), active);
    }

    /// <summary>The rows of a cursor, which is disposed of.</summary>
    public static Cell[][] Rows(DataViewRowCursor cursor, IReadOnlyList<DataViewSchema.Column> active)
    {
        using (cursor)
        {
            return Rows(cursor, cursor.MoveNext, active);
        }
    }

    /// <summary>The rows that a row comes to be, one after the other.</summary>
    public static Cell[][] Rows(DataViewRow row, Func<bool> moveNext, IReadOnlyList<DataViewSchema.Column> active)
    {
        Func<Cell>[] readers = [.. active.Select(c => Reader(row, c))];
        var rows = new List<Cell[]>();
        while (moveNext())
        {
            rows.Add([.. readers.Select(r => r())]);
        }

        return [.. rows];
    }

    private static string Promise(SchemaShape.Column column)
    {
        var annotations = column.Annotations.Select(a => $"{a.Name}: {a.Kind} {a.ItemType}{(a.IsKey ? " key" : "")}").Order(StringComparer.Ordinal);
        return $"{column.Name}: {column.Kind} {column.ItemType}{(column.IsKey ? " key" : "")} {{{string.Join("; ", annotations)}}}";
    }

    private static Func<Cell> Reader(DataViewRow row, DataViewSchema.Column column) => (Func<Cell>)Call(nameof(ReaderOf), column, row, column);

    private static Func<Cell> ReaderOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return Cell.Of(value);
        };
    }

    private static IEnumerable<string> Annotations(DataViewSchema.Column column) => column.Annotations.Schema.Where(a => a.Name != "ScoreColumnSetId")
        .Select(a => $"{a.Name} {a.Type} = {Call(nameof(ValueOf), a, column.Annotations, a)}");

    private static Cell ValueOf<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default!;
        annotations.GetValue(annotation.Name, ref value);
        return Cell.Of(value);
    }

    private static object Call(string method, DataViewSchema.Column column, params object[] arguments) => typeof(Snapshot)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(column.Type.RawType).Invoke(null, arguments)!;
}
