namespace Microsoft.ML.Compat.Text;

/// <summary>The state of reading a line field by field: where the next field starts, and what the last one was.</summary>
internal struct FieldScan(ReadOnlyMemory<char> line)
{
    public readonly ReadOnlyMemory<char> Line = line;

    /// <summary>Where to read on.</summary>
    public int Next;

    public ReadOnlyMemory<char> Text;

    /// <summary>The index of a sparse item, -1 for a plain field.</summary>
    public int SparseIndex = -1;
}
