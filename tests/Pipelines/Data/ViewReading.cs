using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>A row of pictures as a test looks at it.</summary>
internal sealed record SeenRow(ulong Id, string Label, string Path, int Width, int Height, byte[] Bgra);

/// <summary>Reads views of pictures.</summary>
internal static class ViewReading
{
    public static List<SeenRow> Rows(this IDataView view, Random? random = null)
    {
        using var cursor = view.GetRowCursor(view.Schema, random);
        return Rows(cursor);
    }

    public static List<SeenRow> Rows(this DataViewRowCursor cursor)
    {
        var rows = new List<SeenRow>();
        var image = cursor.GetGetter<MLImage>(cursor.Schema["Image"]);
        var label = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema["Label"]);
        var path = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema["ImagePath"]);
        var id = cursor.GetIdGetter();
        MLImage seen = null!;
        (ReadOnlyMemory<char> l, ReadOnlyMemory<char> p, DataViewRowId i) = (default, default, default);
        while (cursor.MoveNext())
        {
            image(ref seen);
            label(ref l);
            path(ref p);
            id(ref i);
            rows.Add(new SeenRow(i.Low, l.ToString(), p.ToString(), seen.Width, seen.Height, Bgra(seen)));
        }

        return rows;
    }

    public static byte[] Bgra(MLImage image)
    {
        var pixels = image.Pixels.ToArray();
        for (var at = 0; at < pixels.Length && image.PixelFormat == MLPixelFormat.Rgba32; at += 4)
            (pixels[at], pixels[at + 2]) = (pixels[at + 2], pixels[at]);
        return pixels;
    }

    /// <summary>The values of a column of a cursor with the batch that each row is of.</summary>
    public static List<(long Batch, string Value)> Texts(this DataViewRowCursor cursor, string column)
    {
        var values = new List<(long, string)>();
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema[column]);
        ReadOnlyMemory<char> value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add((cursor.Batch, value.ToString()));
        }

        return values;
    }

    public static string[] Texts(this IDataView view, string column, Random? random = null)
    {
        using var cursor = view.GetRowCursor([view.Schema[column]], random);
        return [.. cursor.Texts(column).Select(value => value.Value)];
    }
}
