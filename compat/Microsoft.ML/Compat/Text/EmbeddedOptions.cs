using System.Globalization;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Text;

/// <summary>The options that a text file tells about itself in its first lines, "#@ TextLoader{settings}", which SaveAsText writes.</summary>
internal static class EmbeddedOptions
{
    public const string Prefix = "#@";

    /// <summary>The options in the file; null when it has none, or when the caller has options of his own.</summary>
    public static TextLoader.Options Find(IHost host, TextLoader.Options given, IMultiStreamSource source)
    {
        var text = ReadText(source);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!AreDefault(given))
        {
            using var channel = host.Start("Parsing options from file");
            channel.Warning("The options in the file are ignored, since options were given beside them. Give all of them, columns too, or none.");
            return null;
        }

        var found = ParseOrNull(text) ?? throw Errors.Invalid($"The options in the file cannot be read: '{text}'. Correct them, or give options with columns.");
        found.UseThreads = given.UseThreads;
        found.HeaderFile = given.HeaderFile;
        found.MaxRows = given.MaxRows;
        return found;
    }

    private static string ReadText(IMultiStreamSource source)
    {
        if (source.Count == 0)
            return null;
        using var reader = source.OpenTextReader(0);
        var texts = new List<string>();
        while (reader.ReadLine() is { } line && line is "" or ['#', ..] or ['/', '/', ..])
        {
            if (line.StartsWith(Prefix, StringComparison.Ordinal))
                texts.Add(line[Prefix.Length..].Trim());
        }

        return string.Join(' ', texts);
    }

    // Separators do not count, as in ML.NET: those in the file replace them.
    private static bool AreDefault(TextLoader.Options options) =>
        options is { AllowQuoting: false, AllowSparse: false, InputSize: null, DecimalMarker: '.', EscapeChar: '"' }
            and { TrimWhitespace: false, HasHeader: false, ReadMultilines: false, MissingRealsAsNaNs: false };

    private static TextLoader.Options ParseOrNull(string text)
    {
        var settings = new List<(string Name, string Value)>();
        var isKnown = CommandLexer.TryReadComponent(text, out var name, out var content) && name is "TextLoader" or "Text";
        if (!isKnown || !CommandLexer.TryRead(content, settings))
            return null;
        var options = new TextLoader.Options { Columns = [] };
        return settings.TrueForAll(setting => TryApply(options, setting.Name, setting.Value)) && options.Columns.Length > 0 ? options : null;
    }

    private static bool TryApply(TextLoader.Options options, string name, string value) => name.ToUpperInvariant() switch
    {
        "COL" or "COLUMN" => TryAddColumn(options, value),
        "SEP" or "SEPARATOR" => TrySeparators(value, out options.Separators),
        "HEADER" or "HASHEADER" => TryFlag(value, out options.HasHeader),
        "QUOTE" or "ALLOWQUOTING" => TryFlag(value, out options.AllowQuoting),
        "SPARSE" or "ALLOWSPARSE" => TryFlag(value, out options.AllowSparse),
        "TRIM" or "TRIMWHITESPACE" => TryFlag(value, out options.TrimWhitespace),
        "MULTILINES" or "READMULTILINES" => TryFlag(value, out options.ReadMultilines),
        "MISSINGREALNAN" or "MISSINGREALSASNANS" => TryFlag(value, out options.MissingRealsAsNaNs),
        "DECIMAL" => TryCharacter(value, out options.DecimalMarker),
        "ESCAPECHAR" => TryCharacter(value, out options.EscapeChar),
        "SIZE" or "INPUTSIZE" => TrySize(value, out options.InputSize),
        "ROWS" or "MAXROWS" or "THREADS" or "USETHREADS" or "HF" or "HEADERFILE" => true,
        _ => false,
    };

    private static bool TryAddColumn(TextLoader.Options options, string text)
    {
        var column = ColumnText.ParseOrNull(text);
        options.Columns = [.. options.Columns, column];
        return column is not null;
    }

    private static bool TryFlag(string text, out bool value)
    {
        value = text == "+";
        return value || text == "-";
    }

    private static bool TryCharacter(string text, out char value)
    {
        value = text[0];
        return text.Length == 1;
    }

    private static bool TrySize(string text, out int? value)
    {
        var parsed = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        value = size;
        return parsed;
    }

    // A name, a character or several of them with commas between.
    private static bool TrySeparators(string text, out char[] separators)
    {
        var names = text.Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        separators = names.Length == 0 ? [','] : [.. names.Select(SeparatorNames.Parse)];
        return true;
    }
}
