using Microsoft.ML.Compat;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A file that is written at most once, then read any number of times.</summary>
public sealed class SimpleFileHandle : IFileHandle
{
    private readonly string _path;
    private readonly bool _autoDelete;
    private readonly Lock _lock = new();
    private readonly List<Stream> _readers = [];
    private Stream _writer;
    private bool _written;
    private bool _disposed;

    public SimpleFileHandle(IExceptionContext ectx, string path, bool needsWrite, bool autoDelete)
    {
        Guard.NotNull(ectx, nameof(ectx));
        _path = Path.GetFullPath(Guard.NotEmpty(path, nameof(path)));
        _autoDelete = autoDelete;
        _written = !needsWrite;
    }

    public bool CanWrite => !_written && !_disposed;

    public bool CanRead => _written && !_disposed;

    public Stream CreateWriteStream()
    {
        lock (_lock)
        {
            Guard.State(!_disposed, $"The handle of '{_path}' is disposed.");
            Guard.State(!_written, $"The handle of '{_path}' has been written; that is possible once.");
            _written = true;
            return _writer = new FileStream(_path, FileMode.Create, FileAccess.Write);
        }
    }

    public Stream OpenReadStream()
    {
        lock (_lock)
        {
            Guard.State(!_disposed, $"The handle of '{_path}' is disposed.");
            Guard.State(_written, $"The handle of '{_path}' has not been written yet.");
            Guard.State(_writer is not { CanWrite: true }, $"The stream that writes '{_path}' is still open; dispose it first.");
            _readers.RemoveAll(s => !s.CanRead);
            var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
            _readers.Add(stream);
            return stream;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            _writer?.Dispose();
            _readers.ForEach(s => s.Dispose());
            if (_autoDelete)
                File.Delete(_path);
        }
    }
}
