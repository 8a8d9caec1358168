using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Writes one component's record: little-endian values in the order <see cref="ModelReader"/> reads them, and entries beside it.</summary>
internal sealed class ModelWriter : IDisposable
{
    private readonly ModelArchiveWriter _archive;
    private readonly string _path;
    private readonly MemoryStream _buffer = new();
    private readonly BinaryWriter _writer;

    public ModelWriter(ModelArchiveWriter archive, string path, string loader, int version)
    {
        _archive = archive;
        _path = path;
        _writer = new BinaryWriter(_buffer, Encoding.UTF8);
        _writer.Write(ModelArchive.Magic);
        _writer.Write(ModelArchive.FormatVersion);
        _writer.Write(loader);
        _writer.Write(version);
    }

    public void Write(bool value) => _writer.Write(value);

    public void Write(int value) => _writer.Write(value);

    public void Write(long value) => _writer.Write(value);

    public void Write(ulong value) => _writer.Write(value);

    public void Write(float value) => _writer.Write(value);

    public void Write(double value) => _writer.Write(value);

    /// <summary>A text or null.</summary>
    public void Write(string value)
    {
        _writer.Write(value is not null);
        if (value is not null)
            _writer.Write(value);
    }

    public void WriteArray<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        _writer.Write(values.Length);
        _writer.Write(Unsafe.SizeOf<T>());
        _writer.Write(MemoryMarshal.AsBytes(values));
    }

    public void WriteStrings(IReadOnlyCollection<string> values) => WriteList(values, Write);

    public void WriteList<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        _writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    public void WriteColumns(IReadOnlyCollection<(string Output, string Input)> columns) => WriteList(columns, pair =>
    {
        Write(pair.Output);
        Write(pair.Input);
    });

    public void WriteType(DataViewType type) => TypeCodec.Write(this, type);

    /// <summary>A value of the raw type of <paramref name="type"/>: a primitive or a VBuffer of one.</summary>
    public void WriteValue<T>(DataViewType type, in T value) => ValueCodec.Write(_writer, type, value);

    public void WriteVector<T>(VBuffer<T> vector) => ValueCodec.WriteVector(_writer, vector);

    public void WriteAnnotations(DataViewSchema.Annotations annotations) => SchemaCodec.Write(this, annotations);

    /// <summary>Names, types and annotations; hidden columns too.</summary>
    public void WriteSchema(DataViewSchema schema) => SchemaCodec.Write(this, schema);

    /// <summary>Saves a component this one is made of under a name of its own; null leaves it out.</summary>
    public void SaveChild(string name, ICanSaveModel component) => ModelSaveContext.SaveAt(_archive, ModelArchive.Join(_path, name), component);

    /// <summary>Large data goes to an entry of its own instead of the record.</summary>
    public void SaveBytes(string name, Stream content) => _archive.Add(ModelArchive.Join(_path, name), content);

    public void SaveBytes(string name, byte[] content) => SaveBytes(name, new MemoryStream(content, writable: false));

    public void Finish()
    {
        _writer.Flush();
        _buffer.Position = 0;
        _archive.Add(ModelArchive.Join(_path, ModelArchive.Record), _buffer);
    }

    public void Dispose() => _writer.Dispose();
}
