using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using MLNetVision.Evaluation;
using MLNetVision.Metrics;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public sealed class ReportTests : IDisposable
{
    private static readonly EvaluationReport Hostile = SampleReports.Multiclass(4, 80, hostile: true);

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_page_escapes_every_name_and_loads_nothing()
    {
        var html = Hostile.ToHtml();

        Assert.DoesNotContain("<script>document", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;document", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.All(["src=\"http", "href=\"http", "url(", "@import", "<link"], text => Assert.DoesNotContain(text, html, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("src=\"data:image/jpeg;base64,", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_are_whole_XML_whatever_the_names()
    {
        Assert.Equal(
            [ReportChart.Confusion, ReportChart.Roc, ReportChart.PrecisionRecall, ReportChart.Reliability, ReportChart.TrainingLoss,
                ReportChart.TrainingMetrics], Hostile.Charts);
        foreach (var chart in Hostile.Charts)
        {
            var svg = XDocument.Parse(Hostile.ToSvg(chart)).Root!;
            Assert.Equal("svg", svg.Name.LocalName);
            Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "img");
        }

        Assert.Contains("no chart 'Scatter'. It has: Confusion", Assert.Throws<ArgumentException>(() => Hostile.ToSvg(ReportChart.Scatter)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced()
    {
        var report = Hostile with { Classes = ["nul\0", "lone\ud800", "\ufffe", "pair \U0001F426"] };

        var text = XDocument.Parse(report.ToSvg(ReportChart.Confusion)).Root!.Value;
        Assert.Contains("pair \U0001F426", text, StringComparison.Ordinal);
        Assert.Contains("nul\ufffd", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heat_map_has_a_cell_for_each_count_above_0()
    {
        var cells = XDocument.Parse(Hostile.ToSvg(ReportChart.Confusion)).Descendants().Where(
            e => $"{e.Attribute("class")?.Value}".StartsWith("cell", StringComparison.Ordinal)).ToArray();
        var counts = Enumerable.Range(0, 16).Where(i => Hostile.Matrix![i / 4, i % 4] > 0).Select(i => $"{i / 4},{i % 4}");

        Assert.Equal(counts, cells.Select(c => c.Attribute("data-c")!.Value));
    }

    [Fact]
    public void JSON_holds_the_figures_with_all_digits_and_null_for_what_is_none()
    {
        var evaluation = SampleReports.Evaluate(4, 80);
        var report = EvaluationReport.Of(evaluation) with { Figures = [new ReportFigure("none", double.NaN, "")] };
        var root = JsonDocument.Parse(report.ToJson()).RootElement;

        Assert.Equal(JsonValueKind.Null, root.GetProperty("figures")[0].GetProperty("value").ValueKind);
        Assert.Equal(evaluation.Figures.Macro.F1, root.GetProperty("averages").GetProperty("macro").GetProperty("f1").GetDouble());
        Assert.Equal(evaluation.Matrix[1, 2], root.GetProperty("confusion")[1][2].GetInt64());
        Assert.Equal(evaluation.Curves[0].Roc.Area, root.GetProperty("curves")[0].GetProperty("rocArea").GetDouble());
        Assert.Equal(evaluation.Mistakes[0].Id, root.GetProperty("mistakes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void CSV_quotes_what_must_be_and_gives_numbers_back()
    {
        var lines = Hostile.ToCsv().Split("\r\n");

        Assert.Equal("class,support,predicted,right,precision,recall,f1,f_beta,roc_area,average_precision", lines[0]);
        Assert.StartsWith("\"" + SampleReports.Hostile.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(Hostile.ClassFigures!.Classes[2].Recall, double.Parse(lines[3].Split(',')[5], CultureInfo.InvariantCulture));
        var matrix = Hostile.ToCsv(ReportTable.Confusion).Split("\r\n");
        Assert.Equal(Hostile.Matrix![2, 1], long.Parse(matrix[3].Split(',')[2], CultureInfo.InvariantCulture));
        Assert.StartsWith("figure,value,lower,upper", Hostile.ToCsv(ReportTable.Figures), StringComparison.Ordinal);
        Assert.Equal(2 + Hostile.Mistakes.Concat(Hostile.Uncertain).DistinctBy(r => r.Row).Count(), Hostile.ToCsv(ReportTable.Outcomes).Split("\r\n").Length);
    }

    [Fact]
    public void Markdown_takes_no_name_for_markup()
    {
        var text = Hostile.ToMarkdown();

        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.Contains("| macro average |", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.StartsWith('|')), line => Assert.EndsWith(" |",
            line.Replace("---:|", " |", StringComparison.Ordinal).Replace("---: |", " |", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Text_fits_a_console()
    {
        var text = SampleReports.Multiclass(10, 200, pictures: false).ToText();

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 120, line));
        Assert.Contains("Accuracy", text, StringComparison.Ordinal);
        Assert.Contains("actual \\ predicted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_evaluation_gives_the_same_bytes_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        string[] Written()
        {
            var report = SampleReports.Multiclass(3, 40);
            return [report.ToHtml(), report.ToText(), report.ToMarkdown(), report.ToJson(), report.ToCsv(), .. report.Charts.Select(report.ToSvg)];
        }

        var expected = Written();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, Written());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_file_s_ending_names_its_format()
    {
        foreach (var ending in new[] { "html", "md", "json", "csv", "txt" })
            Hostile.Save(Path.Combine(_folder, "report." + ending));

        Assert.Equal(Hostile.ToHtml(), File.ReadAllText(Path.Combine(_folder, "report.html")));
        Assert.Equal(Hostile.ToJson(), File.ReadAllText(Path.Combine(_folder, "report.json")));
        Assert.Contains("'.pdf'", Assert.Throws<ArgumentException>(() => Hostile.Save(Path.Combine(_folder, "report.pdf"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_evaluation_has_a_report_without_rows_too()
    {
        var catalog = Scored.Context;
        EvaluationResult[] results =
        [
            catalog.MulticlassClassification.EvaluateDetailed(Scored.View([])),
            catalog.MulticlassClassification.EvaluateDetailed(Scored.View([Scored.Row(0, 5, 1, 1)])),
            catalog.Regression.EvaluateDetailed(catalog.Data.LoadFromEnumerable(new[] { new NumberRow { Label = 1, Score = 2 } })),
            catalog.Regression.EvaluateDetailed(catalog.Data.LoadFromEnumerable(Array.Empty<NumberRow>())),
            catalog.BinaryClassification.EvaluateDetailed(catalog.Data.LoadFromEnumerable(new[] { new NumberRow { Label = 1, Score = 2 } })),
            catalog.BinaryClassification.EvaluateDetailed(catalog.Data.LoadFromEnumerable(Array.Empty<NumberRow>())),
        ];
        foreach (var report in results.Select(r => EvaluationReport.Of(r)))
        {
            Assert.All(report.Charts, chart => XDocument.Parse(report.ToSvg(chart)));
            Assert.DoesNotContain("NaN", report.ToHtml().Replace("Number.isNaN", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", report.ToText() + report.ToMarkdown() + report.ToJson(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_comparison_and_notes_are_told()
    {
        ScoredRow[] rows = [.. Scored.Some(), Scored.Row(0, 1, 0, 0)];
        rows[^1].Label = float.NaN;
        var evaluation = Scored.Context.MulticlassClassification.EvaluateDetailed(Scored.View(rows, Scored.Pets));
        var report = EvaluationReport.Of(evaluation, new ReportOptions { Comparison = ModelComparison.Of(evaluation, evaluation) });

        Assert.Contains("1 row without a label", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("1 row without a label", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("McNemar", report.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("comparison").GetProperty("probability").GetDouble());
    }

    private sealed class NumberRow
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
