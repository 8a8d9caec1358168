using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class MapKeyToVectorTests
{
    private static readonly string[] _all = ["CategoricalSlotRanges", "IsNormalized", "SlotNames"];

    private static IDataView Mapped(TableColumn column, bool count = false) =>
        Pipeline.Run(new Table(column), t => t.Conversion.MapKeyToVector("Out", "X", count));

    private static SchemaShape Promise(TableColumn column, bool count = false) =>
        Pipeline.Promise(new Table(column), t => t.Conversion.MapKeyToVector("Out", "X", count));

    private static TableColumn Named(TableColumn column) => column.WithNames("KeyValues", "one", "two", "three");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_becomes_an_indicator_and_the_missing_key_all_zeros(bool count)
    {
        var output = Mapped(Column.Key("X", 3, 3u, 0u, 1u, 4u), count);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Out"].Type);
        object[][] expected = [[0f, 0f, 1f], [0f, 0f, 0f], [1f, 0f, 0f], [0f, 0f, 0f]];
        Same.Value(expected, Snapshot.Of(output)["Out"], "the indicators");
        Assert.All(Pipeline.Buffers<float>(output, "Out"), row => Assert.InRange(row.GetValues().Length, 0, 1));
    }

    [Fact]
    public void A_vector_becomes_one_indicator_after_the_other()
    {
        var output = Mapped(Column.KeyVector("X", 3, 2, Column.Dense(3u, 1u), Column.Sparse(2, (1, 2u)), Column.Sparse<uint>(2)));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 3), output.Schema["Out"].Type);
        object[][] expected = [[0f, 0f, 1f, 1f, 0f, 0f], [0f, 0f, 0f, 0f, 1f, 0f], [0f, 0f, 0f, 0f, 0f, 0f]];
        Same.Value(expected, Snapshot.Of(output)["Out"], "the indicators");
    }

    [Fact]
    public void A_vector_can_be_counted_instead()
    {
        var output = Mapped(Column.KeyVector("X", 3, 4, Column.Dense(3u, 1u, 3u, 0u), Column.Sparse(4, (1, 2u)), Column.Sparse<uint>(4)), count: true);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Out"].Type);
        object[][] expected = [[1f, 0f, 2f], [0f, 1f, 0f], [0f, 0f, 0f]];
        Same.Value(expected, Snapshot.Of(output)["Out"], "the counts");
    }

    [Fact]
    public void Vectors_of_any_size_stay_so_unless_they_are_counted()
    {
        var column = Column.KeyVector("X", 2, 0, Column.Dense(1u, 2u, 2u), Column.Dense<uint>());
        var output = Mapped(column);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 0, 2), output.Schema["Out"].Type);
        Assert.Equal([1f, 0f, 0f, 1f, 0f, 1f], (object[])Snapshot.Of(output)["Out"][0]);
        Assert.Empty((object[])Snapshot.Of(output)["Out"][1]);
        Assert.Equal([1f, 2f], (object[])Snapshot.Of(Mapped(column, count: true))["Out"][0]);
    }

    [Fact]
    public void A_scalar_takes_its_slot_names_from_the_key_values()
    {
        var column = Mapped(Named(Column.Key("X", 3, 1u))).Schema["Out"];
        Assert.Equal(_all, Pipeline.AnnotationKinds(column));
        Assert.Equal(["one", "two", "three"], (object[])Pipeline.Annotation(column, "SlotNames")!);
        Assert.Equal([0, 2], (object[])Pipeline.Annotation(column, "CategoricalSlotRanges")!);
        Assert.True(column.IsNormalized());
    }

    [Fact]
    public void A_vector_joins_slot_names_and_key_values()
    {
        var column = Mapped(Named(Column.KeyVector("X", 3, 2, Column.Dense(1u, 2u))).WithNames("SlotNames", "left", "")).Schema["Out"];
        Assert.Equal(["left.one", "left.two", "left.three", "[1].one", "[1].two", "[1].three"], (object[])Pipeline.Annotation(column, "SlotNames")!);
        Assert.Equal([0, 2, 3, 5], (object[])Pipeline.Annotation(column, "CategoricalSlotRanges")!);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Int32, 2, 2), column.Annotations.Schema["CategoricalSlotRanges"].Type);
        Assert.Equal(new VectorDataViewType(TextDataViewType.Instance, 2, 3), column.Annotations.Schema["SlotNames"].Type);
        var bare = Mapped(Named(Column.KeyVector("X", 3, 2, Column.Dense(1u, 2u)))).Schema["Out"];
        Assert.Equal("[0].one", ((object[])Pipeline.Annotation(bare, "SlotNames")!)[0]);
    }

    [Fact]
    public void Counts_have_slot_names_but_are_neither_categorical_nor_normalized()
    {
        var column = Mapped(Named(Column.KeyVector("X", 3, 2, Column.Dense(1u, 2u))), count: true).Schema["Out"];
        Assert.Equal(["SlotNames"], Pipeline.AnnotationKinds(column));
        Assert.Equal(["one", "two", "three"], (object[])Pipeline.Annotation(column, "SlotNames")!);
    }

    [Fact]
    public void A_counted_scalar_is_normalized_but_not_categorical() =>
        Assert.Equal(["IsNormalized", "SlotNames"], Pipeline.AnnotationKinds(Mapped(Named(Column.Key("X", 3, 1u)), count: true).Schema["Out"]));

    [Fact]
    public void Key_values_that_are_no_text_give_no_slot_names() =>
        Assert.Equal(
            ["CategoricalSlotRanges", "IsNormalized"],
            Pipeline.AnnotationKinds(Mapped(Column.Key("X", 2, 1u).WithVector("KeyValues", NumberDataViewType.Single, 1f, 2f)).Schema["Out"]));

    [Fact]
    public void The_promise_has_the_annotations()
    {
        string[] Promised(TableColumn column, bool count) => Shapes.Annotations(Promise(column, count), "Out");
        Assert.Equal(_all, Promised(Named(Column.Key("X", 3, 1u)), count: false));
        Assert.Equal(["IsNormalized", "SlotNames"], Promised(Named(Column.Key("X", 3, 1u)), count: true));
        Assert.Equal(["SlotNames"], Promised(Named(Column.KeyVector("X", 3, 2, Column.Dense(1u, 2u))), count: true));
        Assert.Equal(["CategoricalSlotRanges", "IsNormalized"], Promised(Column.Key("X", 3, 1u), count: false));
        Assert.Equal(["IsNormalized"], Promised(Named(Column.KeyVector("X", 3, 0, Column.Dense(1u))), count: false));
    }

    [Fact]
    public void Columns_that_are_no_keys_are_refused_by_name_and_type()
    {
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(Column.Of("X", 1u)), "'X'", "key", "UInt32");
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(Column.Key("Y", 3, 1u)), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Promise(Column.Key("Y", 3, 1u)), "'X'");
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Transforms.Conversion.MapKeyToVector(" "));
    }
}
