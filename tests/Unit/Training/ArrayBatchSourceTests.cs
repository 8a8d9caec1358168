using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

public class ArrayBatchSourceTests
{
    private const int Rows = 10;

    [Fact]
    public void Every_row_comes_once_an_epoch_and_its_parts_stay_together()
    {
        var seen = Read(Source(), new BatchPlan(3, 4, Seed: 1));

        Assert.Equal([4, 4, 2], seen.Select(b => b.Length));
        Assert.Equal(Enumerable.Range(0, Rows), seen.SelectMany(b => b).Order());
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own_that_come_again()
    {
        var order = Flat(new BatchPlan(0, 4, Seed: 1));

        Assert.Equal(order, Flat(new BatchPlan(0, 4, Seed: 1)));
        Assert.Equal(order, Flat(new BatchPlan(0, 3, Seed: 1)));
        Assert.NotEqual(order, Flat(new BatchPlan(1, 4, Seed: 1)));
        Assert.NotEqual(order, Flat(new BatchPlan(0, 4, Seed: 2)));
        Assert.Equal(Enumerable.Range(0, Rows), Flat(new BatchPlan(0, 4, Shuffle: false)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Reading_can_begin_at_any_batch(int first)
    {
        var all = Read(Source(), new BatchPlan(2, 4, Seed: 7));

        Assert.Equal(all.Skip(first), Read(Source(), new BatchPlan(2, 4, first, 7)));
    }

    [Fact]
    public void Selected_rows_may_come_twice_and_selections_of_selections_hold()
    {
        var some = Source().Select([9, 2, 2, 5]);

        Assert.Equal([9, 2, 2, 5], Read(some, new BatchPlan(0, 10, Shuffle: false)).Single());
        Assert.Equal([5, 2], Read(some.Select([3, 1]), new BatchPlan(0, 10, Shuffle: false)).Single());
        Assert.Contains("rows 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => some.Select([4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_of_different_length_are_refused()
    {
        var fault = Assert.Throws<ArgumentException>(
            () => new ArrayBatchSource(("a", new HostTensor(DType.Float32, 3, 2)), ("b", new HostTensor(DType.Int64, 4))));

        Assert.Contains("'b' is [4], but 'a' is [3, 2]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_allocates_nothing_after_its_first_epoch()
    {
        var source = Source();
        var batch = new Batch(source.Fields, 4);
        Drain(source, batch, 0);
        using var reader = source.Open(new BatchPlan(1, 4));
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read(batch))
        {
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Batches_are_exchanged_without_copying()
    {
        var source = Source();
        var (a, b) = (new Batch(source.Fields, 4), new Batch(source.Fields, 4) { Rows = 3 });
        var tensor = a["row"];
        a.Exchange(b);

        Assert.Same(tensor, b["row"]);
        Assert.Equal((3, 4), (a.Rows, b.Rows));
        Assert.Throws<ArgumentException>(() => a.Exchange(new Batch(source.Fields, 5)));
    }

    private static ArrayBatchSource Source()
    {
        var numbers = Enumerable.Range(0, Rows).Select(i => (long)i).ToArray();
        var pairs = numbers.SelectMany(n => new[] { n * 2f, (n * 2f) + 1 }).ToArray();
        return new ArrayBatchSource(("row", HostTensor.Of<long>(numbers, Rows)), ("pair", HostTensor.Of<float>(pairs, Rows, 2)));
    }

    private static int[] Flat(BatchPlan plan) => [.. Read(Source(), plan).SelectMany(b => b)];

    private static List<int[]> Read(IBatchSource source, BatchPlan plan)
    {
        var batches = new List<int[]>();
        var batch = new Batch(source.Fields, plan.BatchSize);
        using var reader = source.Open(plan);
        while (reader.Read(batch))
        {
            var rows = batch["row"].As<long>().ToArray();
            Assert.Equal(rows.Length, batch.Rows);
            Assert.Equal(rows.SelectMany(r => new[] { r * 2f, (r * 2f) + 1 }), batch["pair"].As<float>().ToArray());
            batches.Add([.. rows.Select(r => (int)r)]);
        }

        return batches;
    }

    private static void Drain(IBatchSource source, Batch batch, int epoch)
    {
        using var reader = source.Open(new BatchPlan(epoch, batch.Capacity));
        while (reader.Read(batch))
        {
        }
    }
}
