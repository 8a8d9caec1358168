using Microsoft.ML;
using MLNetVision.Transforms.Data;

namespace MLNetVision;

/// <summary>
/// Splits of data views that keep classes in their shares, or groups together. One pass reads one column; the parts are views that pass over the other rows,
/// so pictures are neither decoded nor kept. Parts know their number of rows, and shuffle and share rows between threads as the data does. The same seed
/// gives the same parts.
/// </summary>
public static class DataSplitExtensions
{
    /// <summary>
    /// Splits rows at random so that both parts have the classes in the shares of the whole. The test set has round(n * fraction) of the n rows, at least one.
    /// Of each class it has the class's share rounded down, and one more row for the classes with the largest fractions; the last row of a class stays for
    /// training. Missing values are a class of their own.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="data">The rows.</param>
    /// <param name="labelColumnName">A column of texts, keys, numbers or truth values: the classes.</param>
    /// <param name="testFraction">The test set's share of the rows, between 0 and 1.</param>
    /// <param name="seed">Which rows of a class are tested on.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds vectors or pictures; or there are fewer than two rows.</exception>
    public static DataSplit StratifiedSplit(
        this DataOperationsCatalog catalog, IDataView data, string labelColumnName = "Label", double testFraction = 0.1, int seed = 0)
    {
        RequireFraction(nameof(StratifiedSplit), testFraction);
        var rows = Read(nameof(StratifiedSplit), catalog, data, labelColumnName);
        Require(rows.Classes.Length >= 2, nameof(StratifiedSplit), nameof(data), "2 rows or more", $"{rows.Classes.Length}");
        Require(rows.Sizes.Max() >= 2, nameof(StratifiedSplit), nameof(data), "a class with 2 rows or more", "one row of each class");
        return new Partition(data, rows.Index, StratifiedParts.Split(rows, testFraction, seed)).Split(1);
    }

    /// <summary>
    /// Splits rows into folds, each of which is the test set once, so that every fold has the classes in the shares of the whole: the sizes of two folds differ
    /// by one row at most, in all and in each class. Missing values are a class of their own.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="data">The rows.</param>
    /// <param name="labelColumnName">A column of texts, keys, numbers or truth values: the classes.</param>
    /// <param name="numberOfFolds">2 or more, at most one a row.</param>
    /// <param name="seed">Which rows of a class come into which fold.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds vectors or pictures; or there are fewer rows than folds.</exception>
    public static IReadOnlyList<DataSplit> StratifiedCrossValidationSplit(
        this DataOperationsCatalog catalog, IDataView data, string labelColumnName = "Label", int numberOfFolds = 5, int seed = 0)
    {
        const string Owner = nameof(StratifiedCrossValidationSplit);
        RequireFolds(Owner, numberOfFolds);
        var rows = Read(Owner, catalog, data, labelColumnName);
        Require(rows.Classes.Length >= numberOfFolds, Owner, nameof(data), $"a row for each of {numberOfFolds} folds", $"{rows.Classes.Length} rows");
        return Folds(new Partition(data, rows.Index, StratifiedParts.Folds(rows, numberOfFolds, seed)), numberOfFolds);
    }

    /// <summary>
    /// Splits rows so that no group has rows in both parts: pictures of one patient, one camera, one day. Groups come in random order, and one goes to the test
    /// set if that brings its size nearer to the fraction. Missing values are a group of their own.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="data">The rows.</param>
    /// <param name="groupColumnName">A column of texts, keys, numbers or truth values: the groups.</param>
    /// <param name="testFraction">The test set's share of the rows, between 0 and 1, as near as whole groups come.</param>
    /// <param name="seed">Which groups are tested on.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds vectors or pictures; or there are fewer than two groups.</exception>
    public static DataSplit GroupedSplit(
        this DataOperationsCatalog catalog, IDataView data, string groupColumnName, double testFraction = 0.1, int seed = 0)
    {
        RequireFraction(nameof(GroupedSplit), testFraction);
        var rows = Read(nameof(GroupedSplit), catalog, data, groupColumnName);
        Require(rows.Sizes.Length >= 2, nameof(GroupedSplit), nameof(data), "2 groups or more", $"{rows.Sizes.Length}");
        return new Partition(data, rows.Index, GroupedParts.Split(rows, testFraction, seed)).Split(1);
    }

    /// <summary>
    /// Splits rows into folds, each of which is the test set once, so that no group has rows in two folds. The largest group comes first, each into the fold
    /// with the fewest rows. Missing values are a group of their own.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="data">The rows.</param>
    /// <param name="groupColumnName">A column of texts, keys, numbers or truth values: the groups.</param>
    /// <param name="numberOfFolds">2 or more, at most one a group.</param>
    /// <param name="seed">Which of equally large groups comes first.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds vectors or pictures; or there are fewer groups than folds.</exception>
    public static IReadOnlyList<DataSplit> GroupedCrossValidationSplit(
        this DataOperationsCatalog catalog, IDataView data, string groupColumnName, int numberOfFolds = 5, int seed = 0)
    {
        const string Owner = nameof(GroupedCrossValidationSplit);
        RequireFolds(Owner, numberOfFolds);
        var rows = Read(Owner, catalog, data, groupColumnName);
        Require(rows.Sizes.Length >= numberOfFolds, Owner, nameof(data), $"a group for each of {numberOfFolds} folds", $"{rows.Sizes.Length} groups");
        return Folds(new Partition(data, rows.Index, GroupedParts.Folds(rows, numberOfFolds, seed)), numberOfFolds);
    }

    private static DataSplit[] Folds(Partition partition, int folds) => [.. Enumerable.Range(0, folds).Select(partition.Split)];

    private static ClassedRows Read(string owner, DataOperationsCatalog catalog, IDataView data, string column)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        return ClassedRows.Read(owner, data, column);
    }

    private static void RequireFraction(string owner, double testFraction)
    {
        if (testFraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, $"{owner}: the test set's share has to lie between 0 and 1.");
    }

    private static void RequireFolds(string owner, int numberOfFolds)
    {
        if (numberOfFolds < 2)
            throw new ArgumentOutOfRangeException(nameof(numberOfFolds), numberOfFolds, $"{owner}: there have to be 2 folds or more.");
    }

    private static void Require(bool holds, string owner, string parameter, string rule, string found)
    {
        if (!holds)
            throw new ArgumentException($"{owner}: the data has to have {rule}, but has {found}.", parameter);
    }
}
