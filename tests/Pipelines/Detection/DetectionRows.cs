using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Pictures of sizes of their own, the last of which is a pixel, as rows.</summary>
internal static class DetectionRows
{
    public static IDataView Of(MLContext ml, int count) => ml.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(i => i == count - 1 ? Row(i, 1, 1) : Row(i, 30 + (5 * (i % 4)), 22 + (7 * (i % 3)))).ToArray());

    public static ImageRow Row(int id, int width, int height, int channels = 3) => new()
    {
        Id = id, Name = $"row {id}", Image = PictureImages.ToImage(DetectorParts.Picture(width, height, (ulong)id + 1, channels)),
    };

    public sealed class ImageRow
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [ImageType(10, 10)]
        public MLImage? Image { get; set; }
    }

    public sealed class Found
    {
        [KeyType(3)]
        public uint[] PredictedLabel { get; set; } = [];

        public float[] PredictedBoundingBoxes { get; set; } = [];

        public float[] Score { get; set; } = [];
    }
}
