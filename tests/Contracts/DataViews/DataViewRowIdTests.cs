using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Row ids: the values below were computed with ML.NET.</summary>
public sealed class DataViewRowIdTests
{
    private static readonly DataViewRowId Id = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);

    [Fact]
    public void The_text_is_high_then_low_in_hexadecimal() => Assert.Equal("fedcba98765432100123456789abcdef", Id.ToString());

    [Fact]
    public void Derived_ids_are_those_of_ML_NET()
    {
        Assert.Equal(
            "eeeeeef29ade22c127d27d27faaf6450 eeeeeef29ade22c11332e02c91719a68 ca4aab72dd52ae80c4fd8343abc9c2fa 00000001d699de8234e09d0b39021911",
            $"{Id.Next()} {Id.Fork()} {Id.Combine(new DataViewRowId(7, 9))} {default(DataViewRowId).Fork()}");
    }

    [Fact]
    public void Ids_are_ordered_by_high_then_low()
    {
        Assert.Equal(0, Id.CompareTo(Id));
        Assert.True(new DataViewRowId(5, 1).CompareTo(new DataViewRowId(1, 2)) < 0);
        Assert.True(new DataViewRowId(5, 2).CompareTo(new DataViewRowId(1, 2)) > 0);
        Assert.True(new DataViewRowId(0, ulong.MaxValue).CompareTo(new DataViewRowId(0, 1)) > 0);
    }

    [Fact]
    public void Ids_are_equal_when_both_halves_are()
    {
        Assert.True(Id.Equals(new DataViewRowId(Id.Low, Id.High)));
        Assert.True(Id.Equals((object)new DataViewRowId(Id.Low, Id.High)));
        Assert.Equal(Id.GetHashCode(), new DataViewRowId(Id.Low, Id.High).GetHashCode());
        Assert.False(Id.Equals(new DataViewRowId(Id.High, Id.Low)));
        Assert.False(Id.Equals((object)"id"));
    }
}
