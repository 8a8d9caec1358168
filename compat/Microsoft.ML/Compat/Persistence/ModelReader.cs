using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Reads one component's record, in the order <see cref="ModelWriter"/> wrote it.</summary>
internal sealed class ModelReader : IDisposable
{
    private readonly ModelArchiveReader _archive;
    private readonly string _path;
    private readonly BinaryReader _reader;

    private ModelReader(ModelArchiveReader archive, string path, IHostEnvironment environment, Stream record)
    {
        _archive = archive;
        _path = path;
        Environment = environment;
        _reader = new BinaryReader(record, Encoding.UTF8);
        Guard.Format(_reader.ReadUInt32() == ModelArchive.Magic, $"The record '{path}' of the model does not start as one. Save the model again.");
        var format = _reader.ReadInt32();
        Guard.Format(format == ModelArchive.FormatVersion, $"The record '{path}' has format {format}; this version reads {ModelArchive.FormatVersion}.");
        Loader = _reader.ReadString();
        Version = _reader.ReadInt32();
    }

    public IHostEnvironment Environment { get; }

    /// <summary>The version that the component gave to Begin.</summary>
    public int Version { get; }

    private string Loader { get; }

    private long Left => _reader.BaseStream.Length - _reader.BaseStream.Position;

    /// <summary>The component saved at a path.</summary>
    public static T Load<T>(ModelArchiveReader archive, string path, IHostEnvironment environment)
        where T : class
    {
        try
        {
            using var reader = new ModelReader(archive, path, environment, archive.Open(ModelArchive.Join(path, ModelArchive.Record)));
            return ModelLoaders.Get(reader.Loader)(reader) as T
                ?? throw Errors.Corrupt($"The record '{path}' of the model holds '{reader.Loader}', which is no {typeof(T).Name}.");
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Errors.Corrupt($"The record '{path}' of the model is damaged: {exception.Message} Save the model again.", exception);
        }
    }

    public bool ReadBoolean() => _reader.ReadBoolean();

    public int ReadInt32() => _reader.ReadInt32();

    public long ReadInt64() => _reader.ReadInt64();

    public ulong ReadUInt64() => _reader.ReadUInt64();

    public float ReadSingle() => _reader.ReadSingle();

    public double ReadDouble() => _reader.ReadDouble();

    public string ReadString() => _reader.ReadBoolean() ? _reader.ReadString() : null;

    public T[] ReadArray<T>()
        where T : unmanaged
    {
        var count = ReadCount();
        var size = ReadInt32();
        Guard.Format(size == Unsafe.SizeOf<T>() && (long)count * size <= Left, $"An array of {count} x {size} bytes does not fit the record '{_path}'.");
        var values = new T[count];
        _reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public string[] ReadStrings() => ReadList(ReadString);

    public T[] ReadList<T>(Func<T> read)
    {
        var items = new List<T>();
        for (var count = ReadCount(); count > 0; count--)
            items.Add(read());
        return [.. items];
    }

    public (string Output, string Input)[] ReadColumns() => ReadList(() => (ReadString(), ReadString()));

    public DataViewType ReadType() => TypeCodec.Read(this);

    public T ReadValue<T>(DataViewType type) => ValueCodec.Read<T>(_reader, type);

    public VBuffer<T> ReadVector<T>() => ValueCodec.ReadVector<T>(_reader);

    public DataViewSchema.Annotations ReadAnnotations() => SchemaCodec.ReadAnnotations(this);

    public DataViewSchema ReadSchema() => SchemaCodec.ReadSchema(this);

    public T LoadChild<T>(string name)
        where T : class
        => Load<T>(_archive, ModelArchive.Join(_path, name), Environment);

    public T LoadChildOrNull<T>(string name)
        where T : class
        => _archive.ContainsComponent(ModelArchive.Join(_path, name)) ? LoadChild<T>(name) : null;

    public byte[] LoadBytes(string name) => _archive.Open(ModelArchive.Join(_path, name)).ToArray();

    public void Dispose() => _reader.Dispose();

    // A missing assembly of a custom mapping is an IOException too, but no damage.
    private static bool IsDamage(Exception exception)
        => exception is EndOfStreamException or ArgumentException or OverflowException || exception.GetType() == typeof(IOException);

    private int ReadCount()
    {
        var count = ReadInt32();
        Guard.Format(count >= 0 && count <= Left, $"A list of {count} items does not fit the record '{_path}'.");
        return count;
    }
}
