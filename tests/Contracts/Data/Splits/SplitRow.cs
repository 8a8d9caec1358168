using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Splits;

/// <summary>Forty rows in twenty groups of two, the group told in every type.</summary>
internal sealed class SplitRow
{
    public const int Count = 40;

    public int N { get; set; }

    public sbyte I8 { get; set; }

    public byte U8 { get; set; }

    public short I16 { get; set; }

    public ushort U16 { get; set; }

    public int I32 { get; set; }

    public uint U32 { get; set; }

    public long I64 { get; set; }

    public ulong U64 { get; set; }

    public float F { get; set; }

    public double D { get; set; }

    public bool B { get; set; }

    public string? T { get; set; }

    public string? Foreign { get; set; }

    public DateTime Date { get; set; }

    public TimeSpan Span { get; set; }

    public DateTimeOffset Zone { get; set; }

    [VectorType(3)]
    public float[]? Singles { get; set; }

    [VectorType(2)]
    public string[]? Texts { get; set; }

    [KeyType(8)]
    public uint Key { get; set; }

    public static IDataView Load(MLContext context) => context.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(Create).ToArray());

    public static int[] Numbers(IDataView view) => view.Values<int>("N");

    private static SplitRow Create(int n)
    {
        var group = n / 2;
        return new SplitRow
        {
            N = n,
            I8 = (sbyte)(group - 10),
            U8 = (byte)group,
            I16 = (short)((group * 300) - 3000),
            U16 = (ushort)(group * 3000),
            I32 = (group * 100000) - 1000000,
            U32 = (uint)group * 200000000u,
            I64 = (group - 10) * 5000000000L,
            U64 = (ulong)group * 900000000000000000UL,
            F = (group * 0.37f) - 3,
            D = (group * 0.011) - 0.1,
            B = n % 3 == 0,
            T = "group " + group,
            Foreign = new string('é', group) + (group % 3 == 0 ? "漢" : ""),
            Date = new DateTime(2020, 1, 1).AddDays(group),
            Span = TimeSpan.FromMinutes(group),
            Zone = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddHours(group),
            Singles = [group, 0, -group],
            Texts = ["a", "b" + group],
            Key = (uint)(n % 8),
        };
    }
}
