using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>One column as a sequence.</summary>
public sealed class GetColumnTests
{
    private readonly IDataView _data = new MLContext(1).Data.LoadFromEnumerable(new[]
    {
        new Row { Number = 1, Text = "a", Values = [1, 2], Texts = ["x", "y"], Buffer = new VBuffer<ReadOnlyMemory<char>>(2, 1, ["z".AsMemory()], [1]) },
        new Row { Number = 2, Text = "b", Values = [3, 4], Texts = [] },
    });

    [Fact]
    public void Values_come_as_they_are_as_strings_or_as_arrays()
    {
        Assert.Equal([1, 2], _data.GetColumn<int>("Number"));
        Assert.Equal([1, 2], _data.GetColumn<int>(_data.Schema["Number"]));
        Assert.Equal(["a", "b"], _data.GetColumn<string>("Text"));
        Assert.Equal(["a", "b"], _data.GetColumn<ReadOnlyMemory<char>>("Text").Select(t => t.ToString()));
        Assert.Equal([[1, 2], [3, 4]], _data.GetColumn<float[]>("Values"));
        Assert.Equal([["x", "y"], []], _data.GetColumn<string[]>("Texts"));
        Assert.Equal([2, 2], _data.GetColumn<VBuffer<float>>("Values").Select(v => v.Length));
    }

    [Fact]
    public void Texts_that_a_sparse_vector_does_not_store_are_null()
        => Assert.Equal(new string?[] { null, "z" }, (string?[])_data.GetColumn<string[]>("Buffer").First());

    [Fact]
    public void Other_types_are_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<float>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<float[]>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<double[]>("Values"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<string>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<string[]>("Values"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<object>("Number"));
    }

    [Fact]
    public void Columns_of_another_schema_are_refused()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Text", NumberDataViewType.Int32);
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<int>(builder.ToSchema()["Text"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _data.GetColumn<int>("Missing"));
        Assert.Throws<ArgumentNullException>(() => ColumnCursorExtensions.GetColumn<int>(null!, _data.Schema["Number"]));
    }

    [Fact]
    public void A_hidden_column_is_read_by_its_column()
    {
        var ml = new MLContext(1);
        var copied = ml.Transforms.CopyColumns("Number", "Number2").Fit(Two(ml)).Transform(Two(ml));
        Assert.Equal([5], copied.GetColumn<int>("Number"));
        Assert.Equal([4], copied.GetColumn<int>(copied.Schema.First(c => c.IsHidden)));
    }

    private static IDataView Two(MLContext ml) => ml.Data.LoadFromEnumerable(new[] { new Pair { Number = 4, Number2 = 5 } });

    public sealed class Row
    {
        public int Number;
        public string Text = null!;
        public float[] Values = null!;
        public string[] Texts = null!;
        public VBuffer<ReadOnlyMemory<char>> Buffer;
    }

    public sealed class Pair
    {
        public int Number;
        public int Number2;
    }
}
