using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>Makes the format of a text file of the options a caller gave, and refuses those that contradict each other.</summary>
internal static class FormatOptions
{
    public static TextFormat Read(TextLoader.Options options)
    {
        var hasHeaderFile = !string.IsNullOrWhiteSpace(options.HeaderFile);
        var format = new TextFormat
        {
            Separators = [.. options.Separators.Select(c => CheckSeparator(c, options.AllowSparse)).Distinct()],
            EscapeChar = options.EscapeChar,
            DecimalMarker = options.DecimalMarker,
            HasHeader = options.HasHeader && !hasHeaderFile,
            AllowQuoting = options.AllowQuoting,
            AllowSparse = options.AllowSparse,
            TrimWhitespace = options.TrimWhitespace,
            ReadMultilines = options.ReadMultilines && options.AllowQuoting,
            MissingRealsAsNaNs = options.MissingRealsAsNaNs,
            InputSize = Math.Min(options.InputSize ?? 0, FieldRange.LineEnd - 1),
            MaxRows = options.MaxRows ?? long.MaxValue,
            UseThreads = options.UseThreads,
        };
        Check(format);
        return format;
    }

    private static void Check(TextFormat format)
    {
        Guard.Argument(format.MaxRows >= 0, nameof(TextLoader.Options.MaxRows), $"MaxRows is 0 or more, not {format.MaxRows}.");
        Guard.State(format.InputSize >= 0, $"InputSize is 0 or more, not {format.InputSize}.");
        Guard.Argument(format.Separators.Length > 0, nameof(TextLoader.Options.Separators), "At least one separator is needed.");
        Guard.Argument(format.DecimalMarker is '.' or ',', nameof(TextLoader.Options.DecimalMarker),
            $"The decimal marker is '.' or ',', not '{format.DecimalMarker}'.");
        Guard.Argument(format.AllowQuoting || format.DecimalMarker != ',' || !format.Separators.Contains(','), nameof(TextLoader.Options.AllowQuoting),
            "A comma can be both separator and decimal marker only when AllowQuoting is set.");
        Guard.Argument(!format.Separators.Contains(format.EscapeChar), nameof(TextLoader.Options.EscapeChar),
            $"'{format.EscapeChar}' cannot be both EscapeChar and separator.");
    }

    private static char CheckSeparator(char separator, bool sparse)
    {
        Guard.Argument(separator == '\t' || (separator >= ' ' && !char.IsAsciiDigit(separator) && separator != '"'), nameof(TextLoader.Options.Separators),
            $"The character with code {(int)separator} cannot separate fields: digits, quotes and control characters other than tab cannot.");
        Guard.Argument(separator != ':' || !sparse, nameof(TextLoader.Options.Separators), "A colon cannot separate fields when AllowSparse is set.");
        return separator;
    }
}
