using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Splits;
using Microsoft.ML.Compat.Views;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView BootstrapSample(IDataView input, int? seed = null, bool complement = false)
    {
        Guard.NotNull(input, nameof(input));
        var host = Environment.Register(nameof(BootstrapSample));
        return new BootstrapDataView(input, seed ?? host.Random().Next(), complement);
    }

    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Guard.NotNull(input, nameof(input));
        var prefetched = (columnsToPrefetch ?? []).Select(Find).ToArray();
        return CacheDataView.Create(Environment, input, prefetched);

        string Find(string name) => input.Schema.GetColumnOrNull(name)?.Name ?? throw Errors.MissingColumn(nameof(columnsToPrefetch), "prefetched", name);
    }

    public IDataView FilterRowsByColumn(
        IDataView input,
        string columnName,
        double lowerBound = double.NegativeInfinity,
        double upperBound = double.PositiveInfinity)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotEmpty(columnName, nameof(columnName));
        Guard.Argument(lowerBound < upperBound, nameof(upperBound), $"The upper bound {upperBound} is not above the lower bound {lowerBound}.");
        var column = input.Schema[columnName];
        if (column.Type != NumberDataViewType.Single && column.Type != NumberDataViewType.Double)
            throw Errors.WrongType(nameof(columnName), "filtered", columnName, "Single or Double", column.Type.ToString());
        Environment.Register("RangeFilter");
        return new FilteredDataView(input, SamplingNumbers.OfNumber(column).Test(Interval.From(lowerBound, upperBound)));
    }

    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotEmpty(columnName, nameof(columnName));
        Guard.Argument(lowerBound is >= 0 and <= 1, nameof(lowerBound), $"A fraction lies between 0 and 1; the lower bound is {lowerBound}.");
        Guard.Argument(upperBound is >= 0 and <= 1, nameof(upperBound), $"A fraction lies between 0 and 1; the upper bound is {upperBound}.");
        Guard.Argument(lowerBound <= upperBound, nameof(upperBound), $"The upper bound {upperBound} is below the lower bound {lowerBound}.");
        var column = input.Schema[columnName];
        if (column.Type is not KeyDataViewType)
            throw Errors.WrongType(nameof(columnName), "filtered", columnName, "a key", column.Type.ToString());
        Environment.Register("RangeFilter");
        return new FilteredDataView(input, SamplingNumbers.OfKey(column).Test(Interval.From(lowerBound, upperBound)));
    }

    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotEmpty(columns, nameof(columns));
        var found = columns.Select(name => input.Schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(nameof(columns), "filtered", name)).ToArray();
        var twice = columns.CountBy(name => name).FirstOrDefault(count => count.Value > 1).Key;
        Guard.Argument(twice is null, nameof(columns), $"Column '{twice}' is named twice.");
        Environment.Register("MissingValueFilter");
        return new FilteredDataView(input, MissingRows.Test(found));
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Guard.NotNull(input, nameof(input));
        Guard.Argument(shufflePoolSize > 0, nameof(shufflePoolSize), $"The pool holds at least one row, not {shufflePoolSize}.");
        var host = Environment.Register("Shuffle");
        return new ShuffledDataView(CopyableColumns.Of(input), seed ?? host.Random().NextSigned(), shufflePoolSize, shuffleSource);
    }

    public IDataView SkipRows(IDataView input, long count) => SkipTake(input, count, skip: count, take: long.MaxValue);

    public IDataView TakeRows(IDataView input, long count) => SkipTake(input, count, skip: 0, take: count);

    private SkipTakeDataView SkipTake(IDataView input, long count, long skip, long take)
    {
        Guard.NotNull(input, nameof(input));
        Guard.Argument(count > 0, nameof(count), $"The number of rows is above 0, not {count}.");
        Environment.Register("SkipTakeFilter");
        return new SkipTakeDataView(input, skip, take);
    }
}
