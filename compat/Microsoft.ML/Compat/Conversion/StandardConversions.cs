using System.Collections.Frozen;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>The conversions between column types that ML.NET does without being told how.</summary>
internal static class StandardConversions
{
    private static readonly FrozenDictionary<(Type Source, Type Target), Delegate> Table = ConversionTable.Create();

    /// <summary>A <see cref="ValueConversion{TSource, TTarget}"/> between the raw types of two scalar types, or null.</summary>
    public static Delegate FindOrNull(DataViewType source, DataViewType target)
    {
        if (source is KeyDataViewType sourceKey)
            return KeyFits(sourceKey, target) ? FindOrNull(source.RawType, target.RawType) : null;
        if (target is KeyDataViewType targetKey)
            return source is TextDataViewType ? GenericCall.Invoke<Delegate>(KeyOfText<int>, target.RawType, targetKey) : null;
        return target.IsStandardScalar() ? FindOrNull(source.RawType, target.RawType) : null;
    }

    public static ValueConversion<TSource, TTarget> FindOrNull<TSource, TTarget>(DataViewType source, DataViewType target)
        => (ValueConversion<TSource, TTarget>)FindOrNull(source, target);

    public static ValueConversion<TSource, TTarget> Get<TSource, TTarget>(DataViewType source, DataViewType target)
        => FindOrNull<TSource, TTarget>(source, target) ?? throw Errors.Invalid($"Values of type {source} cannot be converted to {target}.");

    private static Delegate FindOrNull(Type source, Type target) => Table.GetValueOrDefault((source, target));

    /// <summary>Keys convert to keys of the same count, and to unsigned integers that can hold them.</summary>
    private static bool KeyFits(KeyDataViewType source, DataViewType target)
    {
        if (target is KeyDataViewType key)
            return key.Count == source.Count;
        return KeyDataViewType.IsValidDataType(target.RawType) && source.Count <= LargestOf(target.RawType);
    }

    private static ulong LargestOf(Type unsigned) => Type.GetTypeCode(unsigned) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };

    private static Delegate KeyOfText<TTarget>(KeyDataViewType key)
    {
        var narrow = (ValueConversion<ulong, TTarget>)FindOrNull(typeof(ulong), typeof(TTarget));
        return (ValueConversion<ReadOnlyMemory<char>, TTarget>)((in ReadOnlyMemory<char> source, ref TTarget target) =>
        {
            TextParser.TryKey(source.Span, key.Count, out var value);
            narrow(value, ref target);
        });
    }
}
