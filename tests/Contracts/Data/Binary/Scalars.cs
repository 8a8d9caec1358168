using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Binary;

/// <summary>One column of every primitive type.</summary>
internal sealed class Scalars
{
    public static Scalars First => new()
    {
        Flag = true,
        I1 = sbyte.MinValue,
        I2 = short.MinValue,
        I4 = int.MinValue,
        I8 = long.MinValue,
        U1 = byte.MaxValue,
        U2 = ushort.MaxValue,
        U4 = uint.MaxValue,
        U8 = ulong.MaxValue,
        R4 = float.Epsilon,
        R8 = double.MaxValue,
        Text = "first \"text\"\n,漢\0",
        Span = TimeSpan.FromTicks(-1),
        Date = new DateTime(2024, 2, 29, 12, 30, 45, DateTimeKind.Utc),
        Zone = new DateTimeOffset(2024, 2, 29, 12, 30, 45, new TimeSpan(-3, -30, 0)),
        Id = new DataViewRowId(1, ulong.MaxValue),
    };

    public static Scalars Last => new() { Text = "z", R4 = -1.5f, R8 = double.NaN, I1 = 1, Id = new DataViewRowId(7, 0) };

    public bool Flag { get; set; }

    public sbyte I1 { get; set; }

    public short I2 { get; set; }

    public int I4 { get; set; }

    public long I8 { get; set; }

    public byte U1 { get; set; }

    public ushort U2 { get; set; }

    public uint U4 { get; set; }

    public ulong U8 { get; set; }

    public float R4 { get; set; }

    public double R8 { get; set; }

    public string? Text { get; set; }

    public TimeSpan Span { get; set; }

    public DateTime Date { get; set; }

    public DateTimeOffset Zone { get; set; }

    public Microsoft.ML.Data.DataViewRowId Id { get; set; }
}

/// <summary>Vectors of known, matrix and unknown shape.</summary>
internal sealed class Vectors
{
    public static Vectors First => new()
    {
        Fixed = [1, float.NaN],
        Matrix = [1, 2, 3, 4, 5, 6],
        Any = [1, 2, 3],
        Words = ["a", "", "ccc"],
        Flags = [true, false, true],
        Dates = [new DateTime(2020, 1, 2), default],
        Bytes = [0, 255],
    };

    public static Vectors Second => new();

    [VectorType(2)]
    public float[] Fixed { get; set; } = [0, 0];

    [VectorType(2, 3)]
    public double[] Matrix { get; set; } = new double[6];

    public long[] Any { get; set; } = [];

    [VectorType(3)]
    public string[] Words { get; set; } = ["", "", ""];

    [VectorType(3)]
    public bool[] Flags { get; set; } = [false, false, false];

    [VectorType(2)]
    public DateTime[] Dates { get; set; } = [default, default];

    [VectorType(2)]
    public byte[] Bytes { get; set; } = [0, 0];
}
