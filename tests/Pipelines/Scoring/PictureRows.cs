using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Pictures of random pixels at the size that <see cref="Models"/> resize to, as images and as vectors, with an id.</summary>
internal static class PictureRows
{
    public const int Size = 3 * Models.Resize * Models.Resize;

    public static IDataView Vectors(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Vector).ToArray());

    public static IDataView Images(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Image).ToArray());

    /// <summary>Images of sizes of their own, none of which is the one that they are resized to.</summary>
    public static IDataView Photographs(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Photograph).ToArray());

    public static VectorRow Vector(int id) => new() { Id = id, Name = $"row {id}", Pixels = [.. Bytes(id).Select(b => (float)b)] };

    /// <summary>The same pixels as an image of the size to which images are resized, so that resizing leaves it alone.</summary>
    public static ImageRow Image(int id)
    {
        var planar = Bytes(id);
        var area = planar.Length / 3;
        var bgra = new byte[area * 4];
        for (var i = 0; i < area; i++)
        {
            (bgra[4 * i], bgra[(4 * i) + 1], bgra[(4 * i) + 2], bgra[(4 * i) + 3]) = (planar[(2 * area) + i], planar[area + i], planar[i], 255);
        }

        return new ImageRow { Id = id, Name = $"row {id}", Image = MLImage.CreateFromPixels(Models.Resize, Models.Resize, MLPixelFormat.Bgra32, bgra) };
    }

    private static ImageRow Photograph(int id)
    {
        var (height, width) = (11 + (id % 4), 12 + (id % 3));
        var bgra = SplitMix.Bytes((ulong)id + 1, height * width * 4);
        for (var i = 3; i < bgra.Length; i += 4)
        {
            bgra[i] = 255;
        }

        return new ImageRow { Id = id, Name = $"row {id}", Image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, bgra) };
    }

    private static byte[] Bytes(int id) => SplitMix.Bytes((ulong)id + 1, Size);

    public sealed class VectorRow
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [VectorType(Size)]
        public float[] Pixels { get; set; } = [];
    }

    public sealed class ImageRow
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [ImageType(Models.Resize, Models.Resize)]
        public MLImage? Image { get; set; }
    }
}
