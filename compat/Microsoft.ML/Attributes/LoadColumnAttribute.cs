using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    public LoadColumnAttribute(int fieldIndex) => Sources = [new TextLoader.Range(fieldIndex)];

    public LoadColumnAttribute(int start, int end) => Sources = [new TextLoader.Range(start, end)];

    public LoadColumnAttribute(int[] columnIndexes)
        => Sources = [.. Guard.NotNull(columnIndexes, nameof(columnIndexes)).Select(index => new TextLoader.Range(index))];

    internal TextLoader.Range[] Sources { get; }
}
