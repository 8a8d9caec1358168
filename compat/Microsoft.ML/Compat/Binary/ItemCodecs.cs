using System.Runtime.InteropServices;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Binary;

/// <summary>The codec of each primitive type.</summary>
internal static class ItemCodecs
{
    public static ItemCodec<T> Of<T>() => (ItemCodec<T>)Create(typeof(T));

    private static object Create(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => new SingleItemCodec<bool>((writer, value) => writer.Write(value), reader => reader.ReadBoolean()),
        TypeCode.SByte => new RawItemCodec<sbyte>(),
        TypeCode.Byte => new RawItemCodec<byte>(),
        TypeCode.Int16 => new RawItemCodec<short>(),
        TypeCode.UInt16 => new RawItemCodec<ushort>(),
        TypeCode.Int32 => new RawItemCodec<int>(),
        TypeCode.UInt32 => new RawItemCodec<uint>(),
        TypeCode.Int64 => new RawItemCodec<long>(),
        TypeCode.UInt64 => new RawItemCodec<ulong>(),
        TypeCode.Single => new RawItemCodec<float>(),
        TypeCode.Double => new RawItemCodec<double>(),
        TypeCode.DateTime => new SingleItemCodec<DateTime>((writer, value) => writer.Write(value.ToBinary()), ReadDate),
        _ when type == typeof(TimeSpan) => new SingleItemCodec<TimeSpan>((writer, value) => writer.Write(value.Ticks), ReadSpan),
        _ when type == typeof(DateTimeOffset) => new SingleItemCodec<DateTimeOffset>(PairedValues.Write, PairedValues.ReadZoned),
        _ when type == typeof(DataViewRowId) => new SingleItemCodec<DataViewRowId>(PairedValues.Write, PairedValues.ReadId),
        _ when type == typeof(ReadOnlyMemory<char>) => new SingleItemCodec<ReadOnlyMemory<char>>(WriteText, ReadText),
        _ => throw Errors.Invalid($"Values of type '{type}' have no form in a data file."),
    };

    private static DateTime ReadDate(BinaryReader reader) => DateTime.FromBinary(reader.ReadInt64());

    private static TimeSpan ReadSpan(BinaryReader reader) => new(reader.ReadInt64());

    // The characters as they are, so that no text is changed by an encoding.
    private static void WriteText(BinaryWriter writer, ReadOnlyMemory<char> value)
    {
        writer.Write7BitEncodedInt(value.Length);
        writer.Write(MemoryMarshal.AsBytes(value.Span));
    }

    private static ReadOnlyMemory<char> ReadText(BinaryReader reader)
    {
        var characters = new char[Sizes.Read(reader, sizeof(char))];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(characters.AsSpan()));
        return characters;
    }
}
