using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>The first rows, by row and by column.</summary>
public sealed class PreviewTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 150).Select(i => new Row { Number = i, Values = [i, -i] }).ToArray());

    [Fact]
    public void Rows_and_columns_are_the_first_hundred()
    {
        var preview = Data.Preview();
        Assert.Equal(100, preview.RowView.Length);
        Assert.Equal(2, preview.ColumnView.Length);
        Assert.Equal("2 columns, 100 rows", preview.ToString());
        Assert.Equal("2 columns", preview.RowView[0].ToString());
        Assert.Equal(KeyValuePair.Create("Number", (object)3), preview.RowView[3].Values[0]);
        Assert.Equal([3, -3], Assert.IsType<VBuffer<float>>(preview.RowView[3].Values[1].Value).DenseValues());
        Assert.Equal("Number", preview.ColumnView[0].Column.Name);
        Assert.Equal("Number: Int32", preview.ColumnView[0].ToString());
        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), preview.ColumnView[0].Values);
        Assert.Equal(2, preview.Schema.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(1000, 150)]
    public void As_many_rows_as_wanted_and_there(int wanted, int expected) => Assert.Equal(expected, Data.Preview(wanted).RowView.Length);

    [Fact]
    public void Transformers_and_estimators_are_shown_by_what_they_make()
    {
        var copy = _ml.Transforms.CopyColumns("Copy", "Number");
        Assert.Equal(3, copy.Fit(Data).Preview(Data, 5).RowView[0].Values.Length);
        Assert.Equal(5, copy.Preview(Data, 5, 2).RowView.Length);
        Assert.Equal(4, copy.Preview(Data, 5).ColumnView[2].Values[4]);
    }

    [Fact]
    public void Hidden_columns_are_shown_too()
    {
        var preview = _ml.Transforms.CopyColumns("Number", "Number").Preview(Data, 1);
        Assert.Equal(["Number", "Number", "Values"], preview.RowView[0].Values.Select(v => v.Key));
    }

    [Fact]
    public void Negative_row_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.Preview(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("A", "Number").Preview(Data, 1, -1));
        Assert.Throws<ArgumentNullException>(() => ((IDataView)null!).Preview());
    }

    public sealed class Row
    {
        public int Number;
        public float[] Values = null!;
    }
}
