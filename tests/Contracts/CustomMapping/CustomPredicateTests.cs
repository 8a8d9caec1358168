using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>Rows dropped by a function of objects.</summary>
public sealed class CustomPredicateTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Rows_for_which_the_predicate_holds_are_dropped()
    {
        var data = _ml.Data.FilterByCustomPredicate<Scale.In>(Row.Data(_ml), row => row.Number is 1 or 3);
        Assert.Equal(["row 0", "row 2", "row 4"], data.GetColumn<string>("Text"));
        Assert.Null(data.GetRowCount());
        Assert.Equal(4, data.Schema.Count);
    }

    [Fact]
    public void A_predicate_may_remember_what_it_saw()
    {
        var data = _ml.Data.FilterByStatefulCustomPredicate<Scale.In, Seen>(Row.Data(_ml, 6), (_, seen) => seen.Count++ % 2 == 1, seen => seen.Count = 0);
        Assert.Equal([0f, 2, 4], data.GetColumn<float>("Number"));
        Assert.Equal([0f, 2, 4], data.GetColumn<float>("Number"));
        Assert.False(data.CanShuffle);
    }

    [Fact]
    public void Ids_are_those_of_the_source_and_positions_are_counted_anew()
    {
        var data = _ml.Data.FilterByCustomPredicate<Scale.In>(Row.Data(_ml), row => row.Number < 3);
        using var cursor = data.GetRowCursor([]);
        var id = cursor.GetIdGetter();
        DataViewRowId value = default;
        Assert.True(cursor.MoveNext());
        id(ref value);
        Assert.Equal(new DataViewRowId(3, 0), value);
        Assert.Equal(0, cursor.Position);
    }

    [Fact]
    public void Everything_or_nothing_may_be_dropped()
    {
        Assert.Empty(_ml.Data.FilterByCustomPredicate<Scale.In>(Row.Data(_ml), _ => true).GetColumn<float>("Number"));
        Assert.Equal(5, _ml.Data.FilterByCustomPredicate<Scale.In>(Row.Data(_ml), _ => false).GetColumn<float>("Number").Count());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _ml.Data.FilterByCustomPredicate<Scale.In>(null!, _ => true));
        Assert.Throws<ArgumentNullException>(() => _ml.Data.FilterByCustomPredicate<Scale.In>(Row.Data(_ml), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterByCustomPredicate<CustomMappingTests.NoNumber>(Row.Data(_ml), _ => true));
    }

    public sealed class Seen
    {
        public int Count { get; set; }
    }
}
