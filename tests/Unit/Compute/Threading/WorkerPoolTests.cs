using MLNetVision.Compute.Threading;

namespace MLNetVision.Tests.Unit.Compute.Threading;

public class WorkerPoolTests
{
    /// <summary>More threads than processors, and pauses in which some fall asleep and others do not.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Every_part_of_every_work_is_done_once(int threads)
    {
        using var pool = new WorkerPool(threads);
        var work = new Counting(7);
        for (var run = 1; run <= 100; run++)
        {
            pool.Run(work.Counts.Length, work);
            Assert.All(work.Counts, count => Assert.Equal(run, count));
            if (run % 20 == 0)
            {
                Thread.Sleep(run % 3);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_failure_of_a_part_reaches_the_caller_and_the_pool_works_on(int threads)
    {
        using var pool = new WorkerPool(threads);
        Assert.Equal("part 2", Assert.Throws<InvalidOperationException>(() => pool.Run(5, new Failing())).Message);
        var work = new Counting(9);
        pool.Run(9, work);
        Assert.All(work.Counts, count => Assert.Equal(1, count));
    }

    private sealed class Counting(int parts) : IParallelWork
    {
        public int[] Counts { get; } = new int[parts];

        public void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private sealed class Failing : IParallelWork
    {
        public void Run(int part)
        {
            if (part == 2)
            {
                throw new InvalidOperationException("part 2");
            }
        }
    }
}
