namespace MLNetVision.Evaluation.Pictures;

/// <summary>Keeps the rows of the greatest rank, of equal ones the first, and calls for details of a row only when it is among them.</summary>
internal sealed class ExampleKeeper(int count)
{
    private readonly PriorityQueue<RowOutcome, (double Rank, long Backwards)> _kept = new();

    public void Offer(double rank, long row, Func<RowOutcome> outcome)
    {
        if (count == 0 || double.IsNaN(rank))
            return;
        var priority = (rank, -row);
        if (_kept.Count == count)
        {
            _kept.TryPeek(out _, out var least);
            if (priority.CompareTo(least) <= 0)
                return;
            _kept.Dequeue();
        }

        _kept.Enqueue(outcome(), priority);
    }

    /// <summary>The rows, the greatest rank first.</summary>
    public IReadOnlyList<RowOutcome> Take(RowDetails details) =>
        [.. _kept.UnorderedItems.OrderByDescending(k => k.Priority).Select(k => details.Load(k.Element))];
}
