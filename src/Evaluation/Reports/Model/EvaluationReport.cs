using MLNetVision.Evaluation.Reports;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using ConfusionMatrix = MLNetVision.Metrics.ConfusionMatrix;

namespace MLNetVision.Evaluation;

/// <summary>An evaluation made ready to be read by people and programs. What is not there is empty or null, and no part of any format.</summary>
public sealed record EvaluationReport
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence under it.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The kind of model.</summary>
    public required string Task { get; init; }

    /// <summary>The rows that were evaluated.</summary>
    public required long Rows { get; init; }

    /// <summary>What to know of the rows, such as how many were left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The figures of the whole, the most telling first.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>The classes' names.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The confusion matrix.</summary>
    public ConfusionMatrix? Matrix { get; init; }

    /// <summary>The classes most often taken for others.</summary>
    public IReadOnlyList<ConfusedPair> Confused { get; init; } = [];

    /// <summary>The figures of each class.</summary>
    public ClassificationFigures? ClassFigures { get; init; }

    /// <summary>The curves of each class, or of the positive one.</summary>
    public IReadOnlyList<ReportCurve> Curves { get; init; } = [];

    /// <summary>The reliability curve.</summary>
    public ReliabilityCurve? Reliability { get; init; }

    /// <summary>The temperature that would fit these rows.</summary>
    public TemperatureScaling? Temperature { get; init; }

    /// <summary>Actual and predicted numbers.</summary>
    public IReadOnlyList<(double Actual, double Predicted)> Sample { get; init; } = [];

    /// <summary>Errors by the share of rows below.</summary>
    public IReadOnlyDictionary<double, double> ErrorQuantiles { get; init; } = new Dictionary<double, double>();

    /// <summary>The worst mistakes.</summary>
    public IReadOnlyList<RowOutcome> Mistakes { get; init; } = [];

    /// <summary>The least certain rows.</summary>
    public IReadOnlyList<RowOutcome> Uncertain { get; init; } = [];

    /// <summary>What came of each row, where that was kept.</summary>
    public IReadOnlyList<RowOutcome> Outcomes { get; init; } = [];

    /// <summary>How the training went.</summary>
    public IReadOnlyList<TrainingPoint> History { get; init; } = [];

    /// <summary>The model.</summary>
    public ModelCard? Card { get; init; }

    /// <summary>How the model compares with another one.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>When the report was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The charts that there are.</summary>
    public IReadOnlyList<ReportChart> Charts => [.. Enum.GetValues<ReportChart>().Where(chart => ChartWriter.Has(this, chart))];

    /// <summary>The report of an evaluation.</summary>
    public static EvaluationReport Of(EvaluationResult result, ReportOptions? options = null) => ReportBuilder.Build(result, options ?? new ReportOptions());

    /// <summary>For the console: no line longer than 100 characters but for names.</summary>
    public string ToText() => TextReport.Write(this);

    /// <summary>For a page of documentation or a pull request.</summary>
    public string ToMarkdown() => MarkdownReport.Write(this);

    /// <summary>A table with a heading line, in the form of RFC 4180. What is not a number is empty.</summary>
    public string ToCsv(ReportTable table = ReportTable.Classes) => CsvReport.Write(this, table);

    /// <summary>For programs. What is not a number is null.</summary>
    public string ToJson() => JsonReport.Write(this);

    /// <summary>A chart as a file of its own, light and dark.</summary>
    public string ToSvg(ReportChart chart) => ChartWriter.Has(this, chart)
        ? ChartWriter.Standalone(this, chart)
        : throw new ArgumentException($"EvaluationReport.ToSvg: this report has no chart '{chart}'. It has: {string.Join(", ", Charts)}.", nameof(chart));

    /// <summary>One page that needs nothing else: no network, no other file.</summary>
    public string ToHtml() => HtmlReport.Write(this);

    /// <summary>Writes the report in the format that the path's ending names: .html, .md, .json, .csv (the classes, or else the figures) or .txt.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => ToHtml(),
            ".MD" => ToMarkdown(),
            ".JSON" => ToJson(),
            ".CSV" => ToCsv(ClassFigures is null ? ReportTable.Figures : ReportTable.Classes),
            ".TXT" => ToText(),
            _ => throw new ArgumentException(
                $"EvaluationReport.Save: '{path}' ends in '{Path.GetExtension(path)}', which names no format. End it in .html, .md, .json, .csv or .txt; "
                + $"charts are ToSvg's.", nameof(path)),
        };
        File.WriteAllText(path, text);
    }
}
