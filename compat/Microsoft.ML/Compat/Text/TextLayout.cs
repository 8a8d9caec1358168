namespace Microsoft.ML.Compat.Text;

/// <summary>A kind of text file: its format, its columns and their schema.</summary>
internal sealed record TextLayout(TextFormat Format, TextColumn[] Columns, DataViewSchema Schema)
{
    /// <summary>The last field that the active columns need, at least 0.</summary>
    public int LastFieldOf(bool[] active)
    {
        var limit = Columns.Where((_, i) => active[i]).Select(column => column.FieldLimit).Append(1).Max();
        return (Format.InputSize > 0 ? Math.Min(limit, Format.InputSize) : limit) - 1;
    }
}
