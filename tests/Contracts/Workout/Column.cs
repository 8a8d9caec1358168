using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>Makes the columns of a <see cref="Table"/>.</summary>
internal static class Column
{
    /// <summary>A column of scalars; its type follows from <typeparamref name="T"/>.</summary>
    public static TableColumn Of<T>(string name, params T[] values) => new ScalarColumn<T>(name, TypeOf<T>(), values);

    public static TableColumn Text(string name, params string[] values) =>
        new ScalarColumn<ReadOnlyMemory<char>>(name, TextDataViewType.Instance, [.. values.Select(value => value.AsMemory())]);

    /// <summary>A column of vectors of one known size (0: of any size), each row dense.</summary>
    public static TableColumn Vector<T>(string name, int size, params T[][] rows) =>
        Buffers(name, size, [.. rows.Select(row => new VBuffer<T>(row.Length, row))]);

    public static TableColumn TextVector(string name, int size, params string[][] rows) =>
        Vector<ReadOnlyMemory<char>>(name, size, [.. rows.Select(row => row.Select(value => value.AsMemory()).ToArray())]);

    /// <summary>A column of vectors of one known size (0: of any size) in whatever representation each row has.</summary>
    public static TableColumn Buffers<T>(string name, int size, params VBuffer<T>[] rows) =>
        new VectorColumn<T>(name, new VectorDataViewType(TypeOf<T>(), size), rows);

    public static TableColumn Shaped<T>(string name, int[] dimensions, params T[][] rows) =>
        new VectorColumn<T>(name, new VectorDataViewType(TypeOf<T>(), dimensions), [.. rows.Select(row => new VBuffer<T>(row.Length, row))]);

    /// <summary>A column of keys; 0 is the missing key, 1 the first.</summary>
    public static TableColumn Key<T>(string name, int count, params T[] values)
        where T : struct => new ScalarColumn<T>(name, new KeyDataViewType(typeof(T), count), values);

    public static TableColumn KeyVector<T>(string name, int count, int size, params VBuffer<T>[] rows)
        where T : struct => new VectorColumn<T>(name, new VectorDataViewType(new KeyDataViewType(typeof(T), count), size), rows);

    /// <summary>A buffer that stores only the given (index, value) pairs.</summary>
    public static VBuffer<T> Sparse<T>(int length, params (int Index, T Value)[] items) =>
        new(length, items.Length, [.. items.Select(item => item.Value)], [.. items.Select(item => item.Index)]);

    public static VBuffer<T> Dense<T>(params T[] values) => new(values.Length, values);

    private static PrimitiveDataViewType TypeOf<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.SByte => NumberDataViewType.SByte,
        TypeCode.Byte => NumberDataViewType.Byte,
        TypeCode.Int16 => NumberDataViewType.Int16,
        TypeCode.UInt16 => NumberDataViewType.UInt16,
        TypeCode.Int32 => NumberDataViewType.Int32,
        TypeCode.UInt32 => NumberDataViewType.UInt32,
        TypeCode.Int64 => NumberDataViewType.Int64,
        TypeCode.UInt64 => NumberDataViewType.UInt64,
        TypeCode.Single => NumberDataViewType.Single,
        TypeCode.Double => NumberDataViewType.Double,
        TypeCode.Boolean => BooleanDataViewType.Instance,
        TypeCode.DateTime => DateTimeDataViewType.Instance,
        _ when typeof(T) == typeof(ReadOnlyMemory<char>) => TextDataViewType.Instance,
        _ when typeof(T) == typeof(TimeSpan) => TimeSpanDataViewType.Instance,
        _ when typeof(T) == typeof(DateTimeOffset) => DateTimeOffsetDataViewType.Instance,
        _ when typeof(T) == typeof(DataViewRowId) => RowIdDataViewType.Instance,
        _ => throw new ArgumentException($"A table has no column type for {typeof(T)}."),
    };
}
