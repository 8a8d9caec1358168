using MLNetVision.Estimators.Embedding;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Rows of numbers for tests.</summary>
internal static class Rows
{
    /// <summary>Uniform numbers of a stream.</summary>
    public static float[] Uniform(string name, int count, float scale = 1, float shift = 0) =>
        [.. Enumerable.Range(0, count).Select(i => (SplitMix.Uniform(SplitMix.SeedOf(name), (ulong)i) - shift) * scale)];

    /// <summary>Rows of uniform numbers.</summary>
    public static RowMatrix Matrix(string name, int rows, int columns, float scale = 1) => new(Uniform(name, rows * columns, scale), rows, columns);

    /// <summary>Groups far from each other, as many as there are columns; row i belongs to group i modulo columns.</summary>
    public static RowMatrix Groups(int rows, int columns)
    {
        var matrix = Matrix("groups", rows, columns);
        for (var i = 0; i < rows; i++)
        {
            matrix.Values[(i * columns) + (i % columns)] += 10;
        }

        return matrix;
    }

    /// <summary>A map: all first coordinates, then all second ones.</summary>
    public static float[] Map(string name, int points, int dimensions, float span)
    {
        var pairs = Uniform(name + " map", points * dimensions, span, 0.5f);
        return [.. Enumerable.Range(0, points * dimensions).Select(i => pairs[(i % points * dimensions) + (i / points)])];
    }
}
