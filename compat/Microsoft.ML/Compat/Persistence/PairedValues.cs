using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The primitives that are two numbers of 64 bits, as both model files and data files hold them.</summary>
internal static class PairedValues
{
    /// <summary>The local ticks, then those of the offset.</summary>
    public static void Write(BinaryWriter writer, DateTimeOffset value)
    {
        writer.Write(value.Ticks);
        writer.Write(value.Offset.Ticks);
    }

    public static DateTimeOffset ReadZoned(BinaryReader reader) => new(reader.ReadInt64(), new TimeSpan(reader.ReadInt64()));

    /// <summary>The low half, then the high one.</summary>
    public static void Write(BinaryWriter writer, DataViewRowId value)
    {
        writer.Write(value.Low);
        writer.Write(value.High);
    }

    public static DataViewRowId ReadId(BinaryReader reader) => new(reader.ReadUInt64(), reader.ReadUInt64());
}
