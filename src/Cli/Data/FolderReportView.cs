using System.Globalization;
using Spectre.Console;

namespace MLNetVision.Cli.Data;

/// <summary>An image folder as a table on the console.</summary>
internal static class FolderReportView
{
    private const int ShownUnreadable = 20;

    public static void Show(IAnsiConsole console, FolderReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("class");
        table.AddColumn(new TableColumn("images").RightAligned());
        table.AddColumn(new TableColumn("share").RightAligned());
        table.AddColumn(new TableColumn("unreadable").RightAligned());
        foreach (var c in report.Classes)
        {
            table.AddRow(Markup.Escape(c.Name ?? "(no class: in the folder itself)"), Number(c.Images), c.Share.ToString("P1", CultureInfo.CurrentCulture),
                c.Unreadable == 0 ? "" : $"[red]{c.Unreadable}[/]");
        }

        console.Write(table);
        console.MarkupLineInterpolated(
            $"{Number(report.Images)} images in {report.Classes.Count(c => c.Name is not null)} classes; {report.OtherFiles} other files ignored");
        if (report.Sizes is { } sizes)
        {
            console.MarkupLineInterpolated($"Width {Range(sizes.Width)}, height {Range(sizes.Height)}; {sizes.Distinct} distinct sizes");
            console.MarkupLineInterpolated($"Formats: {List(report.Formats)}. Channels: {List(report.Channels)}");
        }

        ShowUnreadable(console, report);
    }

    private static void ShowUnreadable(IAnsiConsole console, FolderReport report)
    {
        if (report.Unreadable.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[red]{report.Unreadable.Count} unreadable[/]");
        foreach (var file in report.Unreadable.Take(ShownUnreadable))
        {
            console.MarkupLineInterpolated($"  {file.File}: {file.Reason}");
        }

        if (report.Unreadable.Count > ShownUnreadable)
        {
            console.MarkupLineInterpolated($"  and {report.Unreadable.Count - ShownUnreadable} more; --json lists all");
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Range(Extent extent) => extent.Min == extent.Max ? $"{extent.Min}" : $"{extent.Min} to {extent.Max} (median {extent.Median})";

    private static string List(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.Select(c => $"{c.Key} {Number(c.Value)}"));
}
