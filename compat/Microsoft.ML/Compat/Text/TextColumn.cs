using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>A column of a text file: its type, and the fields of a line that it is made of, in this order.</summary>
internal sealed class TextColumn
{
    public TextColumn(string name, PrimitiveDataViewType itemType, FieldRange[] ranges)
    {
        Name = name;
        ItemType = itemType;
        Ranges = ranges;
        var sorted = ranges.OrderBy(range => range.Min).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            Guard.Argument(sorted[i - 1].Lim <= sorted[i].Min, "Source",
                $"Column '{name}' takes field {sorted[i].Min} twice: its ranges overlap. Give each range fields of its own.");
        }

        FixedSize = ranges.Where(range => !range.IsVariable).Sum(range => range.Count);
        Type = FixedSize < ranges.Length ? new VectorDataViewType(itemType)
            : FixedSize > 1 || ranges[0].ForceVector ? new VectorDataViewType(itemType, FixedSize)
            : itemType;
    }

    public string Name { get; }

    public PrimitiveDataViewType ItemType { get; }

    public DataViewType Type { get; }

    public FieldRange[] Ranges { get; }

    /// <summary>The number of fields in the ranges of known size.</summary>
    public int FixedSize { get; }

    /// <summary>One more than the last field that the column needs.</summary>
    public int FieldLimit => Ranges.Max(range => range.Lim);
}
