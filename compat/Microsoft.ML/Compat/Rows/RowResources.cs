namespace Microsoft.ML.Compat.Rows;

/// <summary>What getters hold and their row disposes.</summary>
internal sealed class RowResources : IDisposable
{
    private readonly Stack<IDisposable> _owned = [];

    public T Own<T>(T resource)
        where T : IDisposable
    {
        _owned.Push(resource);
        return resource;
    }

    public void Own(Action release) => _owned.Push(new Release(release));

    public void Dispose()
    {
        while (_owned.TryPop(out var resource))
            resource.Dispose();
    }

    private sealed class Release(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
