using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>Loads a model and scores pictures with it, as a process of its own that has used nothing of the library before.</summary>
internal static class LoadedScores
{
    public const string Verb = "score-saved";

    /// <summary>Writes the numbers of a column, a line a row.</summary>
    public static void Run(string file, string column)
    {
        var ml = new MLContext(1);
        foreach (var line in Of(ml, ml.Model.Load(file, out _), column))
            Console.WriteLine(line);
    }

    public static string[] Of(MLContext ml, ITransformer model, string column) =>
        [.. model.Transform(Pictures(ml)).GetColumn<float[]>(column)
            .Select(row => string.Join(' ', row.Select(v => v.ToString(CultureInfo.InvariantCulture))))];

    public static IDataView Pictures(MLContext ml) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(Picture).ToArray());

    /// <summary>Grey with a square, the last of a single pixel.</summary>
    private static Row Picture(int id)
    {
        var (width, height) = id == 2 ? (1, 1) : (48 + id, 40);
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 4 % width, i / 4 / width);
            pixels[i] = (byte)(i % 4 == 3 ? 255 : x is > 8 and < 28 && y is > 6 and < 30 ? 200 - (40 * (i % 4)) : 60 + ((x * 7) + (y * 13)) % 9);
        }

        return new Row { Image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels) };
    }

    private sealed class Row
    {
        [ImageType(48, 40)]
        public MLImage? Image { get; set; }

        /// <summary>A model file takes no schema that has images alone.</summary>
        public float Number { get; set; }
    }
}
