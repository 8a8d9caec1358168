using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class IndicateMissingValuesTests
{
    private static IDataView Indicated(TableColumn column) => Pipeline.Run(new Table(column), t => t.IndicateMissingValues("Out", "X"));

    /// <summary>Each row has the named slots of six missing, and no others.</summary>
    private static void AssertIndicated(IDataView output, int[][] missing)
    {
        object[] expected = [.. missing.Select(slots => Enumerable.Range(0, 6).Select(slot => (object)slots.Contains(slot)).ToArray())];
        Same.Value(expected, Snapshot.Of(output)["Out"], "the indicators");
    }

    [Fact]
    public void NaN_and_the_missing_key_are_missing()
    {
        Assert.Equal([false, true, false], Snapshot.Of(Indicated(Column.Of("X", 1f, float.NaN, float.PositiveInfinity)))["Out"]);
        Assert.Equal([true, false], Snapshot.Of(Indicated(Column.Of("X", double.NaN, 0d)))["Out"]);
        Assert.Equal([true, false, false], Snapshot.Of(Indicated(Column.Key("X", 3, 0u, 1u, 3u)))["Out"]);
    }

    [Fact]
    public void Vectors_are_looked_at_slot_by_slot()
    {
        var column = Column.Buffers("X", 6, Column.Dense(1f, float.NaN, 0f, 2f, 3f, 4f), Column.Sparse(6, (0, float.NaN), (1, 2f)), Column.Sparse<float>(6));
        var output = Indicated(column);
        AssertIndicated(output, [[1], [0], []]);
        Assert.Equal(new VectorDataViewType(BooleanDataViewType.Instance, 6), output.Schema["Out"].Type);
        Assert.All(Pipeline.Buffers<bool>(output, "Out"), row => Assert.False(row.IsDense));
    }

    [Fact]
    public void What_a_sparse_vector_of_keys_does_not_store_is_missing()
    {
        var keys = Column.KeyVector("X", 2, 6, Column.Sparse(6, (0, 1u), (1, 2u), (2, 0u)), Column.Sparse<uint>(6), Column.Dense(1u, 0u, 1u, 1u, 1u, 1u));
        AssertIndicated(Indicated(keys), [[2, 3, 4, 5], [0, 1, 2, 3, 4, 5], [1]]);
    }

    [Fact]
    public void Slot_names_stay_and_the_output_is_normalized()
    {
        var column = Indicated(Column.Shaped("X", [1, 2], [1f, 2f]).WithNames("SlotNames", "a", "b")).Schema["Out"];
        Assert.Equal(new VectorDataViewType(BooleanDataViewType.Instance, 1, 2), column.Type);
        Assert.Equal(["IsNormalized", "SlotNames"], Pipeline.AnnotationKinds(column));
    }

    [Fact]
    public void Types_without_missing_values_are_refused()
    {
        foreach (var (column, type) in new[] { (Column.Of("X", 1), "Int32"), (Column.Text("X", "a"), "String") })
        {
            // ML.NET's own error comes wrapped in one of reflection.
            var error = Assert.ThrowsAny<Exception>(() => Indicated(column)).GetBaseException();
            Assert.IsType<InvalidOperationException>(error);
            Assert.Contains(type, error.Message, StringComparison.Ordinal);
        }

        Throws.Naming<ArgumentOutOfRangeException>(() => Indicated(Column.Of("Y", 1f)), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Of("X", 1)), t => t.IndicateMissingValues("X")), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Of("Y", 1f)), t => t.IndicateMissingValues("X")), "'X'");
    }

    [Fact]
    public void Keys_are_indicated_but_not_promised()
    {
        var data = new Table(Column.Key("X", 3, 1u));
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.IndicateMissingValues("Out", "X")), "'X'");
        Assert.Equal([false], Pipeline.Snap(data, t => t.IndicateMissingValues("Out", "X"))["Out"]);
    }
}
