using System.Buffers.Binary;
using System.Text.Json;

namespace MLNetVision.Networks;

/// <summary>
/// A safetensors file, mapped into memory: 8 bytes little-endian header length, a JSON header, then the tensors. Everything that the header says is checked
/// against the file before any memory is taken.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>The longest header that the format allows.</summary>
    private const int MaxHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";
    private readonly MappedFile _file;

    private SafetensorsFile(MappedFile file, WeightSet weights, IReadOnlyDictionary<string, string> metadata)
    {
        _file = file;
        Weights = weights;
        Metadata = metadata;
    }

    /// <summary>The tensors. Their bytes lie in the file: they are gone when this object is disposed. <see cref="ReadAll"/> copies.</summary>
    public WeightSet Weights { get; }

    /// <summary>The texts that the writer left.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="WeightFormatException">The file is no safetensors file, or a damaged one.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new MappedFile(path);
        try
        {
            var (weights, metadata) = Read(file.Slice, file.Length, path);
            return new SafetensorsFile(file, weights, metadata);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a whole file into memory; the file is closed afterwards.</summary>
    public static WeightSet ReadAll(string path)
    {
        using var file = Open(path);
        return new WeightSet(file.Weights.Select(w => KeyValuePair.Create(w.Key, new Weight(w.Value.Element, w.Value.Shape, w.Value.Bytes.ToArray()))));
    }

    /// <summary>Reads weights from memory, which they go on to use.</summary>
    /// <param name="bytes">The bytes of a file.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="WeightFormatException">The bytes are no safetensors file, or a damaged one.</exception>
    public static WeightSet Read(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Read((offset, length) => bytes.Slice(checked((int)offset), length), bytes.Length, name).Weights;
    }

    /// <summary>Writes weights, by name. The file appears whole or not at all, and when it is there, it is on the disk.</summary>
    public static void Write(string path, WeightSet weights, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(weights);
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, weights, metadata));
    }

    /// <summary>Writes weights, by name, to a stream.</summary>
    public static void Write(Stream stream, WeightSet weights, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(weights);
        SafetensorsWriter.Write(stream, weights, metadata);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static (WeightSet Weights, IReadOnlyDictionary<string, string> Metadata) Read(ByteSlice slice, long size, string path)
    {
        if (size < 8)
        {
            throw new WeightFormatException($"'{path}' has {size} bytes; a safetensors file has 8 at least.");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(slice(0, 8).Span);
        if (length > MaxHeader || length > (ulong)(size - 8))
        {
            throw new WeightFormatException(
                $"'{path}' says that its header has {length} bytes; the file has {size - 8} after the length, and {MaxHeader} is the limit.");
        }

        try
        {
            using var header = JsonDocument.Parse(slice(8, (int)length));
            var dataStart = 8 + (long)length;
            var entries = new SafetensorsHeader(path, size - dataStart);
            foreach (var property in header.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataKey)
                {
                    entries.ReadMetadata(property.Value);
                }
                else
                {
                    entries.ReadTensor(property.Name, property.Value);
                }
            }

            entries.CheckLayout();
            var weights = entries.Entries.Select(e => KeyValuePair.Create(e.Name, e.Read(slice, dataStart)));
            return (new WeightSet(weights), entries.Metadata ?? []);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new WeightFormatException($"'{path}' has a header that cannot be read: {e.Message}", e);
        }
    }
}
