using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public sealed class FileHandleSource : IMultiStreamSource
{
    private readonly IFileHandle _file;

    public FileHandleSource(IFileHandle file)
    {
        _file = Guard.NotNull(file, nameof(file));
        Guard.Argument(file.CanRead, nameof(file), "The file handle must be readable; this one is not.");
    }

    public int Count => 1;

    public string GetPathOrNull(int index)
    {
        Check(index);
        return null;
    }

    public Stream Open(int index)
    {
        Check(index);
        return _file.OpenReadStream();
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    private static void Check(int index) => Guard.Argument(index == 0, nameof(index), $"A file handle is one stream; there is no stream {index}.");
}
