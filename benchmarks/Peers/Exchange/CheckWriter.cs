using System.Globalization;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>The table of a check, and its JSON file.</summary>
internal static class CheckWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Of longer tables only the rows that did not pass are written.</summary>
    private const int MostRows = 100;

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<CheckRow> rows)
    {
        var columns = rows.SelectMany(r => r.Findings.Select(f => f.What)).Distinct().ToArray();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(["model", .. columns.Select(Markup.Escape), "seconds", ""]);
        foreach (var row in rows.Where(r => rows.Count <= MostRows || r.Status != RowStatus.Passed))
        {
            table.AddRow(
            [
                Markup.Escape(row.Model), .. columns.Select(c => row.Findings.FirstOrDefault(f => f.What == c) is { } f ? $"{f}" : "-"),
                row.Seconds.ToString("F1", CultureInfo.InvariantCulture), RowWriter.Coloured(row.Status),
            ]);
        }

        console.Write(table);
        foreach (var row in rows.Where(r => r.Remark.Length > 0))
        {
            console.MarkupLineInterpolated($"{row.Model}: {row.Remark}");
        }

        console.WriteLine(string.Join(", ", rows.GroupBy(r => r.Status).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}")));
    }

    public static void WriteJson(string path, IReadOnlyList<CheckRow> rows) =>
        File.WriteAllText(path, JsonSerializer.Serialize(rows, Json) + Environment.NewLine);
}
