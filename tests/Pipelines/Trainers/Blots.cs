using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>
/// Grey pictures of 8x8, noise with one bright blot: its quarter is the class, its brightness a value. Small enough that a fit takes a moment.
/// </summary>
internal static class Blots
{
    public const int Side = 8;
    public static readonly string[] Names = ["north-west", "north-east", "south-west", "south-east"];

    public static IDataView View(MLContext ml, int count, int first = 0) => ml.Data.LoadFromEnumerable(Rows(count, first));

    /// <summary>Whoever reads an image may dispose of it, so that every cursor gets images of its own.</summary>
    public static IDataView Images(MLContext ml, int count, int first = 0) => ml.Data.LoadFromEnumerable(Rows(count, first).Select(row => new ImageRow
    {
        Id = row.Id, Name = row.Name, Image = Picture(row.Pixels), Quarter = row.Quarter,
    }));

    public static Row[] Rows(int count, int first = 0) => [.. Enumerable.Range(first, count).Select(Make)];

    private static Row Make(int id)
    {
        var draw = new Draw(900 + (ulong)id);
        var quarter = id % 4;
        var light = 120 + draw.Below(136);
        var (top, left) = ((quarter / 2 * 4) + draw.Below(2), (quarter % 2 * 4) + draw.Below(2));
        var pixels = Array.ConvertAll(draw.Bytes(Side * Side), b => b / 4f);
        for (var y = top; y < top + 3; y++)
        {
            for (var x = left; x < left + 3; x++)
                pixels[(y * Side) + x] = light;
        }

        return new Row
        {
            Id = id,
            Name = $"blot {id}",
            Pixels = Array.ConvertAll(pixels, MathF.Floor),
            Quarter = Names[quarter],
            Number = quarter,
            IsNorth = quarter < 2,
            Sides = [quarter < 2, quarter % 2 == 1],
            Light = light,
            Weight = 1 + (id % 3),
        };
    }

    private static MLImage Picture(float[] pixels)
    {
        var bgra = new byte[4 * pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
            (bgra[4 * i], bgra[(4 * i) + 1], bgra[(4 * i) + 2], bgra[(4 * i) + 3]) = ((byte)pixels[i], (byte)pixels[i], (byte)pixels[i], 255);
        return MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Bgra32, bgra);
    }

    internal sealed class Row
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [VectorType(Side * Side)]
        public float[] Pixels { get; set; } = [];

        public string Quarter { get; set; } = "";

        public float Number { get; set; }

        public bool IsNorth { get; set; }

        [VectorType(2)]
        public bool[] Sides { get; set; } = [];

        public float Light { get; set; }

        public float Weight { get; set; }
    }

    internal sealed class ImageRow
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [Microsoft.ML.Transforms.Image.ImageType(Side, Side)]
        public MLImage? Image { get; set; }

        public string Quarter { get; set; } = "";
    }
}
