using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Saving, loading, and reading what comes out.</summary>
internal static class Loaded
{
    public static byte[] Save(ITransformer model, DataViewSchema? schema = null)
    {
        using var stream = new MemoryStream();
        new MLContext(1).Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    public static ITransformer Load(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return new MLContext(7).Model.Load(stream, out _);
    }

    public static ITransformer Reload(this ITransformer model, DataViewSchema? schema = null) => Load(Save(model, schema));

    /// <summary>The contents of a zip's entries by name.</summary>
    public static SortedDictionary<string, byte[]> Entries(byte[] zip)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            entries.Add(entry.FullName, content.ToArray());
        }

        return entries;
    }

    public static float[][] Vectors(this IDataView view, string column) =>
        [.. view.GetColumn<VBuffer<float>>(column).Select(v => v.DenseValues().ToArray())];

    public static T[] Values<T>(this IDataView view, string column) => [.. view.GetColumn<T>(column)];

    /// <summary>The texts of an annotation.</summary>
    public static string[] Texts(this DataViewSchema.Column column, string annotation)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue(annotation, ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }
}
