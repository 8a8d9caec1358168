using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Editing a buffer in place.</summary>
public sealed class VBufferEditorTests
{
    [Fact]
    public void A_dense_buffer_is_written_through_Values()
    {
        VBuffer<int> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 3);
        Assert.True(editor.CreatedNewValues);
        Assert.False(editor.CreatedNewIndices);
        Assert.Equal(0, editor.Indices.Length);
        for (var i = 0; i < 3; i++)
            editor.Values[i] = i * i;
        buffer = editor.Commit();
        Assert.True(buffer.IsDense);
        Assert.Equal([0, 1, 4], buffer.DenseValues());
    }

    [Fact]
    public void A_sparse_buffer_is_written_through_Values_and_Indices()
    {
        VBuffer<int> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 10, 2);
        Assert.Equal(2, editor.Values.Length);
        Assert.Equal(2, editor.Indices.Length);
        Assert.True(editor.CreatedNewIndices);
        editor.Values[0] = 5;
        editor.Indices[0] = 3;
        editor.Values[1] = 6;
        editor.Indices[1] = 9;
        buffer = editor.CommitTruncated(1);
        Assert.Equal(10, buffer.Length);
        Assert.Equal([KeyValuePair.Create(3, 5)], buffer.Items());
    }

    [Fact]
    public void Arrays_with_room_are_reused()
    {
        var buffer = new VBuffer<int>(4, [1, 2, 3, 4]);
        var editor = VBufferEditor.Create(ref buffer, 3);
        Assert.False(editor.CreatedNewValues);
        Assert.Equal([1, 2, 3], editor.Values.ToArray());
        editor = VBufferEditor.Create(ref buffer, 9, 4);
        Assert.False(editor.CreatedNewValues);
        Assert.True(editor.CreatedNewIndices);
    }

    [Fact]
    public void Growing_doubles_the_room()
    {
        var buffer = new VBuffer<int>(4, [1, 2, 3, 4]);
        buffer = VBufferEditor.Create(ref buffer, 5).Commit();
        Assert.False(VBufferEditor.Create(ref buffer, 8).CreatedNewValues);
        Assert.True(VBufferEditor.Create(ref buffer, 9).CreatedNewValues);
    }

    [Fact]
    public void Old_values_are_kept_only_on_request()
    {
        var buffer = new VBuffer<int>(2, [1, 2]);
        Assert.Equal([1, 2, 0], VBufferEditor.Create(ref buffer, 3, keepOldOnResize: true).Values.ToArray());
        Assert.Equal([0, 0, 0], VBufferEditor.Create(ref buffer, 3).Values.ToArray());
    }

    [Fact]
    public void Indices_can_be_had_for_a_dense_buffer()
    {
        VBuffer<int> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 3, requireIndicesOnDense: true);
        Assert.Equal(3, editor.Indices.Length);
    }

    [Fact]
    public void An_editor_of_a_buffer_has_its_form()
    {
        var buffer = new VBuffer<int>(5, 2, [7, 8], [1, 2]);
        var editor = VBufferEditor.CreateFromBuffer(ref buffer);
        Assert.False(editor.CreatedNewValues);
        Assert.Equal([7, 8], editor.Values.ToArray());
        Assert.Equal([1, 2], editor.Indices.ToArray());
    }

    [Fact]
    public void Contradictory_sizes_are_refused()
    {
        VBuffer<int> buffer = default;
        Assert.Throws<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, -1).Commit());
        Assert.Throws<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3, 4).Commit());
        Assert.Throws<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3, -1).Commit());
        Assert.Throws<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3, 3, maxValuesCapacity: 2).Commit());
        Assert.Throws<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 3).CommitTruncated(4));
    }
}
