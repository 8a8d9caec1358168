using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>Deals the lines of a source to the readers that share it, a batch at a time. The last reader that leaves closes the files.</summary>
internal sealed class LineBatches(IMultiStreamSource source, TextFormat format, int readers) : IDisposable
{
    private readonly TextLines _lines = new(source, format);
    private readonly Lock _lock = new();
    private long _batch;
    private long _rows;
    private string _ahead;
    private bool _ended;
    private int _readers = readers;

    /// <summary>The next batch, or null after the last. A failure to read is a FormatException and ends the reading.</summary>
    public LineBatch Read()
    {
        lock (_lock)
        {
            if (_ended)
                return null;
            try
            {
                var batch = ReadBatch();
                _ended = batch is null;
                return batch;
            }
            catch (Exception exception)
            {
                _ended = true;
                throw Errors.Corrupt($"The text could not be read: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Called once by each reader.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (--_readers > 0)
                return;
            _ended = true;
            _lines.Dispose();
        }
    }

    // A batch never holds lines of two files.
    private LineBatch ReadBatch()
    {
        var lines = new List<(string, long)>(LineBatch.Size);
        var path = default(string);
        var file = -1;
        while (lines.Count < LineBatch.Size && _rows + lines.Count < format.MaxRows && (_ahead ??= _lines.Read()) is not null)
        {
            if (lines.Count > 0 && _lines.File != file)
                break;
            file = _lines.File;
            path = _lines.Place.Path;
            lines.Add((_ahead, _lines.Place.Line));
            _ahead = null;
        }

        if (lines.Count == 0)
            return null;
        _rows += lines.Count;
        return new LineBatch(_batch++, _rows - lines.Count, path, lines);
    }
}
