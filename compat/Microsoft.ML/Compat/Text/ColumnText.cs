using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// A column in the settings language: "Name:Type[keys]:ranges" such as "Features:R4:1-17,26", or "name={My name} type=R4 src=1-17 key=9". A range is
/// an index, "first-last", "first-*" (to the end of the line) or "first-**" (the end varies); with "~" instead of "-" it stands for all other fields.
/// </summary>
internal static class ColumnText
{
    private const string Special = "{}=\"#:";

    public static TextLoader.Column ParseOrNull(string text)
    {
        var settings = new List<(string Name, string Value)>();
        return text.Contains('=') && CommandLexer.TryRead(text, settings) ? FromSettings(settings) : FromParts(text.Split(':'));
    }

    /// <summary>A column of values of a type whose fields start at an index.</summary>
    public static string Of(string name, DataViewType type, int first)
    {
        var item = type.ItemType();
        var kind = KindNames.Of(item.RawType);
        var range = type is not VectorDataViewType vector ? $"{first}" : vector.IsKnownSize ? $"{first}-{first + vector.Size - 1}" : $"{first}-**";
        var key = item is KeyDataViewType keys ? keys.Count.ToString(CultureInfo.InvariantCulture) : null;
        if (!name.Any(character => char.IsWhiteSpace(character) || Special.Contains(character)))
            return key is null ? $"{name}:{kind}:{range}" : $"{name}:{kind}[{key}]:{range}";
        var typed = kind == "R4" ? "" : $" type={kind}";
        return CommandLexer.Quote($"name={CommandLexer.Quote(name)}{typed} src={range}{(key is null ? "" : $" key={key}")}");
    }

    private static TextLoader.Column FromParts(string[] parts)
    {
        var column = new TextLoader.Column { Name = parts[0] };
        var valid = parts.Length is 2 or 3 && !string.IsNullOrWhiteSpace(parts[0])
            && (parts.Length == 2 || TryType(parts[1], column)) && TryRanges(parts[^1], column);
        return valid ? column : null;
    }

    private static TextLoader.Column FromSettings(List<(string Name, string Value)> settings)
    {
        var column = new TextLoader.Column();
        var valid = settings.TrueForAll(setting => setting.Name.ToUpperInvariant() switch
        {
            "NAME" => (column.Name = setting.Value).Length > 0,
            "TYPE" => TryType(setting.Value, column),
            "SRC" or "SOURCE" => TryRanges(setting.Value, column),
            "KEY" or "KEYCOUNT" => TryKeyCount(setting.Value, column),
            _ => false,
        });
        return valid && column.Source is not null ? column : null;
    }

    // A kind, and after it in brackets, for keys, their count.
    private static bool TryType(string text, TextLoader.Column column)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (!KindNames.TryParse(bracket < 0 ? text : text[..bracket], out var kind))
            return false;
        column.DataKind = kind;
        return bracket < 0 || (text[^1] == ']' && TryKeyCount(text[(bracket + 1)..^1], column));
    }

    // A count, "0-last", or nothing or "0-*" for as many keys as the type holds.
    private static bool TryKeyCount(string text, TextLoader.Column column)
    {
        column.KeyCount = new KeyCount();
        if (text is "" or "0-*")
            return true;
        var isLast = text.StartsWith("0-", StringComparison.Ordinal);
        var digits = isLast ? text["0-".Length..] : text.StartsWith("count=", StringComparison.OrdinalIgnoreCase) ? text["count=".Length..] : text;
        if (!ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        column.KeyCount.Count = isLast ? count + 1 : count;
        return column.KeyCount.Count > 0;
    }

    private static bool TryRanges(string text, TextLoader.Column column)
    {
        var ranges = text.Split(',').Select(RangeOrNull).ToArray();
        column.Source = [.. column.Source ?? [], .. ranges];
        return !ranges.Contains(null);
    }

    private static TextLoader.Range RangeOrNull(string text)
    {
        var dash = text.AsSpan().IndexOfAny('-', '~');
        if (dash < 0)
            return TryIndex(text, out var index) ? new TextLoader.Range { Min = index, Max = index } : null;
        var isOther = text[dash] == '~';
        var min = 0;
        if (dash == 0 ? !isOther : !TryIndex(text[..dash], out min))
            return null;
        var end = text[(dash + 1)..];
        var range = new TextLoader.Range { Min = min, AllOther = isOther, ForceVector = true, AutoEnd = end is "" or "*", VariableEnd = end == "**" };
        if (range.AutoEnd || range.VariableEnd)
            return range;
        if (!TryIndex(end, out var max))
            return null;
        range.Max = max;
        return range;
    }

    private static bool TryIndex(string text, out int index) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
