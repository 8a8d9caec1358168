using System.Globalization;
using Spectre.Console;

namespace MLNetVision.Cli.Onnx;

/// <summary>An ONNX model on the console.</summary>
internal static class ModelReportView
{
    private const int LongestText = 200;

    public static void Show(IAnsiConsole console, ModelReport report)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(3)).AddColumn(new GridColumn().PadLeft(0));
        void Line(string name, string value) => grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(value));

        Line("Graph", report.Graph);
        Line("Made by", report.Producer.Length == 0 ? "not said" : report.Producer);
        Line("Operator sets", string.Join(", ", report.OperatorSets.Select(s => $"{s.Key} {s.Value}")));
        Slots(Line, "Input", report.Inputs);
        Slots(Line, "Output", report.Outputs);
        Line("Operators", string.Join(", ", report.Operators.Select(o => $"{o.Value} {o.Key}")));
        Line("Weights", $"{Number(report.Numbers)} numbers in {report.Initializers} tensors");
        foreach (var (key, value) in report.Metadata)
        {
            Line(key, value.Length <= LongestText ? value : $"{value[..LongestText]}... ({value.Length} characters)");
        }

        Import(Line, report.Import);
        console.Write(grid);
    }

    private static void Slots(Action<string, string> line, string name, IReadOnlyList<SlotReport> slots)
    {
        foreach (var slot in slots)
        {
            line(name, $"{slot.Name}: {slot.Type}");
        }
    }

    private static void Import(Action<string, string> line, ImportReport import)
    {
        if (import.Succeeds)
        {
            line("Import", $"works: {Number(import.Parameters)} parameters, {import.FlopsOfARow / 1e9:0.###} GFLOP a row");
            foreach (var note in import.Notes)
            {
                line("", note);
            }

            return;
        }

        line("Import", import.Unsupported.Count == 0 ? import.Problem! : $"does not work: {import.Unsupported.Count} steps are not supported");
        foreach (var step in import.Unsupported)
        {
            line("", step);
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
