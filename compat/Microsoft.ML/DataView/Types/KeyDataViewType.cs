using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>Indices into a set of Count things. Value 0 means missing; value v stands for index v - 1.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Guard.Argument(IsValidDataType(type), nameof(type), $"A key's values are Byte, UInt16, UInt32 or UInt64, not {type.Name}.");
        Guard.Argument(count > 0 && count <= LargestCount(type), nameof(count),
            $"A key of {type.Name} counts between 1 and {LargestCount(type)} things, not {count}.");
        Count = count;
    }

    public KeyDataViewType(Type type, int count)
        : this(type, (ulong)count)
        => Guard.Argument(count > 0, nameof(count), $"A key counts at least one thing, not {count}.");

    public ulong Count { get; }

    public static bool IsValidDataType(Type type)
        => type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    public override bool Equals(DataViewType other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    private static ulong LargestCount(Type type)
        => type == typeof(byte) ? byte.MaxValue : type == typeof(ushort) ? ushort.MaxValue : type == typeof(uint) ? uint.MaxValue : ulong.MaxValue;
}
