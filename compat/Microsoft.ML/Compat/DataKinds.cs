using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>The kinds of data that options name, and the types that they stand for.</summary>
internal static class DataKinds
{
    /// <summary>The kind of row ids, which has no public name.</summary>
    public const DataKind RowId = DataKind.DateTimeOffset + 1;

    public static Type RawType(DataKind kind) => kind switch
    {
        DataKind.SByte => typeof(sbyte),
        DataKind.Byte => typeof(byte),
        DataKind.Int16 => typeof(short),
        DataKind.UInt16 => typeof(ushort),
        DataKind.Int32 => typeof(int),
        DataKind.UInt32 => typeof(uint),
        DataKind.Int64 => typeof(long),
        DataKind.UInt64 => typeof(ulong),
        DataKind.Single => typeof(float),
        DataKind.Double => typeof(double),
        DataKind.String => typeof(ReadOnlyMemory<char>),
        DataKind.Boolean => typeof(bool),
        DataKind.TimeSpan => typeof(TimeSpan),
        DataKind.DateTime => typeof(DateTime),
        DataKind.DateTimeOffset => typeof(DateTimeOffset),
        RowId => typeof(DataViewRowId),
        _ => throw Errors.OutOfRange(nameof(kind), $"{kind} is no kind of data."),
    };

    /// <summary>The kind of the values of a .NET type (string counts as text); false if it has none.</summary>
    public static bool TryOf(Type rawType, out DataKind kind)
    {
        var type = rawType == typeof(string) ? typeof(ReadOnlyMemory<char>) : rawType;
        kind = Enum.GetValues<DataKind>().Append(RowId).FirstOrDefault(candidate => RawType(candidate) == type);
        return kind != default;
    }

    /// <summary>The largest number of keys whose values fit the type.</summary>
    public static ulong MaxKeyCount(Type rawType) => Type.GetTypeCode(rawType) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };
}
