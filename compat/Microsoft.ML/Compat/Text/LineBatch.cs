namespace Microsoft.ML.Compat.Text;

/// <summary>Some lines of one file: the number of the batch and of its first row, both from 0.</summary>
internal sealed record LineBatch(long Number, long FirstRow, string Path, IReadOnlyList<(string Text, long Line)> Lines)
{
    public const int Size = 64;
}
