using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>Objects as a data view: which member becomes which column, and what its values are.</summary>
public sealed class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Every_member_type_becomes_its_column_type()
    {
        var schema = _ml.Data.LoadFromEnumerable(new[] { EveryType.Sample() }).Schema;
        var types = schema.ToDictionary(c => c.Name, c => c.Type.ToString());
        Assert.Equal("Boolean", types[nameof(EveryType.Boolean)]);
        Assert.Equal("SByte", types[nameof(EveryType.SByte)]);
        Assert.Equal("Byte", types[nameof(EveryType.Byte)]);
        Assert.Equal("Int16", types[nameof(EveryType.Int16)]);
        Assert.Equal("UInt16", types[nameof(EveryType.UInt16)]);
        Assert.Equal("Int32", types[nameof(EveryType.Int32)]);
        Assert.Equal("UInt32", types[nameof(EveryType.UInt32)]);
        Assert.Equal("Int64", types[nameof(EveryType.Int64)]);
        Assert.Equal("UInt64", types[nameof(EveryType.UInt64)]);
        Assert.Equal("Single", types[nameof(EveryType.Single)]);
        Assert.Equal("Double", types[nameof(EveryType.Double)]);
        Assert.Equal("String", types[nameof(EveryType.String)]);
        Assert.Equal("String", types[nameof(EveryType.Memory)]);
        Assert.Equal("TimeSpan", types[nameof(EveryType.TimeSpan)]);
        Assert.Equal("DateTime", types[nameof(EveryType.DateTime)]);
        Assert.Equal("DateTimeOffset", types[nameof(EveryType.DateTimeOffset)]);
        Assert.Equal("DataViewRowId", types[nameof(EveryType.RowId)]);
        Assert.Equal("Vector<Single>", types[nameof(EveryType.Array)]);
        Assert.Equal("Vector<Single>", types[nameof(EveryType.Buffer)]);
        Assert.Equal("Vector<String>", types[nameof(EveryType.Texts)]);
    }

    [Fact]
    public void Every_value_comes_back_from_CreateEnumerable()
    {
        var sample = EveryType.Sample();
        var data = _ml.Data.LoadFromEnumerable(new[] { sample });
        var back = Assert.Single(_ml.Data.CreateEnumerable<EveryType>(data, reuseRowObject: false));
        Assert.Equal(sample.Boolean, back.Boolean);
        Assert.Equal(sample.SByte, back.SByte);
        Assert.Equal(sample.Byte, back.Byte);
        Assert.Equal(sample.Int16, back.Int16);
        Assert.Equal(sample.UInt16, back.UInt16);
        Assert.Equal(sample.Int32, back.Int32);
        Assert.Equal(sample.UInt32, back.UInt32);
        Assert.Equal(sample.Int64, back.Int64);
        Assert.Equal(sample.UInt64, back.UInt64);
        Assert.Equal(sample.Single, back.Single);
        Assert.Equal(sample.Double, back.Double);
        Assert.Equal(sample.String, back.String);
        Assert.Equal(sample.Memory.ToString(), back.Memory.ToString());
        Assert.Equal(sample.TimeSpan, back.TimeSpan);
        Assert.Equal(sample.DateTime, back.DateTime);
        Assert.Equal(sample.DateTimeOffset, back.DateTimeOffset);
        Assert.Equal(sample.RowId, back.RowId);
        Assert.Equal(sample.Array, back.Array);
        Assert.Equal(sample.Texts, back.Texts);
        Assert.False(back.Buffer.IsDense);
        Assert.Equal(sample.Buffer.DenseValues(), back.Buffer.DenseValues());
    }
}
