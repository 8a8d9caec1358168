namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>Assertions that two views show the same, with a message that says where they do not.</summary>
internal static class Same
{
    public static void View(Snapshot expected, Snapshot actual, string what)
    {
        Columns(expected.Columns, actual.Columns, what);
        Rows(expected.Rows, actual.Rows, expected.Columns, what);
    }

    public static void Columns(ColumnSnapshot[] expected, ColumnSnapshot[] actual, string what)
    {
        Assert.True(
            expected.Select(column => column.Name).SequenceEqual(actual.Select(column => column.Name)),
            $"{what}: expected the columns {Names(expected)}, got {Names(actual)}");
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.True(one.IsHidden == other.IsHidden, $"{what}: hiding of column '{one.Name}' differs");
            Assert.True(one.Type.Equals(other.Type), $"{what}: column '{one.Name}' should be {one.Type}, is {other.Type}");
            Annotations(one, other, what);
        }
    }

    public static void Rows(RowSnapshot[] expected, RowSnapshot[] actual, ColumnSnapshot[] columns, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} rows, got {actual.Length}");
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.True(expected[row].Id.Equals(actual[row].Id), $"{what}: row {row} should have the id {expected[row].Id}, has {actual[row].Id}");
            for (var at = 0; at < columns.Length; at++)
            {
                Value(expected[row].Values[at], actual[row].Values[at], $"{what}: row {row}, column '{columns[at].Name}'");
            }
        }
    }

    public static void Value(object? expected, object? actual, string what) =>
        Assert.True(Values.Same(expected, actual), $"{what}: expected {Values.Show(expected)}, got {Values.Show(actual)}");

    /// <summary>The same rows whatever their order.</summary>
    public static void RowSet(RowSnapshot[] expected, RowSnapshot[] actual, ColumnSnapshot[] columns, string what) =>
        Rows(Sorted(expected), Sorted(actual), columns, what);

    private static void Annotations(ColumnSnapshot expected, ColumnSnapshot actual, string what)
    {
        Assert.True(
            expected.Annotations.Select(item => item.Kind).SequenceEqual(actual.Annotations.Select(item => item.Kind)),
            $"{what}: the annotations of '{expected.Name}' should be {Kinds(expected)}, are {Kinds(actual)}");
        foreach (var (one, other) in expected.Annotations.Zip(actual.Annotations))
        {
            Assert.True(one.Type.Equals(other.Type), $"{what}: '{one.Kind}' of '{expected.Name}' should be {one.Type}, is {other.Type}");
            Value(one.Value, other.Value, $"{what}: '{one.Kind}' of '{expected.Name}'");
        }
    }

    private static RowSnapshot[] Sorted(RowSnapshot[] rows) => [.. rows.OrderBy(row => row.Id.High).ThenBy(row => row.Id.Low)];

    private static string Names(ColumnSnapshot[] columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string Kinds(ColumnSnapshot column) => string.Join(", ", column.Annotations.Select(item => item.Kind));
}
