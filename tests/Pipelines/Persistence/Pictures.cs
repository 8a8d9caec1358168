using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Rows of pictures of several sizes, made in memory.</summary>
internal static class Pictures
{
    private static readonly (int Width, int Height)[] Sizes = [(6, 8), (20, 11), (9, 31), (10, 10), (1, 1)];

    public static IDataView View(string column = "Image") => View(column, Sizes);

    /// <summary>Pictures of one size.</summary>
    public static IDataView Alike(int width, int height) => View("Image", [(width, height), (width, height)]);

    private static IDataView View(string column, (int Width, int Height)[] sizes)
    {
        var definition = SchemaDefinition.Create(typeof(PictureRow));
        definition[nameof(PictureRow.Image)].ColumnName = column;
        return new MLContext(1).Data.LoadFromEnumerable(Rows(sizes), definition);
    }

    /// <summary>Fresh images for each pass: transformers dispose of those that they are done with.</summary>
    private static IEnumerable<PictureRow> Rows((int Width, int Height)[] sizes)
    {
        foreach (var (i, (width, height)) in sizes.Index())
        {
            var pixels = SplitMix.Bytes((ulong)i, width * height * 4);
            for (var alpha = 3; alpha < pixels.Length; alpha += 4)
            {
                pixels[alpha] = byte.MaxValue;
            }

            yield return new PictureRow { Id = i, Image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, pixels) };
        }
    }

    private sealed class PictureRow
    {
        public int Id { get; set; }

        [ImageType(1, 1)]
        public MLImage? Image { get; set; }
    }
}
