using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MLNetVision.Tests.Contracts.Data;

/// <summary>
/// Every component draws its random stream from the context's, so what comes after an operation is the same everywhere only if the operation itself
/// draws as many streams as in ML.NET.
/// </summary>
public sealed class RandomStreamTests : IDisposable
{
    private const int Seed = 5;

    private readonly ScratchFolder _folder = new();
    private readonly IDataView _data = new MLContext(Seed).Data.LoadFromEnumerable(
        Enumerable.Range(0, 60).Select(n => new Row { N = n, F = n, T = $"{n}" }).ToArray());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Random_splits_draw_five_streams() => AssertStreams(5, context => context.Data.TrainTestSplit(_data));

    [Theory]
    [InlineData("N", 5)]
    [InlineData("T", 5)]
    [InlineData("F", 5)]
    [InlineData("Key", 6)]
    [InlineData("When", 6)]
    public void Splits_by_a_key_draw_as_many_streams_as_that_key_takes(string key, int streams) =>
        AssertStreams(streams, context => context.Data.TrainTestSplit(_data, samplingKeyColumnName: key));

    [Theory]
    [InlineData(2, 9)]
    [InlineData(5, 21)]
    public void Every_fold_draws_four_streams(int folds, int streams) => AssertStreams(streams, context => context.Data.CrossValidationSplit(_data, folds));

    [Fact]
    public void Every_other_operation_draws_one()
    {
        AssertStreams(1, context => context.Data.ShuffleRows(_data));
        AssertStreams(1, context => context.Data.ShuffleRows(_data, seed: 3));
        AssertStreams(1, context => context.Data.TakeRows(_data, 3));
        AssertStreams(1, context => context.Data.SkipRows(_data, 3));
        AssertStreams(1, context => context.Data.FilterRowsByColumn(_data, "F", 1));
        AssertStreams(1, context => context.Data.FilterRowsByKeyColumnFraction(_data, "Key"));
        AssertStreams(1, context => context.Data.FilterRowsByMissingValues(_data, "F"));
        AssertStreams(1, context => context.Data.FilterByCustomPredicate<Row>(_data, _ => true));
        AssertStreams(1, context => context.Data.BootstrapSample(_data, seed: 3));
        AssertStreams(1, context => context.Data.Cache(_data).Values<int>("N"));
        AssertStreams(1, context => context.Data.LoadFromEnumerable(Array.Empty<Row>()));
        AssertStreams(1, context => context.Data.LoadFromEnumerable(Array.Empty<Row>(), _data.Schema));
        AssertStreams(1, context => Assert.Equal(60, context.Data.CreateEnumerable<Row>(_data, reuseRowObject: true).Count()));
    }

    [Fact]
    public void Loading_and_saving_draw_one()
    {
        var text = _folder.Write("data.tsv", "1\t2");
        var binary = _folder.At("data.bin");
        using (var stream = File.Create(binary))
            new MLContext().Data.SaveAsBinary(_data, stream);

        AssertStreams(1, context => context.Data.LoadFromTextFile(text).Ids());
        AssertStreams(1, context => context.Data.CreateTextLoader([new TextLoader.Column("A", DataKind.Single, 0)]));
        AssertStreams(1, context => context.Data.LoadFromBinary(binary).Ids());
        AssertStreams(1, context => context.Data.SaveAsText(_data, new MemoryStream()));
        AssertStreams(1, context => context.Data.SaveAsBinary(_data, new MemoryStream()));
    }

    [Fact]
    public void The_first_stream_of_a_seed_is_known() =>
        Assert.Equal([0, 0, 2, 5, 7, 7, 7, 9, 12, 13, 18, 19, 21, 21, 21, 23, 25, 25, 26, 27, 28, 29], AfterStreams(5).TakeWhile(n => n < 30));

    private void AssertStreams(int expected, Action<MLContext> operation)
    {
        var context = new MLContext(Seed);
        operation(context);
        Assert.Equal(AfterStreams(expected), context.Data.BootstrapSample(_data).Values<int>("N"));
    }

    private int[] AfterStreams(int count)
    {
        IHostEnvironment context = new MLContext(Seed);
        for (var i = 0; i < count; i++)
            context.Register("a component");
        return ((MLContext)context).Data.BootstrapSample(_data).Values<int>("N");
    }

    private sealed class Row
    {
        public int N { get; set; }

        public float F { get; set; }

        public string? T { get; set; }

        public DateTime When { get; set; }

        [KeyType(8)]
        public uint Key { get; set; }
    }
}
