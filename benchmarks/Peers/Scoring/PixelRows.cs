using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Benchmarks.Peers.Scoring;

/// <summary>Rows of pixels in memory, the same on both sides, and the passes that read what a model makes of them.</summary>
internal static class PixelRows
{
    public const string Pixels = "Pixels";
    public const string Features = "Features";

    /// <summary>A view of vectors of pixels, 0 to 255.</summary>
    public static IDataView View(MLContext context, int rows, int size)
    {
        var schema = SchemaDefinition.Create(typeof(PixelRow));
        schema[Pixels].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(row => new PixelRow { Pixels = Row(row, size) }).ToArray(), schema);
    }

    /// <summary>Reads the features of all rows, one row after the other as every consumer of a view does.</summary>
    public static void Read(IDataView scored, Span<float> features)
    {
        var column = scored.Schema[Features];
        using var cursor = scored.GetRowCursor([column]);
        var get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        for (var at = 0; cursor.MoveNext(); at += row.Length)
        {
            get(ref row);
            row.CopyTo(features.Slice(at, row.Length));
        }
    }

    /// <summary>How many features a row has.</summary>
    public static int Width(IDataView scored) => ((VectorDataViewType)scored.Schema[Features].Type).Size;

    /// <summary>The pixels of a row.</summary>
    public static float[] Row(int row, int size)
    {
        var random = new Random(row);
        var pixels = new float[size];
        for (var i = 0; i < size; i++)
        {
            pixels[i] = random.Next(256);
        }

        return pixels;
    }

    private sealed class PixelRow
    {
        [VectorType]
        public float[] Pixels { get; set; } = [];
    }
}
