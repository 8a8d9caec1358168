using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

/// <summary>Columns that the members of a class describe.</summary>
public sealed class TextLoaderGenericTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Members_with_attributes_become_columns()
    {
        var path = _folder.Write("rows.csv", "1,2,3,4,abc,true,2");
        var view = _context.Data.LoadFromTextFile<Row>(path, ',');

        Assert.Equal(["Field", "Renamed", "Range", "Picked", "Key", "OneOfMany", "Text", "Flag"], view.Schema.ColumnNames());
        Assert.Equal(NumberDataViewType.Single, view.Schema["Field"].Type);
        Assert.Equal(NumberDataViewType.Int32, view.Schema["Renamed"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double, 3), view.Schema["Range"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), view.Schema["Picked"].Type);
        Assert.Equal(new KeyDataViewType(typeof(uint), 5), view.Schema["Key"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1), view.Schema["OneOfMany"].Type);
        Assert.Equal(TextDataViewType.Instance, view.Schema["Text"].Type);
        Assert.Equal(BooleanDataViewType.Instance, view.Schema["Flag"].Type);
    }

    [Fact]
    public void Their_values_come_from_the_places_that_the_attributes_name()
    {
        var path = _folder.Write("rows.csv", "1,2,3,4,abc,true,2");
        var view = _context.Data.LoadFromTextFile<Row>(path, ',');

        Assert.Equal([1f], view.Values<float>("Field"));
        Assert.Equal([2], view.Values<int>("Renamed"));
        Assert.Equal([2d, 3d, 4d], view.Vectors<double>("Range").Single());
        Assert.Equal([4f, 1f], view.Vectors<float>("Picked").Single());
        Assert.Equal([3u], view.Values<uint>("Key"));
        Assert.Equal([1f], view.Vectors<float>("OneOfMany").Single());
        Assert.Equal(["abc"], view.Texts("Text"));
        Assert.Equal([true], view.Values<bool>("Flag"));
    }

    [Fact]
    public void Rows_come_back_as_objects_of_the_same_class()
    {
        var path = _folder.Write("flat.tsv", "h1\th2\th3", "1\t\"a b\"\t3", "2\tc\t4");
        var view = _context.Data.LoadFromTextFile<Flat>(path, hasHeader: true, allowQuoting: true);

        var rows = _context.Data.CreateEnumerable<Flat>(view, reuseRowObject: false).ToArray();
        Assert.Equal([(1f, "a b", 3L), (2f, "c", 4L)], rows.Select(row => (row.A, row.B, row.C)));
    }

    [Fact]
    public void The_given_options_are_used_beside_the_columns_of_the_class()
    {
        var path = _folder.Write("flat.csv", "1;'x;3", "2;y;4", "5;z;6");
        var options = new TextLoader.Options { Separators = [';'], MaxRows = 2 };
        var view = _context.Data.LoadFromTextFile<Flat>(path, options);

        Assert.Equal([1f, 2f], view.Values<float>("A"));
        Assert.Equal(3, options.Columns.Length);
    }

    [Fact]
    public void A_loader_for_a_class_can_be_made_once_and_used_for_many_files()
    {
        var first = _folder.Write("a.tsv", "1\ta\t2");
        var second = _folder.Write("b.tsv", "3\tb\t4");
        var loader = _context.Data.CreateTextLoader<Flat>();

        Assert.Equal([1f], loader.Load(first).Values<float>("A"));
        Assert.Equal([3f], loader.Load(second).Values<float>("A"));
        Assert.Equal([1f, 3f], loader.Load(first, second).Values<float>("A"));
        Assert.Equal(["A", "B", "C"], _context.Data.CreateTextLoader<Flat>(new TextLoader.Options()).GetOutputSchema().ColumnNames());
    }

    [Fact]
    public void A_class_needs_members_and_each_member_an_attribute_and_a_known_type()
    {
        var path = _folder.Write("x.tsv", "1");

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile<Empty>(path));
        var missing = Assert.Throws<InvalidOperationException>(() => _context.Data.LoadFromTextFile<Unmarked>(path));
        Assert.Contains("Bare", missing.Message, StringComparison.Ordinal);
        Assert.Contains("LoadColumn", missing.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<InvalidOperationException>(() => _context.Data.LoadFromTextFile<Unsupported>(path));
        Assert.Contains("Where", unknown.Message, StringComparison.Ordinal);
    }

    private sealed class Row
    {
        [LoadColumn(0)]
        public float Field = -1;

        [LoadColumn(1)]
        [ColumnName("Renamed")]
        public int Original { get; set; }

        [LoadColumn(1, 3)]
        public double[]? Range { get; set; }

        [LoadColumn([3, 0])]
        public float[]? Picked { get; set; }

        [LoadColumn(6)]
        [KeyType(5)]
        public uint Key { get; set; }

        [LoadColumn(0, 0)]
        public float[]? OneOfMany { get; set; }

        [LoadColumn(4)]
        public string? Text { get; set; }

        [LoadColumn(5)]
        public bool Flag { get; set; }
    }

    private sealed class Flat
    {
        [LoadColumn(0)]
        public float A { get; set; }

        [LoadColumn(1)]
        public string? B { get; set; }

        [LoadColumn(2)]
        public long C { get; set; }
    }

    private sealed class Empty
    {
    }

    private sealed class Unmarked
    {
        [LoadColumn(0)]
        public float Marked { get; set; }

        public float Bare { get; set; }
    }

    private sealed class Unsupported
    {
        [LoadColumn(0)]
        public Uri? Where { get; set; }
    }
}
