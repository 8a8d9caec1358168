using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>What can be learnt from the first lines of a source: the header, and how many fields a line has.</summary>
internal static class SampleLines
{
    private const int ForSize = 100;

    /// <summary>The first lines, header included; none when there is no file.</summary>
    public static List<string> Read(IMultiStreamSource source, int count, TextFormat format)
    {
        using var batches = new LineBatches(source, format with { HasHeader = false, MaxRows = count }, readers: 1);
        var lines = new List<string>();
        var file = default(string);
        while (lines.Count < count && batches.Read() is { } batch && (lines.Count == 0 || batch.Path == file))
        {
            file = batch.Path;
            lines.AddRange(batch.Lines.Select(line => line.Text));
        }

        return lines;
    }

    /// <summary>The lines that binding columns needs: the header, and enough lines to count their fields when the columns ask for it.</summary>
    public static List<string> ForBinding(TextFormat format, IMultiStreamSource headerFile, IMultiStreamSource sample, bool needsSize)
    {
        var lines = headerFile is null ? [] : Read(headerFile, 2, format);
        if (needsSize)
            lines.AddRange(Read(sample, ForSize, format));
        else if (headerFile is null && format.HasHeader)
            lines.AddRange(Read(sample, 2, format));
        return lines;
    }

    public static int CountFields(List<string> lines, TextFormat format)
    {
        var splitter = new FieldSplitter(format with { InputSize = 0 }, FieldRange.LineEnd, ReadingIssues.Unheard);
        var widths = lines.Select(Width).Where(width => width > 0).Distinct().ToArray();
        Guard.Argument(widths.Length > 0, nameof(TextLoader.Column.Source),
            "The number of fields cannot be found without a line of data. Give a data sample, InputSize, or ranges with an end.");
        Guard.Argument(widths.Length == 1, nameof(TextLoader.Column.Source),
            $"The first lines have between {widths.Min()} and {widths.Max()} fields; an automatic end needs the same number in every line.");
        return Math.Min(widths[0], FieldRange.LineEnd - 1);

        int Width(string line)
        {
            if (format.TrimWhitespace && string.IsNullOrWhiteSpace(line))
                return 0;
            splitter.Split(line.AsMemory(), default);
            return splitter.Width;
        }
    }

    /// <summary>The header's texts in the fields of a column, null if it has none there.</summary>
    public static ReadOnlyMemory<char>[] SlotNames(TextColumn column, FieldSplitter header)
    {
        if (!column.Type.IsKnownSizeVector())
            return null;
        var names = new ReadOnlyMemory<char>[column.FixedSize];
        var start = 0;
        var named = false;
        foreach (var range in column.Ranges)
        {
            for (var position = header.PositionOf(range.Min); position < header.PositionOf(range.Lim); position++)
            {
                var name = header.TextAt(position).Trim();
                names[start + header.IndexAt(position) - range.Min] = name;
                named |= !name.IsEmpty;
            }

            start += range.Count;
        }

        return named ? names : null;
    }
}
