using System.Runtime.InteropServices;

namespace Microsoft.ML.Compat.Binary;

/// <summary>Writes and reads runs of values of one primitive type.</summary>
internal abstract class ItemCodec<T>
{
    public abstract void Write(BinaryWriter writer, ReadOnlySpan<T> items);

    public abstract void Read(BinaryReader reader, Span<T> items);
}

/// <summary>Values as the bytes that they have in memory.</summary>
internal sealed class RawItemCodec<T> : ItemCodec<T>
    where T : unmanaged
{
    public override void Write(BinaryWriter writer, ReadOnlySpan<T> items) => writer.Write(MemoryMarshal.AsBytes(items));

    public override void Read(BinaryReader reader, Span<T> items) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items));
}

/// <summary>Values one by one.</summary>
internal sealed class SingleItemCodec<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : ItemCodec<T>
{
    public override void Write(BinaryWriter writer, ReadOnlySpan<T> items)
    {
        foreach (var item in items)
            write(writer, item);
    }

    public override void Read(BinaryReader reader, Span<T> items)
    {
        foreach (ref var item in items)
            item = read(reader);
    }
}
