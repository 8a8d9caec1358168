namespace MLNetVision.Torch.Execution;

/// <summary>Numbers that follow from sizes alone: worked out once for a session and kept where it computes, of so many sizes at most.</summary>
internal sealed class SessionTables : IDisposable
{
    private const int Most = 64;
    private readonly Dictionary<object, Tensor[]> _tables = [];

    /// <summary>The numbers of a key, which are made if they are not there.</summary>
    public Tensor[] Of(object key, Func<Tensor[]> make)
    {
        if (_tables.TryGetValue(key, out var kept))
        {
            return kept;
        }

        if (_tables.Count == Most)
        {
            Dispose();
        }

        kept = [.. make().Select(tensor => tensor.DetachFromDisposeScope())];
        _tables.Add(key, kept);
        return kept;
    }

    public void Dispose()
    {
        foreach (var tensor in _tables.Values.SelectMany(tensors => tensors))
        {
            tensor.Dispose();
        }

        _tables.Clear();
    }
}
