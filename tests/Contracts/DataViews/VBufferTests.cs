using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Dense and sparse vectors: what they hold, how they are copied, and when their arrays are reused.</summary>
public sealed class VBufferTests
{
    private static VBuffer<float> Sparse() => new(6, 2, [1.5f, 2.5f, 99], [1, 4, 99]);

    [Fact]
    public void A_default_buffer_is_empty_and_dense()
    {
        VBuffer<float> buffer = default;
        Assert.Equal(0, buffer.Length);
        Assert.True(buffer.IsDense);
        Assert.Equal(0, buffer.GetValues().Length);
        Assert.Empty(buffer.DenseValues());
        Assert.Equal("Dense vector of size 0", buffer.ToString());
    }

    [Fact]
    public void A_dense_buffer_may_have_room_to_spare()
    {
        var buffer = new VBuffer<int>(2, [1, 2, 3]);
        Assert.True(buffer.IsDense);
        Assert.Equal([1, 2], buffer.GetValues().ToArray());
        Assert.Equal(0, buffer.GetIndices().Length);
        Assert.Equal([1, 2], buffer.DenseValues());
        Assert.Equal("Dense vector of size 2", buffer.ToString());
    }

    [Fact]
    public void A_sparse_buffer_stores_values_at_indices()
    {
        var buffer = Sparse();
        Assert.False(buffer.IsDense);
        Assert.Equal([1.5f, 2.5f], buffer.GetValues().ToArray());
        Assert.Equal([1, 4], buffer.GetIndices().ToArray());
        Assert.Equal([0, 1.5f, 0, 0, 2.5f, 0], buffer.DenseValues());
        Assert.Equal([KeyValuePair.Create(1, 1.5f), KeyValuePair.Create(4, 2.5f)], buffer.Items());
        Assert.Equal(6, buffer.Items(all: true).Count());
        Assert.Equal("Sparse vector of size 6, 2 explicit values", buffer.ToString());
    }

    [Fact]
    public void A_full_buffer_given_with_indices_is_dense()
    {
        var buffer = new VBuffer<int>(2, 2, [7, 8], [0, 1]);
        Assert.True(buffer.IsDense);
        Assert.Equal(0, buffer.GetIndices().Length);
    }

    [Fact]
    public void An_empty_sparse_buffer_is_all_defaults()
    {
        var buffer = new VBuffer<int>(3, 0, null!, null!);
        Assert.False(buffer.IsDense);
        Assert.Equal([0, 0, 0], buffer.DenseValues());
        Assert.Empty(buffer.Items());
        Assert.Equal(0, buffer.GetItemOrDefault(2));
    }

    [Fact]
    public void Contradictory_parts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(2, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(2, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(2, 3, [1, 2, 3], [0, 1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(2, -1, [1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(5, 2, [1], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(5, 2, [1, 2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<int>(5, 2, [1, 2], null!));
    }

    [Fact]
    public void Items_are_found_by_index()
    {
        var buffer = Sparse();
        Assert.Equal(0, buffer.GetItemOrDefault(0));
        Assert.Equal(1.5f, buffer.GetItemOrDefault(1));
        float item = 8;
        buffer.GetItemOrDefault(4, ref item);
        Assert.Equal(2.5f, item);
        buffer.GetItemOrDefault(5, ref item);
        Assert.Equal(0, item);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().GetItemOrDefault(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().GetItemOrDefault(-1));
        Assert.Equal(3, new VBuffer<int>(2, [2, 3]).GetItemOrDefault(1));
    }

    [Fact]
    public void Copies_keep_the_form_and_do_not_share_arrays()
    {
        var values = new[] { 1f, 2f };
        var source = new VBuffer<float>(4, 2, values, [0, 3]);
        VBuffer<float> copy = default;
        source.CopyTo(ref copy);
        values[0] = -1;
        Assert.False(copy.IsDense);
        Assert.Equal([1, 0, 0, 2], copy.DenseValues());
        Sparse().CopyToDense(ref copy);
        Assert.True(copy.IsDense);
        Assert.Equal([0, 1.5f, 0, 0, 2.5f, 0], copy.GetValues().ToArray());
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    public void A_slice_holds_the_items_of_its_range(int start, int length)
    {
        foreach (var source in new[] { Sparse(), new VBuffer<float>(6, Sparse().DenseValues().ToArray()), new VBuffer<float>(6, 0, [], []) })
        {
            var slice = new VBuffer<float>(9, new float[9]);
            source.CopyTo(ref slice, start, length);
            Assert.Equal(source.DenseValues().Skip(start).Take(length), slice.DenseValues());
            Assert.Equal(length, slice.Length);
        }
    }

    [Fact]
    public void Slices_beyond_the_end_are_refused()
    {
        VBuffer<float> slice = default;
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(ref slice, 7, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(ref slice, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(ref slice, 4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(ref slice, 4, -1));
    }

    [Fact]
    public void Spans_are_filled_with_values_and_defaults()
    {
        var span = Enumerable.Repeat(9f, 8).ToArray();
        Sparse().CopyTo(span.AsSpan());
        Assert.Equal([0, 1.5f, 0, 0, 2.5f, 0, 9, 9], span);
        Array.Fill(span, 9f);
        Sparse().CopyTo(span.AsSpan(), 2, -1);
        Assert.Equal([9, 9, -1, 1.5f, -1, -1, 2.5f, -1], span);
        Array.Fill(span, 9f);
        new VBuffer<float>(2, 0, null!, null!).CopyTo(span.AsSpan(), 1, -1);
        Assert.Equal([9, 0, 0, 9, 9, 9, 9, 9], span);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(new float[5].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(new float[8].AsSpan(), 3));
    }

    [Fact]
    public void Arrays_are_copied_into_a_dense_buffer()
    {
        var buffer = Sparse();
        VBuffer<float>.Copy([1, 2, 3, 4], 1, ref buffer, 2);
        Assert.True(buffer.IsDense);
        Assert.Equal([2, 3], buffer.DenseValues());
        Assert.Throws<ArgumentOutOfRangeException>(() => VBuffer<float>.Copy([1, 2], 1, ref buffer, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => VBuffer<float>.Copy([1, 2], -1, ref buffer, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => VBuffer<float>.Copy([1, 2], 0, ref buffer, 3));
    }

    [Fact]
    public void Enumerating_a_buffer_gives_the_whole_array_of_values()
    {
        var items = new List<object?>();
        foreach (var item in Sparse())
            items.Add(item);
        Assert.Equal([1.5f, 2.5f, 99f], items);
    }
}
