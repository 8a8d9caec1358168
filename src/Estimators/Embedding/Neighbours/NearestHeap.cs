namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>The nearest so far, the farthest of them at hand. Of equally near ones the lower index is nearer.</summary>
internal sealed class NearestHeap(int wanted)
{
    private readonly PriorityQueue<int, (double Square, int Index)> _queue = new(
        wanted + 1, Comparer<(double Square, int Index)>.Create(static (a, b) => b.CompareTo(a)));

    /// <summary>The distance beyond which nothing is wanted any more.</summary>
    public double Limit { get; private set; } = double.PositiveInfinity;

    /// <summary>The nearest, in no order.</summary>
    public int[] Indices => [.. _queue.UnorderedItems.Select(i => i.Element)];

    /// <summary>Adds a candidate if it is near enough.</summary>
    public void Add(double square, int index)
    {
        if (_queue.Count < wanted)
        {
            _queue.Enqueue(index, (square, index));
        }
        else
        {
            _queue.EnqueueDequeue(index, (square, index));
        }

        if (_queue.Count == wanted && _queue.TryPeek(out _, out var farthest))
        {
            Limit = Math.Sqrt(farthest.Square);
        }
    }
}
