using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>One member of every type a column can have; fields and properties mixed.</summary>
public sealed class EveryType
{
    public bool Boolean;
    public sbyte SByte;
    public byte Byte;
    public short Int16;
    public ushort UInt16;
    public int Int32;
    public uint UInt32;
    public long Int64;
    public ulong UInt64;
    public float[] Array = null!;
    public VBuffer<float> Buffer;

    public float Single { get; set; }

    public double Double { get; set; }

    public string? String { get; set; }

    public ReadOnlyMemory<char> Memory { get; set; }

    public TimeSpan TimeSpan { get; set; }

    public DateTime DateTime { get; set; }

    public DateTimeOffset DateTimeOffset { get; set; }

    public DataViewRowId RowId { get; set; }

    public string[]? Texts { get; set; }

    public static EveryType Sample() => new()
    {
        Boolean = true,
        SByte = -7,
        Byte = 200,
        Int16 = -3000,
        UInt16 = 60000,
        Int32 = int.MinValue,
        UInt32 = uint.MaxValue,
        Int64 = long.MinValue,
        UInt64 = ulong.MaxValue,
        Single = float.NaN,
        Double = double.NegativeInfinity,
        String = "text",
        Memory = "a slice of it".AsMemory(2, 5),
        TimeSpan = TimeSpan.FromTicks(-5),
        DateTime = new DateTime(2024, 2, 29, 1, 2, 3),
        DateTimeOffset = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-3)),
        RowId = new DataViewRowId(3, 4),
        Array = [1, 2, 3],
        Texts = ["x", "", "yz"],
        Buffer = new VBuffer<float>(5, 2, [1.5f, -2], [1, 4]),
    };
}
