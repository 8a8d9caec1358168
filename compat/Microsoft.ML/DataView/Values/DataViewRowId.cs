using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>A 128-bit row identity. Next, Fork and Combine are the block steps of MurmurHash3 x64-128 (Austin Appleby, public domain).</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    public readonly ulong Low;
    public readonly ulong High;

    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public DataViewRowId Next() => Step(Low, High, 0, 0);

    public DataViewRowId Fork()
    {
        // The block (1, 0), mixed in after the step, keeps a fork's ids apart from the successors of its origin.
        var next = Next();
        return new DataViewRowId(next.Low ^ (BitOperations.RotateLeft(C1, 31) * C2), next.High);
    }

    public DataViewRowId Combine(DataViewRowId other)
    {
        var fork = other.Fork();
        var low = BitOperations.RotateLeft(fork.Low * C1, 31) * C2;
        var high = BitOperations.RotateLeft(fork.High * C2, 33) * C1;
        return Step(Low, High, low, high);
    }

    public int CompareTo(DataViewRowId other)
    {
        var order = High.CompareTo(other.High);
        return order == 0 ? Low.CompareTo(other.Low) : order;
    }

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Low, High);

    public override string ToString() => $"{High:x16}{Low:x16}";

    private static DataViewRowId Step(ulong low, ulong high, ulong lowBlock, ulong highBlock)
    {
        var h1 = ((BitOperations.RotateLeft(low ^ lowBlock, 27) + high) * 5) + 0x52dce729;
        var h2 = ((BitOperations.RotateLeft(high ^ highBlock, 31) + h1) * 5) + 0x38495ab5;
        return new DataViewRowId(h1, h2);
    }
}
