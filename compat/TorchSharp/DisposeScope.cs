namespace TorchSharp;

public sealed class DisposeScope : IDisposable
{
    internal DisposeScope()
    {
    }

    public T Detach<T>(T disposable) where T : IDisposable => throw Reference.Only;
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable => throw Reference.Only;
    public T MoveToOuter<T>(T disposable) where T : IDisposable => throw Reference.Only;
    public bool Contains(IDisposable disposable) => throw Reference.Only;
    public int DisposablesCount => throw Reference.Only;
    public void Detach(IEnumerable<IDisposable> disposables) => throw Reference.Only;
    public void Detach(params IDisposable[] disposables) => throw Reference.Only;
    public void Dispose() => throw Reference.Only;
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep) => throw Reference.Only;
    public void DisposeEverythingBut(params IDisposable[] keep) => throw Reference.Only;
    public void MarkAsDisposed(IDisposable disposable) => throw Reference.Only;
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => throw Reference.Only;
    public void MoveToOuter(params IDisposable[] disposables) => throw Reference.Only;
}
