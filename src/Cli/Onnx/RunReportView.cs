using System.Globalization;
using Spectre.Console;

namespace MLNetVision.Cli.Onnx;

/// <summary>A run on the console.</summary>
internal static class RunReportView
{
    public static void Show(IAnsiConsole console, RunReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("output");
        table.AddColumn("type");
        foreach (var column in new[] { "mean", "smallest", "largest" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumn("begins with");
        foreach (var output in report.Outputs)
        {
            table.AddRow(
                Markup.Escape(output.Name), Markup.Escape(output.Type), Number(output.Mean), Number(output.Smallest), Number(output.Largest),
                string.Join(" ", output.First.Select(Number)));
        }

        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.CurrentCulture,
            $"Read {report.ReadMilliseconds:0.#} ms, imported {report.ImportMilliseconds:0.#} ms, compiled {report.CompileMilliseconds:0.#} ms"));
        console.WriteLine(string.Create(CultureInfo.CurrentCulture, $"First run {report.FirstMilliseconds:0.##} ms") + Later(report));
    }

    private static string Later(RunReport report) => report.BestMilliseconds is null
        ? ""
        : string.Create(CultureInfo.CurrentCulture, $", later ones {report.MedianMilliseconds:0.##} ms (at best {report.BestMilliseconds:0.##} ms)");

    private static string Number(double value) => value.ToString("G4", CultureInfo.CurrentCulture);
}
