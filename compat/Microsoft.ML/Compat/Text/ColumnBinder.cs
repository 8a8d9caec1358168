using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>Finds for each column that was asked for its type and its ranges of fields.</summary>
internal static class ColumnBinder
{
    // The largest index but one: the largest stands for the end of the line.
    private const int MaxField = FieldRange.LineEnd - 2;

    public static bool NeedsSize(TextLoader.Column[] columns)
    {
        foreach (var column in columns)
        {
            Guard.Argument(column.Source is { Length: > 0 }, nameof(TextLoader.Column.Source),
                $"Column '{column.Name}' has no source; name the fields it is made of.");
        }

        return columns.Any(column => column.Source.Any(range => range.AutoEnd && range.Max is null));
    }

    /// <param name="inputSize">The number of fields of a line, 0 when it is not known.</param>
    public static TextColumn[] Bind(TextLoader.Column[] columns, int inputSize)
    {
        var others = columns.SelectMany(column => column.Source).Count(range => range.AllOther);
        Guard.Argument(others <= 1, nameof(TextLoader.Range.AllOther), $"{others} ranges ask for all other fields; only one can have them.");
        var bound = columns.Select(column => BindOne(column, inputSize)).ToArray();
        for (var i = 0; i < bound.Length; i++)
        {
            var other = Array.FindIndex(columns[i].Source, range => range.AllOther);
            if (other >= 0)
                bound[i].Ranges = TakeOthers(bound, i, other);
        }

        return [.. bound.Select(column => new TextColumn(column.Name, column.Type, column.Ranges))];
    }

    private static Draft BindOne(TextLoader.Column column, int inputSize) => new()
    {
        Name = Guard.NotBlank(column.Name, nameof(column.Name)).Trim(),
        Type = TypeOf(column),
        Ranges = [.. column.Source.Select(range => Resolve(range, inputSize))],
    };

    private static PrimitiveDataViewType TypeOf(TextLoader.Column column)
    {
        var rawType = DataKinds.RawType(column.DataKind);
        if (column.KeyCount is null)
            return DataViewTypes.PrimitiveOf(rawType);
        Guard.Argument(KeyDataViewType.IsValidDataType(rawType), "Type", $"Column '{column.Name}' is a key of {column.DataKind}; keys are unsigned integers.");
        return new KeyDataViewType(rawType, column.KeyCount.Count ?? DataKinds.MaxKeyCount(rawType));
    }

    private static FieldRange Resolve(TextLoader.Range range, int inputSize)
    {
        Guard.Argument(range.Min is >= 0 and <= MaxField, nameof(range.Min), $"Field {range.Min} is not between 0 and {MaxField}.");
        if (range.Max is { } max)
        {
            Guard.Argument(max >= range.Min && max <= MaxField, nameof(range.Max),
                $"The last field {max} is not between the first, {range.Min}, and {MaxField}.");
            return new FieldRange(range.Min, max + 1, range.ForceVector);
        }

        if (range.AutoEnd)
        {
            Guard.Argument(range.Min < inputSize, nameof(range.Min), $"A range starts at field {range.Min}, but lines have only {inputSize} fields.");
            return new FieldRange(range.Min, inputSize, ForceVector: true);
        }

        return range.VariableEnd
            ? new FieldRange(range.Min, FieldRange.LineEnd, ForceVector: true)
            : new FieldRange(range.Min, range.Min + 1, range.ForceVector);
    }

    // The ranges of a column of which one stands for all fields within it that no range of any column names.
    private static FieldRange[] TakeOthers(Draft[] columns, int column, int other)
    {
        var all = columns[column].Ranges[other];
        var taken = columns.SelectMany((draft, i) => draft.Ranges.Where((_, j) => i != column || j != other)).OrderBy(range => range.Min);
        var free = new List<FieldRange>();
        var next = all.Min;
        foreach (var range in taken)
        {
            if (next < Math.Min(range.Min, all.Lim))
                free.Add(new FieldRange(next, range.Min, ForceVector: true));
            next = Math.Max(next, range.Lim);
        }

        if (next < all.Lim)
            free.Add(new FieldRange(next, all.Lim, ForceVector: true));
        FieldRange[] ranges = [.. columns[column].Ranges[..other], .. free, .. columns[column].Ranges[(other + 1)..]];
        Guard.Argument(ranges.Length > 0, nameof(TextLoader.Range.AllOther), $"Column '{columns[column].Name}' asks for all other fields, and there are none.");
        return ranges;
    }

    private sealed class Draft
    {
        public string Name { get; init; }

        public PrimitiveDataViewType Type { get; init; }

        public FieldRange[] Ranges { get; set; }
    }
}
