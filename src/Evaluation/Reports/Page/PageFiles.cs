using System.Reflection;

namespace MLNetVision.Evaluation.Reports;

/// <summary>What pages and charts are made of beside their content: style and script, carried in the assembly.</summary>
internal static class PageFiles
{
    private const string Root = ":root";

    /// <summary>The style of charts that stand alone.</summary>
    public static string ChartStyle { get; } = Read("light.css") + Dark("") + Read("chart.css");

    /// <summary>The style of the page: as the system has it, unless the switch says otherwise; on paper always light.</summary>
    public static string PageStyle { get; } = Read("light.css") + Dark(":not([data-theme=light])")
        + Read("dark.css").Replace(Root, $"{Root}[data-theme=dark]", StringComparison.Ordinal)
        + Read("chart.css") + Read("report.css") + $"@media print {{ {Read("light.css").Replace(Root, $"{Root}{Root}{Root}", StringComparison.Ordinal)} }}";

    /// <summary>The script of the page.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>The style of pages of maps.</summary>
    public static string MapStyle { get; } = PageStyle + Read("map.css");

    /// <summary>The script of pages of maps.</summary>
    public static string MapScript { get; } = Script + Read("map.js");

    /// <summary>The style of pages of detections.</summary>
    public static string DetectionStyle { get; } = PageStyle + Read("detections.css");

    /// <summary>The script of pages of detections.</summary>
    public static string DetectionScript { get; } = Script + Read("detections.js");

    private static string Dark(string unless) =>
        $"@media (prefers-color-scheme: dark) {{ {Read("dark.css").Replace(Root, Root + unless, StringComparison.Ordinal)} }}\n";

    /// <summary>A file that an assembly carries.</summary>
    public static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Read(string name) => Read(typeof(PageFiles).Assembly, $"MLNetVision.Evaluation.{name}");
}
