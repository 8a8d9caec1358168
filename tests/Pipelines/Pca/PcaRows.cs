using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Pca;

/// <summary>Rows as tests/Parity/generators/pca.py makes them.</summary>
internal static class PcaRows
{
    public static float[][] Of(string kind, int count, int width, ulong seed) =>
        kind == "deficient" ? Deficient(count, width, seed) : Falling(kind, count, width, seed);

    /// <summary>The rows as the column "x".</summary>
    public static IDataView View(float[][] rows) => SavedModels.Numbers(rows);

    private static float[][] Falling(string kind, int count, int width, ulong seed)
    {
        var rows = new float[count][];
        for (var r = 0; r < count; r++)
        {
            rows[r] = new float[width];
            for (var c = 0; c < width; c++)
            {
                var value = SplitMix.Uniform(seed, (ulong)((r * width) + c)) * (1f / (c + 1f));
                rows[r][c] = kind == "far" ? value + 64 : kind == "constant" && c % 3 == 0 ? 3.5f : value;
            }
        }

        if (kind == "twice")
        {
            for (var r = 0; r < count; r++)
            {
                rows[r] = r < count / 2 ? rows[r] : [.. rows[r - (count / 2)]];
                rows[r][^1] = rows[r][0];
            }
        }

        return rows;
    }

    private static float[][] Deficient(int count, int width, ulong seed) => [.. Enumerable.Range(0, count).Select(r =>
        Enumerable.Range(0, width).Select(c => Enumerable.Range(0, 4).Sum(k =>
            MathF.Floor(16 * SplitMix.Uniform(seed, (ulong)((r * 4) + k))) * (MathF.Floor(16 * SplitMix.Uniform(seed + 1, (ulong)((k * width) + c))) - 8)))
            .ToArray())];
}
