using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Views;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Splits;

/// <summary>A number for each row, by which rows are chosen. NaN keeps a row out of every choice.</summary>
/// <param name="Columns">The indexes of the columns that it comes from.</param>
/// <param name="Create">For a row, or a cursor, the number where it stands.</param>
/// <param name="InOrder">Whether every row must be asked for once and in order.</param>
internal sealed record SamplingNumbers(int[] Columns, Func<DataViewRow, Func<double>> Create, bool InOrder = false)
{
    /// <summary>The value of a Single or Double column.</summary>
    public static SamplingNumbers OfNumber(DataViewSchema.Column column) => new([column.Index], row => NumberOf(row, column));

    /// <summary>The place of a key among all keys: key k of n is at (k - 1/2) / n.</summary>
    public static SamplingNumbers OfKey(DataViewSchema.Column column)
        => new([column.Index], row => GenericCall.Invoke<Func<double>>(PlaceOf<int>, column.Type.RawType, row, column));

    /// <summary>Uniform numbers in [0, 1), the next one for each row.</summary>
    public static SamplingNumbers Random(int seed) => new([], _ =>
    {
        var random = new TauswortheRandom(seed);
        return () => random.NextSingle();
    }, InOrder: true);

    public RowTest Test(Interval interval) => Test(interval.Contains);

    public RowTest TestOutside(Interval interval) => Test(interval.Excludes);

    public static double Place(ulong key, ulong count) => key == 0 || key > count ? double.NaN : ((uint)key - 0.5) / count;

    public static Func<double> NumberOf(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type != NumberDataViewType.Single)
            return Read(row.GetGetter<double>(row.Schema[column.Index]));
        var read = Read(row.GetGetter<float>(row.Schema[column.Index]));
        return () => read();
    }

    private static Func<double> PlaceOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var read = Read(row.GetGetter<T>(row.Schema[column.Index]));
        var count = ((KeyDataViewType)column.Type).Count;
        var widen = StandardConversions.Get<T, ulong>(column.Type, NumberDataViewType.UInt64);
        return () =>
        {
            var key = 0UL;
            widen(read(), ref key);
            return Place(key, count);
        };
    }

    private static Func<T> Read<T>(ValueGetter<T> getter) => () =>
    {
        T value = default;
        getter(ref value);
        return value;
    };

    private RowTest Test(Func<double, bool> accepts) => new(Columns, row =>
    {
        var number = Create(row);
        return () => accepts(number());
    }, InOrder);
}
