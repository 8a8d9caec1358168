using System.IO.Compression;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>A model zip being written: named entries, each complete when it is added.</summary>
internal sealed class ModelArchiveWriter : IDisposable
{
    private readonly ZipArchive _zip;

    public ModelArchiveWriter(Stream stream) => _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string path, Stream content)
    {
        using var entry = _zip.CreateEntry(path).Open();
        content.CopyTo(entry);
    }

    public void Dispose() => _zip.Dispose();
}
