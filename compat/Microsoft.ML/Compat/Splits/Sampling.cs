using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Views;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Splits;

/// <summary>
/// How the rows of a view are dealt to sets: by random numbers, or so that rows of one sampling key stay together (a number by its size among all, a
/// key by its place, anything else by its hash). The same seed deals the same rows as ML.NET does.
/// </summary>
internal sealed class Sampling
{
    private const int DefaultSeed = 42;

    // ML.NET registers two filters and two column droppers for each pair of sets.
    private const int StreamsPerSplit = 4;

    private readonly IHostEnvironment _environment;
    private readonly SamplingNumbers _numbers;

    private Sampling(IHostEnvironment environment, SamplingNumbers numbers)
    {
        _environment = environment;
        _numbers = numbers;
    }

    public static Sampling Create(IHostEnvironment environment, IDataView data, string samplingKey, int? seed)
    {
        seed ??= ((HostEnvironment)environment).Seed;
        if (samplingKey is null)
        {
            Reserve(environment, 1);
            return new Sampling(environment, SamplingNumbers.Random(seed ?? DefaultSeed));
        }

        var column = data.Schema.GetColumnOrNull(samplingKey) ?? throw Errors.MissingColumn("samplingKeyColumn", "sampling key", samplingKey);
        var item = column.Type.ItemType();
        var isTime = item is DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType;
        Reserve(environment, isTime || column.Type is KeyDataViewType ? 2 : 1);
        return new Sampling(environment, column.Type switch
        {
            KeyDataViewType => SamplingNumbers.OfKey(column),
            NumberDataViewType when column.Type == NumberDataViewType.Single => ScaledNumbers.OfSingle(data, column),
            NumberDataViewType when column.Type == NumberDataViewType.Double => ScaledNumbers.OfDouble(data, column),
            _ => HashedNumbers.Of(column, seed),
        });
    }

    public DataOperationsCatalog.TrainTestData Split(IDataView data, Interval test)
    {
        Reserve(_environment, StreamsPerSplit);
        return new(new FilteredDataView(data, _numbers.TestOutside(test)), new FilteredDataView(data, _numbers.Test(test)));
    }

    private static void Reserve(IHostEnvironment environment, int streams)
    {
        for (var i = 0; i < streams; i++)
            environment.Register(nameof(Sampling));
    }
}
