namespace MLNetVision.Sweeps.Workers;

/// <summary>What a worker prints beside its results, in a file.</summary>
internal sealed class WorkerLog(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };
    private string _last = string.Empty;
    private bool _isDisposed;

    public string Path { get; } = path;

    /// <summary>Its last line, for an error; nothing where it said nothing.</summary>
    public string LastWords => _last.Length == 0 ? string.Empty : $" Its last words: '{_last}'.";

    /// <summary>Copies all lines of a reader until it ends.</summary>
    public Task Drain(TextReader reader) =>
        Task.Factory.StartNew(() => Copy(reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Write(string line)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _file.WriteLine(line);
                _last = line.Trim().Length > 0 ? line.Trim() : _last;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _file.Dispose();
        }
    }

    private void Copy(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            Write(line);
        }
    }
}
