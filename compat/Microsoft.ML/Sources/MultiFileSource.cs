using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>Files read one after the other. A path may hold wildcards, or several paths joined by '+'.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[] paths)
    {
        if (paths is null or [null])
        {
            _paths = [];
            return;
        }

        var expanded = paths.SelectMany(PathPatterns.Expand).ToArray();
        _paths = expanded.Length > 0 ? expanded : paths;
    }

    public int Count => _paths.Length;

    public string GetPathOrNull(int index) => _paths[Checked(index)];

    public Stream Open(int index)
    {
        var path = _paths[Checked(index)];
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Errors.Io($"File '{path}' cannot be opened: {exception.Message}", exception);
        }
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    private int Checked(int index)
    {
        Guard.Argument(index >= 0 && index < Count, nameof(index), $"There is no file {index} among {Count}.");
        return index;
    }
}
