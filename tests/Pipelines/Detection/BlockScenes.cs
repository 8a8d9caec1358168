using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Small pictures with up to two blocks, red or blue, before grey noise: what a detector can learn in no time.</summary>
internal static class BlockScenes
{
    public const int Side = 64;

    public static IDataView Of(MLContext ml, int count, ulong seed = 1) =>
        ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(ml.Data.LoadFromEnumerable(Rows(40, 77))).Transform(ml.Data.LoadFromEnumerable(Rows(count, seed)));

    public static Row[] Rows(int count, ulong seed) => [.. Enumerable.Range(0, count).Select(i => Make(i, RandomStream.SeedAt(seed, (ulong)i)))];

    private static Row Make(int id, ulong seed)
    {
        var random = new RandomStream(seed);
        var picture = new Image<byte>(Side, Side, 3);
        foreach (ref var sample in picture.Samples)
        {
            sample = (byte)(100 + random.NextBelow(40));
        }

        var (labels, boxes) = (new List<string>(), new List<float>());
        for (var half = 0; half < id % 3; half++)
        {
            var (width, height) = (16 + random.NextBelow(12), 16 + random.NextBelow(12));
            var (x, y) = (random.NextBelow(Side - width + 1), (half * Side / 2) + random.NextBelow((Side / 2) - height + 1));
            var isRed = random.NextBelow(2) == 0;
            Fill(picture, x, y, width, height, isRed ? 0 : 2);
            labels.Add(isRed ? "red" : "blue");
            boxes.AddRange([x, y, x + width, y + height]);
        }

        return new Row { Id = id, Name = $"scene {id}", Image = PictureImages.ToImage(picture), Label = [.. labels], BoundingBoxes = [.. boxes] };
    }

    private static void Fill(Image<byte> picture, int left, int top, int width, int height, int channel)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                picture[x, y, channel] = 240;
                picture[x, y, 2 - channel] = 20;
            }
        }
    }

    public sealed class Row
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [ImageType(Side, Side)]
        public MLImage? Image { get; set; }

        public string[] Label { get; set; } = [];

        public float[] BoundingBoxes { get; set; } = [];

        public bool[] Difficult { get; set; } = [];
    }
}
