using MLNetVision.Evaluation;

namespace MLNetVision.Cli.Detect;

/// <summary>Writes an evaluation in the form that the file's name asks for.</summary>
internal static class DetectionReports
{
    private static readonly string[] Endings = [".html", ".md", ".csv", ".json", ".txt"];

    /// <summary>Refuses a name before any work is done.</summary>
    public static void Check(string path)
    {
        if (!Endings.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new CommandException($"'{path}': a report is written as {string.Join(", ", Endings[..^1])} or {Endings[^1]}.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new CommandException($"'{path}': there is no folder '{folder}'.");
    }

    public static void Write(string path, DetectionPage page)
    {
        var evaluation = page.Evaluation;
        File.WriteAllText(path, Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" => page.ToHtml(),
            ".md" => evaluation.ToMarkdown(),
            ".csv" => evaluation.ToCsv(),
            ".json" => evaluation.ToJson(),
            _ => evaluation.ToText(),
        });
        Console.Error.WriteLine($"written: {path}");
    }
}
