using System.Globalization;

namespace MLNetVision.Training.Data;

/// <summary>
/// What a data.yaml says, of the part of YAML that such files use: plain or quoted texts, and names as a list or by number, in one line or in many.
/// </summary>
internal sealed class YoloYaml
{
    private readonly string _path;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> _names = [];

    private YoloYaml(string path) => _path = path;

    public IReadOnlyList<string> Names { get; private set; } = [];

    public static YoloYaml Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"YoloText.ReadYaml: there is no file '{path}'.", path);
        var yaml = new YoloYaml(path);
        yaml.Read(File.ReadAllLines(path));
        return yaml;
    }

    /// <summary>Where "images" is the last such part of the path, labels lie where it is "labels"; else beside the pictures.</summary>
    public static string LabelsOf(string pictures)
    {
        var parts = Path.TrimEndingDirectorySeparator(Path.GetFullPath(pictures)).Split(Path.DirectorySeparatorChar);
        var at = Array.LastIndexOf(parts, "images");
        if (at < 0)
            return pictures;
        parts[at] = "labels";
        return string.Join(Path.DirectorySeparatorChar, parts);
    }

    public string FolderOf(string split)
    {
        if (!_texts.TryGetValue(split, out var folder) || folder.Length == 0)
            throw new DataFormatException($"{_path}: it has no folder for the split '{split}'.");
        if (_texts.Values.Any(text => text.Contains('\0', StringComparison.Ordinal)))
            throw new DataFormatException($"{_path}: it holds a letter of code 0, so it is no text.");
        var root = Path.GetFullPath(_texts.GetValueOrDefault("path", ""), Path.GetDirectoryName(Path.GetFullPath(_path))!);
        return Path.GetFullPath(folder, root);
    }

    private void Read(string[] lines)
    {
        string? block = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = WithoutComment(lines[i]).TrimEnd();
            if (line.Trim().Length == 0 || line is "---")
                continue;
            if (block == "names" && (char.IsWhiteSpace(line[0]) || line[0] == '-'))
            {
                Name(line.Trim(), i);
                continue;
            }

            if (char.IsWhiteSpace(line[0]) || line[0] == '-')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw Fault(i, "a line is 'key: value'");
            (block, var value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (block == "names" && value.Length > 0)
                Inline(value, i);
            else
                _texts[block] = Unquoted(value);
        }

        Names = [.. _names.Values];
        if (_names.Count == 0 || _names.Keys.Last() != _names.Count - 1)
            throw new DataFormatException($"{_path}: 'names' names the classes from 0 on without a gap; it has {_names.Count}.");
        if (Names.Distinct(StringComparer.Ordinal).Count() < Names.Count || Names.Contains(""))
            throw new DataFormatException($"{_path}: 'names' has an empty name, or one twice.");
        if (_texts.TryGetValue("nc", out var count) && count != Names.Count.ToString(CultureInfo.InvariantCulture))
            throw new DataFormatException($"{_path}: 'nc' is {count}, but there are {Names.Count} names.");
    }

    private void Name(string item, int line)
    {
        if (item[0] == '-')
        {
            _names[_names.Count] = Unquoted(item[1..].Trim());
            return;
        }

        var colon = item.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !int.TryParse(item.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !_names.TryAdd(number, Unquoted(item[(colon + 1)..].Trim())))
        {
            throw Fault(line, "a class is '- name' or 'number: name', each number once");
        }
    }

    private void Inline(string value, int line)
    {
        if (!(value[0] is '[' && value[^1] is ']') && !(value[0] is '{' && value[^1] is '}'))
            throw Fault(line, "'names' is a list in [ ] or { }, or the lines below");
        foreach (var item in value[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Name(value[0] == '[' ? "-" + item : item, line);
    }

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] is '\'' or '"' && text.Length >= 2 && text[^1] == text[0] ? text[1..^1] : text;

    private static string WithoutComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
                return line[..i];
        }

        return line;
    }

    private DataFormatException Fault(int line, string rule) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_path}: line {line + 1}: {rule}."));
}
