using System.Collections.Frozen;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>Questions about column types that come up everywhere.</summary>
internal static class DataViewTypes
{
    private static readonly FrozenDictionary<Type, PrimitiveDataViewType> Primitives = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        BooleanDataViewType.Instance, TextDataViewType.Instance, TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
    }.ToFrozenDictionary(t => t.RawType);

    /// <summary>The built-in type whose values have that .NET type (string counts as text), or null.</summary>
    public static PrimitiveDataViewType PrimitiveOrNull(Type rawType)
        => Primitives.GetValueOrDefault(rawType == typeof(string) ? typeof(ReadOnlyMemory<char>) : rawType);

    public static PrimitiveDataViewType PrimitiveOf(Type rawType) => PrimitiveOrNull(rawType)
        ?? throw Errors.Invalid($"No column type has values of type '{rawType}'.");

    /// <summary>The item type of a vector, or the type itself.</summary>
    public static DataViewType ItemType(this DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    /// <summary>The number of items: 1 for a scalar, 0 for a vector of unknown size.</summary>
    public static int ValueCount(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>A built-in scalar type that its raw type determines: neither key nor vector nor a type registered from outside.</summary>
    public static bool IsStandardScalar(this DataViewType type) => PrimitiveOrNull(type.RawType)?.Equals(type) == true;

    public static bool IsKnownSizeVector(this DataViewType type) => type is VectorDataViewType { IsKnownSize: true };

    /// <summary>Whether values may be copied and kept beyond their row: true for all built-in types, not for types such as images.</summary>
    public static bool IsCacheable(this DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    /// <summary>Whether a member of an object can hold such values: all built-in types and those that are registered.</summary>
    public static bool CanBeMember(this DataViewType type) => type.IsCacheable() || DataViewTypeManager.Knows(type);
}
