namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>Comparisons that say where two views differ.</summary>
internal static class Same
{
    /// <summary>Equal rows in equal order.</summary>
    public static void Rows(Cell[][] expected, Cell[][] actual, double tolerance, string when)
    {
        Assert.True(expected.Length == actual.Length, $"{when}: {actual.Length} rows instead of {expected.Length}");
        for (var i = 0; i < expected.Length; i++)
        {
            for (var c = 0; c < expected[i].Length; c++)
            {
                Assert.True(
                    expected[i][c].IsNear(actual[i][c], tolerance), $"{when}: row {i}, column {c}: expected {expected[i][c]}, got {actual[i][c]}");
            }
        }
    }

    /// <summary>Equal rows in any order: those of each side sorted by the texts and the rounded numbers of the columns that identify them.</summary>
    public static void RowSet(Cell[][] expected, Cell[][] actual, double tolerance, string when) =>
        Rows(Sorted(expected), Sorted(actual), tolerance, when);

    public static void Lines(IEnumerable<string> expected, IEnumerable<string> actual, string when) =>
        Assert.True(expected.SequenceEqual(actual), $"{when}:\nexpected\n{string.Join('\n', expected)}\ngot\n{string.Join('\n', actual)}");

    private static Cell[][] Sorted(Cell[][] rows) => [.. rows.OrderBy(r => r[0].ToString(), StringComparer.Ordinal)];
}
