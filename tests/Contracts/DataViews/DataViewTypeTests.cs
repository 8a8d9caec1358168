using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Column types: their values, names, and when two are the same.</summary>
public sealed class DataViewTypeTests
{
    public static TheoryData<DataViewType, Type, string> Simple => new()
    {
        { NumberDataViewType.SByte, typeof(sbyte), "SByte" },
        { NumberDataViewType.Byte, typeof(byte), "Byte" },
        { NumberDataViewType.Int16, typeof(short), "Int16" },
        { NumberDataViewType.UInt16, typeof(ushort), "UInt16" },
        { NumberDataViewType.Int32, typeof(int), "Int32" },
        { NumberDataViewType.UInt32, typeof(uint), "UInt32" },
        { NumberDataViewType.Int64, typeof(long), "Int64" },
        { NumberDataViewType.UInt64, typeof(ulong), "UInt64" },
        { NumberDataViewType.Single, typeof(float), "Single" },
        { NumberDataViewType.Double, typeof(double), "Double" },
        { BooleanDataViewType.Instance, typeof(bool), "Boolean" },
        { TextDataViewType.Instance, typeof(ReadOnlyMemory<char>), "String" },
        { TimeSpanDataViewType.Instance, typeof(TimeSpan), "TimeSpan" },
        { DateTimeDataViewType.Instance, typeof(DateTime), "DateTime" },
        { DateTimeOffsetDataViewType.Instance, typeof(DateTimeOffset), "DateTimeOffset" },
        { RowIdDataViewType.Instance, typeof(DataViewRowId), "DataViewRowId" },
    };

    [Theory]
    [MemberData(nameof(Simple))]
    public void A_simple_type_has_its_raw_type_and_name(DataViewType type, Type rawType, string name)
    {
        Assert.Equal(rawType, type.RawType);
        Assert.Equal(name, type.ToString());
        Assert.IsAssignableFrom<PrimitiveDataViewType>(type);
        Assert.True(type.Equals(type));
        Assert.False(type.Equals((DataViewType)new VectorDataViewType(NumberDataViewType.Single)));
    }

    [Fact]
    public void Types_are_singletons()
    {
        Assert.Same(NumberDataViewType.Single, NumberDataViewType.Single);
        Assert.Same(TextDataViewType.Instance, TextDataViewType.Instance);
        Assert.False(NumberDataViewType.Single.Equals((DataViewType)NumberDataViewType.Double));
    }

    [Theory]
    [InlineData(typeof(byte), 255UL, "Key<Byte, 0-254>")]
    [InlineData(typeof(ushort), 65535UL, "Key<UInt16, 0-65534>")]
    [InlineData(typeof(uint), 4294967295UL, "Key<UInt32, 0-4294967294>")]
    [InlineData(typeof(ulong), ulong.MaxValue, "Key<UInt64, 0-18446744073709551614>")]
    [InlineData(typeof(uint), 1UL, "Key<UInt32, 0-0>")]
    public void A_key_counts_up_to_its_largest_value(Type type, ulong count, string name)
    {
        var key = new KeyDataViewType(type, count);
        Assert.Equal(count, key.Count);
        Assert.Equal(type, key.RawType);
        Assert.Equal(name, key.ToString());
    }

    [Theory]
    [InlineData(typeof(byte), 256UL)]
    [InlineData(typeof(ushort), 65536UL)]
    [InlineData(typeof(uint), 4294967296UL)]
    [InlineData(typeof(uint), 0UL)]
    [InlineData(typeof(int), 5UL)]
    [InlineData(typeof(float), 5UL)]
    public void A_key_that_cannot_count_so_far_is_refused(Type type, ulong count)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(type, count));

    [Fact]
    public void Keys_with_a_non_positive_count_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), -1));
    }

    [Fact]
    public void Keys_are_equal_when_type_and_count_are()
    {
        var key = new KeyDataViewType(typeof(uint), 5);
        Assert.Equal(key, new KeyDataViewType(typeof(uint), 5UL));
        Assert.Equal(key.GetHashCode(), new KeyDataViewType(typeof(uint), 5UL).GetHashCode());
        Assert.NotEqual(key, new KeyDataViewType(typeof(uint), 6));
        Assert.NotEqual(key, new KeyDataViewType(typeof(ulong), 5));
        Assert.False(key.Equals((DataViewType)NumberDataViewType.UInt32));
        Assert.False(key.Equals((object)"key"));
    }

    [Fact]
    public void Vectors_have_sizes_dimensions_and_names()
    {
        var unknown = new VectorDataViewType(NumberDataViewType.Single);
        Assert.False(unknown.IsKnownSize);
        Assert.Equal(0, unknown.Size);
        Assert.Equal([0], unknown.Dimensions.AsEnumerable());
        Assert.Equal("Vector<Single>", unknown.ToString());
        var flat = new VectorDataViewType(NumberDataViewType.Single, 6);
        Assert.True(flat.IsKnownSize);
        Assert.Equal("Vector<Single, 6>", flat.ToString());
        var shaped = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        Assert.Equal(6, shaped.Size);
        Assert.Equal([2, 3], shaped.Dimensions.AsEnumerable());
        Assert.Equal("Vector<Single, 2, 3>", shaped.ToString());
        var partly = new VectorDataViewType(new KeyDataViewType(typeof(byte), 3), 0, 4);
        Assert.Equal(0, partly.Size);
        Assert.Equal("Vector<Key<Byte, 0-2>, *, 4>", partly.ToString());
        Assert.Equal(typeof(VBuffer<byte>), partly.RawType);
    }

    [Fact]
    public void Vectors_are_equal_when_item_and_dimensions_are()
    {
        var vector = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        var same = new VectorDataViewType(NumberDataViewType.Single, ImmutableArray.Create(2, 3));
        Assert.Equal(vector, same);
        Assert.Equal(vector.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(vector, new VectorDataViewType(NumberDataViewType.Single, 6));
        Assert.NotEqual(vector, new VectorDataViewType(NumberDataViewType.Single, 3, 2));
        Assert.NotEqual(vector, new VectorDataViewType(NumberDataViewType.Double, 2, 3));
        Assert.NotEqual(new VectorDataViewType(NumberDataViewType.Single, 0, 3), new VectorDataViewType(NumberDataViewType.Single, 0, 4));
    }

    [Fact]
    public void Bad_vectors_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new VectorDataViewType(null!, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, Array.Empty<int>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, ImmutableArray<int>.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, 2, -3));
        Assert.Throws<OverflowException>(() => new VectorDataViewType(NumberDataViewType.Single, 65536, 65536));
    }

    [Fact]
    public void A_primitive_type_of_disposable_values_is_refused() => Assert.Throws<ArgumentException>(() => new StreamType());

    private sealed class StreamType() : PrimitiveDataViewType(typeof(Stream))
    {
        public override bool Equals(DataViewType? other) => other == this;
    }
}
