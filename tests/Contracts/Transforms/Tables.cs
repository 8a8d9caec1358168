using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>The tables that the workout of every transform runs on: dense, sparse, missing and hidden values in a handful of rows.</summary>
internal static class Tables
{
    public const int RowCount = 6;

    /// <summary>Single and Double, scalar and vector; the vectors have slot names, and some rows are sparse or hold NaN.</summary>
    public static Table Numbers() => new(
        Column.Of("F", 1f, -2f, 0f, 4f, float.NaN, 0.5f),
        Column.Of("D", 1d, 10d, 100d, 1000d, 0d, double.NaN),
        FloatVector().WithNames("SlotNames", "a", "b", "c", "d", "e"),
        DoubleVector(),
        Column.Text("T", "x", "y", "", "x", "z", "y"),
        Column.Of("Other", 1, 2, 3, 4, 5, 6));

    /// <summary>What a classifier's pipeline starts from: numbers with gaps, words, and one more number.</summary>
    public static Table WithSingles() => new(
        FloatVector().WithNames("SlotNames", "a", "b", "c", "d", "e"),
        Column.Text("T", "x", "y", "", "x", "z", "y"),
        Column.Of("Number", 1f, 2f, 3f, 4f, 5f, 6f));

    /// <summary>Numbers without gaps, for the transforms that know no missing values.</summary>
    public static Table Dense() => new(
        Column.Of("Number", 1d, -3d, 2.5d, 10d, 4d, 4d),
        Column.Vector("Pair", 2, [1f, 2f], [3f, -1f], [0f, 7f], [0.5f, 2f], [-4f, 2f], [6f, 0f]));

    /// <summary>Keys with text values, scalar and vector; 0 is the missing key.</summary>
    public static Table Keys() => new(
        Column.Key("K", 3, 1u, 2u, 3u, 0u, 2u, 1u).WithNames("KeyValues", "one", "two", "three"),
        KeyVector().WithNames("KeyValues", "one", "two", "three").WithNames("SlotNames", "left", "middle", "", "right"),
        Column.Key<byte>("NumberKeys", 2, 1, 2, 0, 1, 2, 1).WithVector("KeyValues", NumberDataViewType.Single, 1.5f, -2f),
        Column.Key("Bare", 4, 4UL, 3UL, 2UL, 1UL, 0UL, 4UL),
        Column.Of("Other", 1, 2, 3, 4, 5, 6));

    /// <summary>One column of each standard type, all of them convertible to most others.</summary>
    public static Table Kinds() => new(
        Column.Of<sbyte>("SByte", 1, -1, 0, sbyte.MaxValue, sbyte.MinValue, 7),
        Column.Of<byte>("Byte", 1, 2, 0, byte.MaxValue, 4, 7),
        Column.Of<short>("Int16", 1, -1, 0, short.MaxValue, short.MinValue, 7),
        Column.Of<ushort>("UInt16", 1, 2, 0, ushort.MaxValue, 300, 7),
        Column.Of("Int32", 1, -1, 0, int.MaxValue, int.MinValue, 7),
        Column.Of<uint>("UInt32", 1, 2, 0, uint.MaxValue, 70000, 7),
        Column.Of("Int64", 1L, -1L, 0L, long.MaxValue, long.MinValue, 7L),
        Column.Of<ulong>("UInt64", 1, 2, 0, ulong.MaxValue, 5000000000, 7),
        Column.Of("Single", 1f, -2.5f, 0f, float.NaN, float.PositiveInfinity, 0.1f),
        Column.Of("Double", 1d, -2.5d, 0d, double.NaN, double.NegativeInfinity, 0.1d),
        Column.Of("Boolean", true, false, true, false, false, true),
        Column.Text("Text", "1", "0", "", "7", "12", "3"),
        Column.Of("TimeSpan", TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.MaxValue, TimeSpan.FromDays(-3), TimeSpan.FromDays(2), TimeSpan.FromTicks(1)),
        Column.Of("DateTime", DateTime.MinValue, DateTime.MaxValue, new(2020, 1, 2, 3, 4, 5), new(1970, 1, 1), new(1, 1, 2), new(1970, 1, 1)),
        Offsets(),
        Column.Of<DataViewRowId>("RowId", new(1, 0), new(0, 1), default, new(300, 0), new(2, 2), new(7, 0)));

    private static TableColumn Offsets() => Column.Of(
        "DateTimeOffset",
        DateTimeOffset.MinValue,
        DateTimeOffset.MaxValue,
        DateTimeOffset.UnixEpoch,
        new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch);

    private static TableColumn DoubleVector() => Column.Buffers(
        "DV",
        3,
        Column.Dense(1d, 2d, 3d),
        Column.Sparse(3, (1, 5d)),
        Column.Dense(-4d, 0d, 4d),
        Column.Sparse<double>(3),
        Column.Dense(2d, double.NaN, 8d),
        Column.Dense(0d, 0d, 1d));

    private static TableColumn FloatVector() => Column.Buffers(
        "V",
        5,
        Column.Dense(1f, 0f, 3f, -4f, 5f),
        Column.Sparse(5, (1, 2f), (4, -1f)),
        Column.Sparse<float>(5),
        Column.Dense(0f, float.NaN, 1f, 1f, 1f),
        Column.Dense(0f, 0f, 0f, 0f, 0f),
        Column.Sparse(5, (0, 9f)));

    private static TableColumn KeyVector() => Column.KeyVector(
        "KV",
        3,
        4,
        Column.Dense(1u, 2u, 3u, 1u),
        Column.Sparse(4, (2, 2u)),
        Column.Dense(0u, 0u, 0u, 0u),
        Column.Dense(3u, 3u, 0u, 3u),
        Column.Sparse<uint>(4),
        Column.Dense(2u, 1u, 2u, 1u));
}
