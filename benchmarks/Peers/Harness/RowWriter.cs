using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>The table on the console and the JSON file.</summary>
internal static class RowWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<Row> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("work", "ours", "peer", "ratio", "spread", "equal", "reach", "");
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Work), Number(row.Ours, row.Unit), Number(row.Peer, row.Unit), Number(row.Ratio, "x"),
                row.Spread is { } s ? s.ToString("P0", CultureInfo.InvariantCulture) : "-", row.Equal switch { true => "yes", false => "no", null => "-" },
                Number(row.Reach, "x"), Coloured(row.Status));
        }

        console.Write(table);
        foreach (var row in rows.Where(r => r.Remark.Length > 0))
        {
            console.MarkupLineInterpolated($"{row.Work}: {row.Remark}");
        }
    }

    public static void WriteJson(string path, IReadOnlyList<Row> rows) => File.WriteAllText(path, JsonSerializer.Serialize(rows, Json) + Environment.NewLine);

    private static string Number(double? value, string unit) => value switch
    {
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{value:F0} {unit}"),
        { } v => string.Create(CultureInfo.InvariantCulture, $"{v:G3} {unit}"),
        null => "-",
    };

    public static string Coloured(RowStatus status) => status switch
    {
        RowStatus.Passed => "[green]passed[/]",
        RowStatus.Failed => "[red]failed[/]",
        RowStatus.Noisy => "[yellow]noisy[/]",
        _ => "[grey]skipped[/]",
    };
}
