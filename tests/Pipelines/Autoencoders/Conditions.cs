using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Pipelines.Trainers;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Blots with more columns: their quarter as one-hot behind the pixels, and pictures twice as large.</summary>
internal static class Conditions
{
    private const int Quarters = 4;

    public static IDataView View(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Blots.Rows(count).Select(row => new Conditional
    {
        Id = row.Id,
        Name = row.Name,
        Pixels = [.. row.Pixels, .. Enumerable.Range(0, Quarters).Select(q => q == (int)row.Number ? 1f : 0)],
    }));

    public static IDataView Large(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Blots.Rows(count).Select(row => new Paired
    {
        Id = row.Id, Name = row.Name, Pixels = row.Pixels, Large = Enlarge(row.Pixels),
    }));

    private static float[] Enlarge(float[] pixels)
    {
        const int Side = 2 * Blots.Side;
        var large = new float[3 * Side * Side];
        for (var i = 0; i < large.Length; i++)
        {
            var (x, y) = (i % Side, i / Side % Side);
            large[i] = pixels[(y / 2 * Blots.Side) + (x / 2)];
        }

        return large;
    }

    internal sealed class Conditional
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [VectorType((Blots.Side * Blots.Side) + Quarters)]
        public float[] Pixels { get; set; } = [];
    }

    internal sealed class Paired
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [VectorType(Blots.Side * Blots.Side)]
        public float[] Pixels { get; set; } = [];

        [VectorType(12 * Blots.Side * Blots.Side)]
        public float[] Large { get; set; } = [];
    }
}
