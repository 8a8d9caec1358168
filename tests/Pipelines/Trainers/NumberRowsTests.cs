using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class NumberRowsTests
{
    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(35, 48)]
    [InlineData(0, 50)]
    public void Rows_come_back_as_they_went_in_wherever_they_are_kept(long memory, int spilt)
    {
        using var rows = new NumberRows(17, memory);
        var expected = Enumerable.Range(0, 50).Select(i => Array.ConvertAll(new Draw((ulong)i).Bytes(17), b => (float)b)).ToArray();
        foreach (var row in expected)
            rows.Add(row);

        Assert.True(rows.AreBytes);
        Assert.Equal(spilt, rows.Spilt);
        foreach (var i in new[] { 49, 0, 31, 2, 1 })
        {
            var (numbers, bytes) = (new float[17], new byte[17]);
            rows.Read(i, numbers);
            rows.Read(i, bytes);
            Assert.Equal(expected[i], numbers);
            Assert.Equal(expected[i], Array.ConvertAll(bytes, b => (float)b));
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(1e30f)]
    public void The_first_number_that_is_no_byte_widens_all_rows(float wide)
    {
        using var rows = new NumberRows(3, maxMemory: 40);
        rows.Add([1, 2, 255]);
        rows.Add([0, 7, 9]);
        rows.Add([4, wide, 6]);
        rows.Add([8, 8, 8]);

        Assert.False(rows.AreBytes);
        Assert.Equal(4, rows.Count);
        var read = new float[3];
        rows.Read(0, read);
        Assert.Equal([1, 2, 255], read);
        rows.Read(2, read);
        Assert.Equal([4, wide, 6], read);
        rows.Read(3, read);
        Assert.Equal([8, 8, 8], read);
    }

    [Fact]
    public void Rows_are_read_by_many_threads_at_once()
    {
        using var rows = new NumberRows(64, maxMemory: 640);
        for (var i = 0; i < 200; i++)
            rows.Add([.. Enumerable.Repeat((float)i, 64)]);

        Parallel.For(0, 2000, i =>
        {
            var read = new byte[64];
            rows.Read(i % 200, read);
            Assert.All(read, b => Assert.Equal(i % 200, b));
        });
    }
}
