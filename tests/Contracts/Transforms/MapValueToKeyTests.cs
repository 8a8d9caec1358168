using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;
using Order = Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class MapValueToKeyTests
{
    private static readonly string[] _words = ["b", "a", "", "B", "b", "c"];

    private static IDataView Mapped(Table data, Order order = Order.ByOccurrence, int keys = 1000000, bool asText = false, IDataView? keyData = null) =>
        Pipeline.Run(data, t => t.Conversion.MapValueToKey("Out", "X", keys, order, asText, keyData));

    private static object[] KeyValues(IDataView view) => (object[])Pipeline.Annotation(view.Schema["Out"], "KeyValues")!;

    [Fact]
    public void Keys_are_given_in_the_order_of_occurrence_and_nothing_is_the_missing_key()
    {
        var output = Mapped(new Table(Column.Text("X", _words)));
        Assert.Equal([1u, 2u, 0u, 3u, 1u, 4u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["b", "a", "B", "c"], KeyValues(output));
        Assert.Equal(new KeyDataViewType(typeof(uint), 4), output.Schema["Out"].Type);
        Assert.True(output.Schema["Out"].HasKeyValues(TextDataViewType.Instance));
    }

    [Fact]
    public void Keys_by_value_are_in_ordinal_order()
    {
        var output = Mapped(new Table(Column.Text("X", _words)), Order.ByValue);
        Assert.Equal([3u, 2u, 0u, 1u, 3u, 4u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["B", "a", "b", "c"], KeyValues(output));
    }

    [Fact]
    public void Numbers_by_value_are_in_their_own_order()
    {
        var output = Mapped(new Table(Column.Of("X", 3f, -1f, float.NaN, 0f, float.PositiveInfinity, 3f)), Order.ByValue);
        Assert.Equal([-1f, 0f, 3f, float.PositiveInfinity], KeyValues(output));
        Assert.Equal([3u, 1u, 0u, 2u, 4u, 3u], Snapshot.Of(output)["Out"]);
    }

    [Fact]
    public void Values_beyond_the_limit_are_missing()
    {
        var output = Mapped(new Table(Column.Text("X", _words)), keys: 2);
        Assert.Equal([1u, 2u, 0u, 0u, 1u, 0u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["b", "a"], KeyValues(output));
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(new Table(Column.Text("X", "a")), keys: 0));
    }

    [Fact]
    public void The_limit_counts_before_the_order_is_made()
    {
        var output = Mapped(new Table(Column.Text("X", _words)), Order.ByValue, keys: 2);
        Assert.Equal(["a", "b"], KeyValues(output));
    }

    [Fact]
    public void Values_that_were_not_seen_are_missing()
    {
        var model = new MLContext(1).Transforms.Conversion.MapValueToKey("X").Fit(new Table(Column.Text("X", "a")));
        Assert.Equal([0u, 1u, 0u], Snapshot.Of(model.Transform(new Table(Column.Text("X", "z", "a", "A"))))["X"]);
    }

    [Fact]
    public void No_values_make_a_key_type_of_one_without_key_values()
    {
        foreach (var data in new[] { new Table(Column.Text("X")), new Table(Column.Text("X", "", "")) })
        {
            var output = Mapped(data);
            Assert.Equal(new KeyDataViewType(typeof(uint), 1), output.Schema["Out"].Type);
            Assert.Empty(Pipeline.AnnotationKinds(output.Schema["Out"]));
            Assert.All(Snapshot.Of(output)["Out"], key => Assert.Equal(0u, key));
        }
    }

    [Fact]
    public void Nothing_can_be_put_in_order_only_if_it_is_text()
    {
        Assert.Empty(Pipeline.AnnotationKinds(Mapped(new Table(Column.Text("X", "")), Order.ByValue).Schema["Out"]));
        Assert.Throws<ArgumentNullException>(() => Mapped(new Table(Column.Of("X", float.NaN)), Order.ByValue));
        Assert.Throws<ArgumentNullException>(() => Mapped(new Table(Column.Of<int>("X")), Order.ByValue));
    }

    [Fact]
    public void Keys_that_stand_for_nothing_cannot_be_promised_as_text()
    {
        var data = new Table(Column.Key("X", 3, 3u));
        Throws.Naming<ArgumentOutOfRangeException>(
            () => Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Out", "X", addKeyValueAnnotationsAsText: true)));
        Assert.Equal(["2"], KeyValues(Mapped(data, asText: true)));
    }

    public static TheoryData<string> Kinds => [.. Tables.Kinds().Schema.Select(column => column.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_standard_type_can_be_mapped_and_saved(string column)
    {
        foreach (var asText in new[] { true, false })
        {
            var data = Tables.Kinds();
            var model = new MLContext(1).Transforms.Conversion.MapValueToKey("Out", column, addKeyValueAnnotationsAsText: asText).Fit(data);
            var output = Snapshot.Of(model.Transform(data));
            Same.View(output, Snapshot.Of(Pipeline.Reload(model, data.Schema).Transform(data)), column);
            Assert.Equal(1u, output["Out"][0]);
        }
    }

    [Fact]
    public void Key_values_as_text_are_written_as_text_files_write_them()
    {
        Assert.Equal(["0.1", "-2.5", "1E+20"], KeyValues(Mapped(new Table(Column.Of("X", 0.1f, -2.5f, 1e20f)), asText: true)));
        Assert.Equal(["0.10000000000000001", "3"], KeyValues(Mapped(new Table(Column.Of("X", 0.1, 3d)), asText: true)));
        Assert.Equal(["1", "0"], KeyValues(Mapped(new Table(Column.Of("X", true, false)), asText: true)));
        Assert.Equal(["-7"], KeyValues(Mapped(new Table(Column.Of("X", -7)), asText: true)));
        Assert.Equal(["a"], KeyValues(Mapped(new Table(Column.Text("X", "a")), asText: true)));
        Assert.Equal([0.1f], KeyValues(Mapped(new Table(Column.Of("X", 0.1f)))));
    }

    [Fact]
    public void A_vector_is_mapped_slot_by_slot_with_one_set_of_keys()
    {
        var data = new Table(Column.TextVector("X", 3, ["b", "", "a"], ["a", "b", "c"]).WithNames("SlotNames", "s1", "s2", "s3"));
        var output = Mapped(data);
        Assert.Equal(new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 3), output.Schema["Out"].Type);
        Assert.Equal([1u, 0u, 2u], (object[])Snapshot.Of(output)["Out"][0]);
        Assert.Equal([2u, 1u, 3u], (object[])Snapshot.Of(output)["Out"][1]);
        Assert.Equal(["KeyValues", "SlotNames"], Pipeline.AnnotationKinds(output.Schema["Out"]));
        Assert.Equal(["KeyValues", "SlotNames"], Shapes.Annotations(Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Out", "X")), "Out"));
    }

    [Fact]
    public void The_unstored_zero_of_a_sparse_vector_is_a_value_met_where_it_stands()
    {
        var data = new Table(Column.Buffers("X", 4, Column.Sparse(4, (0, 5), (2, 7)), Column.Sparse(4, (3, 8)), Column.Sparse<int>(4)));
        var output = Mapped(data);
        Assert.Equal([5, 0, 7, 8], KeyValues(output));
        Assert.Equal([1u, 2u, 3u, 2u], (object[])Snapshot.Of(output)["Out"][0]);
        Assert.Equal([2u, 2u, 2u, 4u], (object[])Snapshot.Of(output)["Out"][1]);
        Assert.Equal([2u, 2u, 2u, 2u], (object[])Snapshot.Of(output)["Out"][2]);
    }

    [Fact]
    public void Vectors_of_any_size_stay_so()
    {
        var output = Mapped(new Table(Column.TextVector("X", 0, ["a"], [], ["b", "a"])));
        Assert.Equal(new VectorDataViewType(new KeyDataViewType(typeof(uint), 2)), output.Schema["Out"].Type);
        Assert.Empty((object[])Snapshot.Of(output)["Out"][1]);
        Assert.Equal([2u, 1u], (object[])Snapshot.Of(output)["Out"][2]);
    }

    [Fact]
    public void Keys_of_keys_keep_the_values_that_the_old_keys_stood_for()
    {
        var output = Mapped(new Table(Column.Key("X", 3, 3u, 0u, 1u, 3u).WithNames("KeyValues", "one", "two", "three")));
        Assert.Equal([1u, 0u, 2u, 1u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["three", "one"], KeyValues(output));
        var bare = Mapped(new Table(Column.Key("X", 3, 3u, 1u)));
        Assert.Equal([3u, 1u], KeyValues(bare));
        Assert.Equal(new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 2), bare.Schema["Out"].Annotations.Schema["KeyValues"].Type);
    }

    [Fact]
    public void Key_values_may_be_given_as_data()
    {
        var keys = new Table(Column.Text("Whatever", "c", "b", "c", ""));
        var data = new Table(Column.Text("X", _words));
        var output = Mapped(data, keyData: keys);
        Assert.Equal(["c", "b"], KeyValues(output));
        Assert.Equal([2u, 0u, 0u, 0u, 2u, 1u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["b", "c"], KeyValues(Mapped(data, Order.ByValue, keyData: keys)));
        Assert.Equal(["c", "b"], KeyValues(Mapped(data, keys: 1, keyData: keys)));
    }

    [Fact]
    public void Given_keys_are_read_and_the_training_data_is_not()
    {
        var data = new Table(Column.Text("X", "a"), Column.Text("Y", "b"));
        var keys = new Table(Column.Text("K", "a"));
        new MLContext(1).Transforms.Conversion.MapValueToKey([new("O1", "X"), new("O2", "Y")], keyData: keys).Fit(data);
        Assert.Empty(data.Opened);
        Assert.Equal([["K"]], keys.Opened);
        new MLContext(1).Transforms.Conversion.MapValueToKey([new("O1", "X"), new("O2", "X")]).Fit(data);
        Assert.Equal([["X"]], data.Opened);
    }

    [Fact]
    public void Given_keys_must_be_one_column_of_the_right_type()
    {
        var data = new Table(Column.Text("X", "a"));
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(data, keyData: new Table(Column.Text("A", "a"), Column.Text("B", "a"))), "2");
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(data, keyData: new Table(Column.Of("A", 1))), "String", "Int32");
    }

    [Fact]
    public void The_promise_tells_the_type_of_the_key_values()
    {
        var data = new Table(Column.Of("X", 1f), Column.Key("K", 2, 1u).WithNames("KeyValues", "a", "b"));
        var numbers = Shapes.Find(Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Out", "X")), "Out");
        Assert.True(numbers.IsKey);
        Assert.Equal(NumberDataViewType.UInt32, numbers.ItemType);
        Assert.Equal(NumberDataViewType.Single, numbers.Annotations.Single().ItemType);
        var text = Shapes.Find(Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Out", "X", addKeyValueAnnotationsAsText: true)), "Out");
        Assert.Equal(TextDataViewType.Instance, text.Annotations.Single().ItemType);
        var keys = Shapes.Find(Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Out", "K")), "Out");
        Assert.Equal(TextDataViewType.Instance, keys.Annotations.Single().ItemType);
    }

    [Fact]
    public void A_missing_column_is_refused_by_name()
    {
        var data = new Table(Column.Text("X", "a"));
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.Conversion.MapValueToKey("Nowhere")), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.Conversion.MapValueToKey("Nowhere")), "'Nowhere'");
        var model = new MLContext(1).Transforms.Conversion.MapValueToKey("X").Fit(data);
        Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(new Table(Column.Text("Y", "a"))), "'X'");
    }

    [Fact]
    public void A_fitted_map_refuses_another_type_by_name_and_type()
    {
        var model = new MLContext(1).Transforms.Conversion.MapValueToKey("X").Fit(new Table(Column.Text("X", "a")));
        Throws.Naming<InvalidOperationException>(() => model.Transform(new Table(Column.Of("X", 1))), "'X'", "String", "Int32");
    }

    [Fact]
    public void A_map_fitted_on_scalars_works_on_vectors_and_the_reverse()
    {
        var model = new MLContext(1).Transforms.Conversion.MapValueToKey("X").Fit(new Table(Column.Text("X", "a", "b")));
        Assert.Equal([2u, 1u], (object[])Snapshot.Of(model.Transform(new Table(Column.TextVector("X", 2, ["b", "a"]))))["X"][0]);
    }

    [Fact]
    public void Blank_names_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Transforms.Conversion.MapValueToKey(" "));
}
