namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// At most <paramref name="size"/> of the items added, each equally likely (Vitter's algorithm R): item n past that replaces a random one
/// with probability size / n.
/// </summary>
internal sealed class UniformSample<T>(Random random, int size)
{
    private readonly List<T> _items = [];
    private long _added;

    public IReadOnlyCollection<T> Items => _items;

    public void Add(T item)
    {
        _added++;
        if (_added <= size)
            _items.Add(item);
        else if (random.NextDouble() * _added < size)
            _items[random.Next(size)] = item;
    }
}
