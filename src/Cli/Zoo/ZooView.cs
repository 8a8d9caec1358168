using System.Globalization;
using MLNetVision.Networks;
using Spectre.Console;

namespace MLNetVision.Cli.Zoo;

/// <summary>Networks of the zoo as tables on the console.</summary>
internal static class ZooView
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ZooReport> reports)
    {
        var isMeasured = reports.Any(r => r.Milliseconds is not null);
        var table = Plain("network", "*input", "*classes", "*parameters", "*GFLOPs");
        if (isMeasured)
        {
            table.AddColumn(Column("*CPU ms"));
        }

        foreach (var r in reports)
        {
            string[] cells = [r.Name, string.Join('x', r.Input), Number(r.Classes), Number(r.Parameters), Short(r.GFlops)];
            table.AddRow(isMeasured ? [.. cells, Short(r.Milliseconds ?? 0)] : cells);
        }

        console.Write(table);
        console.WriteLine();
        console.MarkupLineInterpolated($"{reports.Count} networks. 'mlvision zoo NAME' shows one.");
    }

    public static void Show(IAnsiConsole console, ZooReport report, ModelCard card, NetworkSummary summary)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2)).AddColumn(new GridColumn().PadLeft(0));
        void Fact(string name, string value) => facts.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(value));

        Fact("Network", report.Name);
        Fact("Paper", report.Paper);
        Fact("Input", Input(report, card.Preprocessing));
        Fact("Output", $"{Number(report.Classes)} scores");
        Fact("Size", $"{Number(report.Parameters)} parameters, {Short(report.GFlops)} GFLOPs a picture");
        if (report.Milliseconds is { } time)
        {
            Fact("Time", $"{Short(time)} ms a picture");
        }

        if (report.Weights.Length > 0)
        {
            Fact("Weights", report.Weights);
            Fact("Licence", card.Licence);
            Fact("Reaches", string.Join(", ", card.Metrics.Select(m => $"{m.Key} {m.Value.ToString("P2", CultureInfo.CurrentCulture)}")));
        }

        console.Write(facts);
        console.WriteLine();
        var table = Plain("step", "op", "output", "*parameters", "*MFLOPs");
        foreach (var s in summary.Steps)
        {
            table.AddRow(Markup.Escape(s.Name), s.Op, Markup.Escape(s.Output), s.Parameters == 0 ? "" : Number(s.Parameters), Short(s.Flops / 1e6));
        }

        console.Write(table);
    }

    private static string Input(ZooReport report, Preprocessing p)
    {
        string List(IEnumerable<float> values) => string.Join(", ", values.Select(v => v.ToString(CultureInfo.CurrentCulture)));
        var resized = p.Resize > 0 ? $"shorter side {p.Resize} ({(p.Bicubic ? "bicubic" : "bilinear")}), centre cut out; " : "";
        return $"{string.Join('x', report.Input)}; {resized}mean {List(p.Mean)}; deviation {List(p.Deviation)}";
    }

    private static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(Column(column));
        }

        return table;
    }

    /// <summary>A star stands for numbers, which go to the right.</summary>
    private static TableColumn Column(string name)
    {
        var column = new TableColumn(name.TrimStart('*')).Padding(0, 0, 1, 0);
        return name.StartsWith('*') ? column.RightAligned() : column;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Short(double value) => value.ToString(value >= 100 ? "N0" : value >= 1 ? "N2" : "N4", CultureInfo.CurrentCulture);
}
