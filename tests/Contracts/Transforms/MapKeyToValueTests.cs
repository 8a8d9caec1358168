using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class MapKeyToValueTests
{
    private static IDataView Mapped(params TableColumn[] columns) => Pipeline.Run(new Table(columns), t => t.Conversion.MapKeyToValue("Out", "X"));

    [Fact]
    public void A_key_becomes_the_value_at_its_place_and_the_missing_key_becomes_nothing()
    {
        var output = Mapped(Column.Key("X", 3, 3u, 1u, 0u, 2u).WithNames("KeyValues", "one", "two", "three"));
        Assert.Equal(["three", "one", "", "two"], Snapshot.Of(output)["Out"]);
        Assert.Equal(TextDataViewType.Instance, output.Schema["Out"].Type);
        Assert.Empty(Pipeline.AnnotationKinds(output.Schema["Out"]));
    }

    [Fact]
    public void The_missing_key_of_real_numbers_is_NaN_and_of_integers_zero()
    {
        Assert.Equal([float.NaN, 1.5f], Snapshot.Of(Mapped(Column.Key("X", 1, 0u, 1u).WithVector("KeyValues", NumberDataViewType.Single, 1.5f)))["Out"]);
        Assert.Equal([double.NaN, 1.5d], Snapshot.Of(Mapped(Column.Key("X", 1, 0u, 1u).WithVector("KeyValues", NumberDataViewType.Double, 1.5)))["Out"]);
        Assert.Equal([0, -4], Snapshot.Of(Mapped(Column.Key("X", 1, 0u, 1u).WithVector("KeyValues", NumberDataViewType.Int32, -4)))["Out"]);
        Assert.Equal([false, true], Snapshot.Of(Mapped(Column.Key("X", 1, 0u, 1u).WithVector("KeyValues", BooleanDataViewType.Instance, true)))["Out"]);
    }

    [Fact]
    public void A_key_beyond_the_count_is_missing_too() =>
        Assert.Equal(["", "one"], Snapshot.Of(Mapped(Column.Key("X", 1, 2u, 1u).WithNames("KeyValues", "one")))["Out"]);

    [Fact]
    public void Keys_of_every_width_are_mapped()
    {
        Assert.Equal(["b", ""], Snapshot.Of(Mapped(Column.Key<byte>("X", 2, 2, 0).WithNames("KeyValues", "a", "b")))["Out"]);
        Assert.Equal(["b", ""], Snapshot.Of(Mapped(Column.Key<ushort>("X", 2, 2, 0).WithNames("KeyValues", "a", "b")))["Out"]);
        Assert.Equal(["b", ""], Snapshot.Of(Mapped(Column.Key<ulong>("X", 2, 2, 0).WithNames("KeyValues", "a", "b")))["Out"]);
    }

    [Fact]
    public void A_vector_keeps_its_shape_and_its_slot_names()
    {
        var keys = Column.KeyVector("X", 2, 3, Column.Dense(2u, 0u, 1u), Column.Sparse(3, (1, 2u)));
        var output = Mapped(keys.WithNames("KeyValues", "a", "b").WithNames("SlotNames", "s", "t", "u"));
        Assert.Equal(new VectorDataViewType(TextDataViewType.Instance, 3), output.Schema["Out"].Type);
        Assert.Equal(["b", "", "a"], (object[])Snapshot.Of(output)["Out"][0]);
        Assert.Equal(["", "b", ""], (object[])Snapshot.Of(output)["Out"][1]);
        Assert.Equal(["SlotNames"], Pipeline.AnnotationKinds(output.Schema["Out"]));
    }

    [Fact]
    public void A_sparse_vector_becomes_dense_where_the_missing_value_is_not_zero()
    {
        var numbers = Mapped(Column.KeyVector("X", 1, 9, Column.Sparse(9, (4, 1u))).WithVector("KeyValues", NumberDataViewType.Single, 2f));
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, 2f, float.NaN, float.NaN, float.NaN, float.NaN], (object[])Snapshot.Of(numbers)["Out"][0]);
        Assert.True(Pipeline.Buffers<float>(numbers, "Out")[0].IsDense);
        var integers = Mapped(Column.KeyVector("X", 1, 9, Column.Sparse(9, (4, 1u))).WithVector("KeyValues", NumberDataViewType.Int32, 2));
        Assert.False(Pipeline.Buffers<int>(integers, "Out")[0].IsDense);
        Assert.Equal([0, 0, 0, 0, 2, 0, 0, 0, 0], (object[])Snapshot.Of(integers)["Out"][0]);
    }

    [Fact]
    public void Mapping_values_to_keys_and_back_gives_the_values()
    {
        var data = new Table(Column.Text("X", "b", "a", "b", ""), Column.Of("N", 2.5, -1, 2.5, double.NaN));
        var output = Pipeline.Snap(data, t => t.Conversion.MapValueToKey([new("X"), new("N")]).Append(t.Conversion.MapKeyToValue([new("X"), new("N")])));
        Assert.Equal(["b", "a", "b", ""], output["X"]);
        Assert.Equal([2.5, -1d, 2.5, double.NaN], output["N"]);
    }

    [Fact]
    public void A_column_without_key_values_is_refused()
    {
        Throws.Naming<InvalidOperationException>(() => Mapped(Column.Key("X", 2, 1u)), "KeyValues");
        Throws.Naming<InvalidOperationException>(() => Mapped(Column.Of("X", 1u)), "KeyValues");
        Assert.Throws<InvalidOperationException>(() => Mapped(Column.Key("X", 3, 1u).WithNames("KeyValues", "a", "b")));
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(Column.Key("Y", 2, 1u).WithNames("KeyValues", "a", "b")), "'X'");
    }

    [Fact]
    public void The_promise_names_what_is_missing()
    {
        Func<TransformsCatalog, IEstimator<ITransformer>> make = t => t.Conversion.MapKeyToValue("Out", "X");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Of("Y", 1)), make), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Of("X", 1)), make), "'X'", "Int32");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Key("X", 2, 1u)), make), "'X'");
        var promised = Shapes.Find(Pipeline.Promise(new Table(Column.Key("X", 2, 1u).WithNames("KeyValues", "a", "b")), make), "Out");
        Assert.Equal(TextDataViewType.Instance, promised.ItemType);
        Assert.False(promised.IsKey);
    }
}
