using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>One column of a <see cref="Table"/>: a name, a type, annotations and the values of every row.</summary>
internal abstract class TableColumn(string name, DataViewType type, int rowCount)
{
    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public int RowCount { get; } = rowCount;

    public DataViewSchema.Annotations.Builder Annotations { get; } = new();

    /// <summary>A getter of the value at the row that <paramref name="row"/> names when it is called.</summary>
    public abstract Delegate Getter(Func<int> row);

    /// <summary>The column with only its first rows; the annotations stay.</summary>
    public abstract TableColumn Head(int count);

    public TableColumn With<TValue>(string kind, PrimitiveDataViewType type, TValue value)
    {
        Annotations.AddPrimitiveValue(kind, type, value);
        return this;
    }

    public TableColumn WithAll(DataViewSchema.Annotations.Builder annotations)
    {
        Annotations.Add(annotations.ToAnnotations(), _ => true);
        return this;
    }

    public TableColumn WithNames(string kind, params string[] names) =>
        WithVector(kind, TextDataViewType.Instance, [.. names.Select(name => name.AsMemory())]);

    public TableColumn WithVector<TValue>(string kind, PrimitiveDataViewType itemType, params TValue[] values)
    {
        ValueGetter<VBuffer<TValue>> getter = (ref VBuffer<TValue> value) => new VBuffer<TValue>(values.Length, values).CopyTo(ref value);
        Annotations.Add(kind, new VectorDataViewType(itemType, values.Length), getter);
        return this;
    }
}

internal sealed class ScalarColumn<T>(string name, DataViewType type, T[] values) : TableColumn(name, type, values.Length)
{
    public override Delegate Getter(Func<int> row) => (ValueGetter<T>)((ref T value) => value = values[row()]);

    public override TableColumn Head(int count) => new ScalarColumn<T>(Name, Type, values[..count]).WithAll(Annotations);
}

internal sealed class VectorColumn<T>(string name, VectorDataViewType type, VBuffer<T>[] values) : TableColumn(name, type, values.Length)
{
    public override Delegate Getter(Func<int> row) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => values[row()].CopyTo(ref value));

    public override TableColumn Head(int count) => new VectorColumn<T>(Name, type, values[..count]).WithAll(Annotations);
}
