using System.Text;

namespace MLNetVision.Cli.Pictures;

/// <summary>
/// A table of pictures in a CSV file: a head line, a column image (or path, or file) with paths relative to the file, and a column label. Cells may be quoted,
/// with quotes doubled in them.
/// </summary>
internal static class PictureList
{
    private static readonly string[] ImageColumns = ["image", "path", "file"];

    public static IReadOnlyList<LabelledImage> Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var lines = Lines(path);
        var head = lines.Count > 0 ? lines[0].Cells : [];
        var image = Array.FindIndex(head, c => ImageColumns.Contains(c.Trim(), StringComparer.OrdinalIgnoreCase));
        var label = Array.FindIndex(head, c => c.Trim().Equals("label", StringComparison.OrdinalIgnoreCase));
        if (image < 0)
        {
            throw new CommandException(
                $"'{path}' begins with '{string.Join(",", head)}'; its first line should name the columns, one of them 'image', another 'label'.");
        }

        var rows = lines.Skip(1).ToArray();
        var odd = rows.FirstOrDefault(r => r.Cells.Length != head.Length);
        if (odd.Cells is not null)
        {
            throw new CommandException(
                $"'{path}', line {odd.Number}: {odd.Cells.Length} cells where the first line has {head.Length}. Quote cells that hold commas.");
        }

        return [.. rows.Select(r => LabelledImage.FromFile(Path.Combine(folder, r.Cells[image].Trim()), label < 0 ? "" : r.Cells[label].Trim()))];
    }

    private static List<(int Number, string[] Cells)> Lines(string path)
    {
        var lines = new List<(int, string[])>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0)
            {
                lines.Add((number, Cells(line)));
            }
        }

        return lines;
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
