using System.Collections.Frozen;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Column values in a record: a primitive as itself, a vector as length, stored count, indices when sparse, and values.</summary>
internal static class ValueCodec
{
    private static readonly FrozenDictionary<Type, object> Primitives = new Dictionary<Type, object>
    {
        [typeof(bool)] = new Codec<bool>((w, v) => w.Write(v), r => r.ReadBoolean()),
        [typeof(sbyte)] = new Codec<sbyte>((w, v) => w.Write(v), r => r.ReadSByte()),
        [typeof(byte)] = new Codec<byte>((w, v) => w.Write(v), r => r.ReadByte()),
        [typeof(short)] = new Codec<short>((w, v) => w.Write(v), r => r.ReadInt16()),
        [typeof(ushort)] = new Codec<ushort>((w, v) => w.Write(v), r => r.ReadUInt16()),
        [typeof(int)] = new Codec<int>((w, v) => w.Write(v), r => r.ReadInt32()),
        [typeof(uint)] = new Codec<uint>((w, v) => w.Write(v), r => r.ReadUInt32()),
        [typeof(long)] = new Codec<long>((w, v) => w.Write(v), r => r.ReadInt64()),
        [typeof(ulong)] = new Codec<ulong>((w, v) => w.Write(v), r => r.ReadUInt64()),
        [typeof(float)] = new Codec<float>((w, v) => w.Write(v), r => r.ReadSingle()),
        [typeof(double)] = new Codec<double>((w, v) => w.Write(v), r => r.ReadDouble()),
        [typeof(ReadOnlyMemory<char>)] = new Codec<ReadOnlyMemory<char>>((w, v) => w.Write(v.ToString()), r => r.ReadString().AsMemory()),
        [typeof(TimeSpan)] = new Codec<TimeSpan>((w, v) => w.Write(v.Ticks), r => new TimeSpan(r.ReadInt64())),
        [typeof(DateTime)] = new Codec<DateTime>((w, v) => w.Write(v.ToBinary()), r => DateTime.FromBinary(r.ReadInt64())),
        [typeof(DateTimeOffset)] = new Codec<DateTimeOffset>(PairedValues.Write, PairedValues.ReadZoned),
        [typeof(DataViewRowId)] = new Codec<DataViewRowId>(PairedValues.Write, PairedValues.ReadId),
    }.ToFrozenDictionary();

    public static void Write<T>(BinaryWriter writer, DataViewType type, in T value)
    {
        if (type is VectorDataViewType vector)
            GenericCall.Run(WriteBoxed<int>, vector.ItemType.RawType, writer, value);
        else
            Of<T>().Write(writer, value);
    }

    public static T Read<T>(BinaryReader reader, DataViewType type)
        => type is VectorDataViewType vector ? (T)GenericCall.Invoke<object>(ReadBoxed<int>, vector.ItemType.RawType, reader) : Of<T>().Read(reader);

    public static void WriteVector<T>(BinaryWriter writer, VBuffer<T> vector)
    {
        var codec = Of<T>();
        writer.Write(vector.Length);
        writer.Write(vector.GetValues().Length);
        foreach (var index in vector.GetIndices())
            writer.Write(index);
        foreach (var value in vector.GetValues())
            codec.Write(writer, value);
    }

    public static VBuffer<T> ReadVector<T>(BinaryReader reader)
    {
        var codec = Of<T>();
        var length = reader.ReadInt32();
        var count = reader.ReadInt32();
        Guard.Format(count >= 0 && count <= length && count <= reader.BaseStream.Length - reader.BaseStream.Position,
            $"A vector of {length} items of which {count} are stored does not fit the model.");
        var indices = count == length ? null : new int[count];
        for (var i = 0; i < (indices?.Length ?? 0); i++)
            indices[i] = reader.ReadInt32();
        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = codec.Read(reader);
        return new VBuffer<T>(length, count, values, indices);
    }

    private static Codec<T> Of<T>()
        => Primitives.TryGetValue(typeof(T), out var codec) ? (Codec<T>)codec
            : throw Errors.Invalid($"Values of type '{typeof(T)}' cannot be saved in a model.");

    private static void WriteBoxed<T>(BinaryWriter writer, VBuffer<T> vector) => WriteVector(writer, vector);

    private static object ReadBoxed<T>(BinaryReader reader) => ReadVector<T>(reader);

    private sealed record Codec<T>(Action<BinaryWriter, T> Write, Func<BinaryReader, T> Read);
}
