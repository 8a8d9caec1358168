using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>The many forms a row class can have.</summary>
public sealed class RowClassTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(new[] { new { A = 1f, B = "x" }, new { A = 2f, B = "y" } });

    [Fact]
    public void Anonymous_objects_and_records_are_rows()
    {
        Assert.Equal(["A: Single", "B: String"], Data.Schema.Select(c => c.ToString()));
        Assert.Equal([1f, 2], Data.GetColumn<float>("A"));
        Assert.Equal(["A: Single", "B: String"], _ml.Data.LoadFromEnumerable(new[] { new Positional(1, "x") }).Schema.Select(c => c.ToString()));
    }

    [Fact]
    public void Private_classes_init_properties_and_read_only_fields_are_filled()
    {
        Assert.Equal(["1x", "2y"], _ml.Data.CreateEnumerable<Fields>(Data, false).Select(r => $"{r.A}{r.B}"));
        Assert.Equal(["1x", "2y"], _ml.Data.CreateEnumerable<Init>(Data, false).Select(r => $"{r.A}{r.B}"));
        Assert.Equal(["1x", "2y"], _ml.Data.CreateEnumerable<ReadOnly>(Data, false).Select(r => $"{r.A}{r.B}"));
    }

    [Fact]
    public void Properties_without_a_public_setter_are_left_alone()
    {
        Assert.Equal(["7", "7"], _ml.Data.CreateEnumerable<GetOnly>(Data, false).Select(r => $"{r.A}"));
        Assert.Equal(["8x", "8y"], _ml.Data.CreateEnumerable<PrivateSetter>(Data, false).Select(r => $"{r.A}{r.B}"));
    }

    [Fact]
    public void Overridden_properties_and_interfaces_are_read_through()
    {
        Assert.Equal([2f], _ml.Data.LoadFromEnumerable(new Virtual[] { new Overriding() }).GetColumn<float>("A"));
        Assert.Equal([5f], _ml.Data.LoadFromEnumerable(new IRow[] { new Implementing() }).GetColumn<float>("A"));
    }

    [Fact]
    public void Objects_without_members_are_rows_without_columns()
    {
        var data = _ml.Data.LoadFromEnumerable(new object[] { 1, "x" });
        Assert.Empty(data.Schema);
        Assert.Equal(2, data.Preview().RowView.Length);
    }

    private sealed record Positional(float A, string B);

#pragma warning disable CA1812, CS0649 // made and filled by reflection
    private sealed class Fields
    {
        public float A;
        public string B = "";
    }

    private sealed class Init
    {
        public float A { get; init; }

        public string B { get; init; } = "";
    }

    private sealed class ReadOnly
    {
        public readonly float A;
        public readonly string B = "";
    }

    private sealed class GetOnly
    {
        public float A { get; } = 7;
    }

    private sealed class PrivateSetter
    {
        public float A { get; private set; } = 8;

        public string B { get; set; } = "";
    }
#pragma warning restore CA1812, CS0649

    private class Virtual
    {
        public virtual float A { get; set; } = 1;
    }

    private sealed class Overriding : Virtual
    {
        public override float A { get; set; } = 2;
    }

    private interface IRow
    {
        float A { get; }
    }

    private sealed class Implementing : IRow
    {
        public float A => 5;
    }
}
