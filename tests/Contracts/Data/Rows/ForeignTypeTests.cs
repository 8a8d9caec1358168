using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

/// <summary>Columns of a type that ML.NET cannot copy, as images are.</summary>
public sealed class ForeignTypeTests
{
    private readonly MLContext _context = new(seed: 5);

    [Fact]
    public void A_cache_leaves_out_what_it_cannot_copy() => Assert.Equal(["N"], _context.Data.Cache(Load()).Schema.ColumnNames());

    [Fact]
    public void Shuffled_rows_leave_out_what_the_pool_cannot_copy() => Assert.Equal(["N"], _context.Data.ShuffleRows(Load()).Schema.ColumnNames());

    [Fact]
    public void A_binary_file_leaves_out_what_it_cannot_write()
    {
        using var folder = new ScratchFolder();
        var path = folder.At("rows.bin");
        using (var stream = File.Create(path))
            _context.Data.SaveAsBinary(Load(), stream);

        Assert.Equal(["N"], _context.Data.LoadFromBinary(path).Schema.ColumnNames());
    }

    [Fact]
    public void A_text_file_leaves_out_what_it_cannot_write()
    {
        using var stream = new MemoryStream();
        _context.Data.SaveAsText(Load(), stream, schema: false);

        Assert.Equal("N\n0\n1\n2\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_file_needs_at_least_one_column_that_can_be_written()
    {
        var only = _context.Data.LoadFromEnumerable([new Lonely { Spot = new Spot(1) }]);

        Assert.Throws<InvalidOperationException>(() => _context.Data.SaveAsBinary(only, new MemoryStream()));
        Assert.Throws<InvalidOperationException>(() => _context.Data.SaveAsText(only, new MemoryStream()));
    }

    [Fact]
    public void Filters_splits_and_samples_pass_them_on()
    {
        var view = Load();

        Assert.Equal([0, 1, 2], X(_context.Data.TakeRows(view, 3)));
        Assert.Equal([1, 2], X(_context.Data.FilterByCustomPredicate<Number>(view, row => row.N == 0)));
        Assert.Equal([0, 1, 2], X(_context.Data.BootstrapSample(view, 11)).Distinct());
        Assert.Equal([0, 1, 2], _context.Data.CrossValidationSplit(view, 2).SelectMany(fold => X(fold.TestSet)).Order());

        static int[] X(IDataView rows) => [.. rows.Values<Spot>("Spot").Select(spot => spot.X)];
    }

    private IDataView Load() => _context.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(n => new Row { N = n, Spot = new Spot(n) }).ToArray());

    private sealed class Number
    {
        public int N { get; set; }
    }

    private sealed class Row
    {
        public int N { get; set; }

        [SpotType]
        public Spot? Spot { get; set; }
    }

    private sealed class Lonely
    {
        [SpotType]
        public Spot? Spot { get; set; }
    }

    private sealed class Spot(int x)
    {
        public int X => x;
    }

    private sealed class SpotDataViewType() : StructuredDataViewType(typeof(Spot))
    {
        public override bool Equals(DataViewType? other) => other is SpotDataViewType;

        public override bool Equals(object? other) => other is SpotDataViewType;

        public override int GetHashCode() => typeof(SpotDataViewType).GetHashCode();
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class SpotTypeAttribute : DataViewTypeAttribute
    {
        public override bool Equals(DataViewTypeAttribute? other) => other is SpotTypeAttribute;

        public override bool Equals(object? other) => other is SpotTypeAttribute;

        public override int GetHashCode() => typeof(SpotTypeAttribute).GetHashCode();

        public override void Register() => DataViewTypeManager.Register(new SpotDataViewType(), typeof(Spot), this);
    }
}
