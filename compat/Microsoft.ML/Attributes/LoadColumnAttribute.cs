using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    public LoadColumnAttribute(int fieldIndex)
        : this(fieldIndex, fieldIndex)
    {
    }

    public LoadColumnAttribute(int start, int end) => Ranges = [(start, end)];

    public LoadColumnAttribute(int[] columnIndexes) => Ranges = [.. Guard.NotNull(columnIndexes, nameof(columnIndexes)).Select(i => (i, i))];

    /// <summary>Ranges of fields, both ends included.</summary>
    internal IReadOnlyList<(int First, int Last)> Ranges { get; }
}
