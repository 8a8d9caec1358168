using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;

namespace MLNetVision.Cli.Features;

/// <summary>Features of pictures as a CSV file: a line a picture. It appears whole or not at all.</summary>
internal static class FeatureTable
{
    /// <returns>How many rows were written, and how many features each has.</returns>
    public static (long Count, int Width) Write(string path, IDataView data, CancellationToken cancellation)
    {
        var count = 0L;
        var width = ((VectorDataViewType)data.Schema["Features"].Type).Size;
        AtomicFile.Write(path, stream =>
        {
            using var output = new StreamWriter(stream, leaveOpen: true);
            output.WriteLine($"image,label,{string.Join(",", Enumerable.Range(0, width).Select(i => $"f{i}"))}");
            foreach (var (image, label, features) in Rows(data))
            {
                cancellation.ThrowIfCancellationRequested();
                output.WriteLine(
                    $"{CsvCell.Of(image)},{CsvCell.Of(label)},{string.Join(",", features.Select(f => f.ToString("R", CultureInfo.InvariantCulture)))}");
                count++;
            }
        });
        return (count, width);
    }

    private static IEnumerable<(string Image, string Label, float[] Features)> Rows(IDataView data)
    {
        DataViewSchema.Column[] columns = [data.Schema["ImagePath"], data.Schema["Label"], data.Schema["Features"]];
        using var cursor = data.GetRowCursor(columns);
        var getPath = cursor.GetGetter<ReadOnlyMemory<char>>(columns[0]);
        var getLabel = cursor.GetGetter<ReadOnlyMemory<char>>(columns[1]);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(columns[2]);
        ReadOnlyMemory<char> path = default, label = default;
        VBuffer<float> features = default;
        while (cursor.MoveNext())
        {
            getPath(ref path);
            getLabel(ref label);
            getFeatures(ref features);
            yield return (path.ToString(), label.ToString(), features.DenseValues().ToArray());
        }
    }
}
