namespace Microsoft.ML.Compat.Text;

/// <summary>The fields Min to Lim - 1 of a line, or from Min to its end.</summary>
internal readonly record struct FieldRange(int Min, int Lim, bool ForceVector)
{
    /// <summary>The Lim of a range that ends where its line ends; no other field index reaches it.</summary>
    public const int LineEnd = int.MaxValue;

    public bool IsVariable => Lim == LineEnd;

    public int Count => Lim - Min;
}
