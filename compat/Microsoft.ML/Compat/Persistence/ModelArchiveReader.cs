using System.IO.Compression;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>A model zip being read. Anything that is not one is a FormatException, as in ML.NET.</summary>
internal sealed class ModelArchiveReader : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    public ModelArchiveReader(Stream stream)
    {
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _entries = _zip.Entries.ToDictionary(e => e.FullName.Replace('\\', '/'));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw Errors.Corrupt("The stream does not hold a model: it is not a readable zip archive. Save the model again.", exception);
        }
    }

    public bool ContainsComponent(string path) => _entries.ContainsKey(ModelArchive.Join(path, ModelArchive.Record));

    public bool ContainsAnyUnder(string prefix) => _entries.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The entry's bytes as a stream that can seek, or null.</summary>
    public MemoryStream OpenOrNull(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        try
        {
            using var source = entry.Open();
            var content = new MemoryStream();
            source.CopyTo(content);
            Guard.Format(content.Length == entry.Length, $"Entry '{path}' of the model holds {content.Length} bytes of {entry.Length}. Save the model again.");
            content.Position = 0;
            return content;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            throw Errors.Corrupt($"Entry '{path}' of the model cannot be unpacked. Save the model again.", exception);
        }
    }

    public MemoryStream Open(string path) => OpenOrNull(path) ?? throw Errors.Corrupt($"The model has no entry '{path}'. Save the model again.");

    public void Dispose() => _zip.Dispose();
}
