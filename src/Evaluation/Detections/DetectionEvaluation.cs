using MLNetVision.Evaluation.Reports;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a detector says.</summary>
public sealed record DetectionEvaluation
{
    /// <summary>The measures; class i is called <see cref="Classes"/>[i].</summary>
    public required DetectionMetrics Metrics { get; init; }

    /// <summary>The classes' names.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What came of each picture, where it was to be kept.</summary>
    public IReadOnlyList<DetectedPicture> Pictures { get; init; } = [];

    /// <summary>Confidence intervals of the mean average precisions, where they were made (<see cref="DetectionEvaluationOptions.Intervals"/>).</summary>
    public DetectionIntervals? Intervals { get; init; }

    /// <summary>For the console.</summary>
    public string ToText() => DetectionText.Write(this);

    /// <summary>For a page of documentation or a pull request.</summary>
    public string ToMarkdown() => DetectionMarkdown.Write(this);

    /// <summary>A table with a heading line, in the form of RFC 4180. What is not a number is empty.</summary>
    public string ToCsv(DetectionTable table = DetectionTable.Classes) => DetectionCsv.Write(this, table);

    /// <summary>For programs. What is not a number is null.</summary>
    public string ToJson() => DetectionJson.Write(this);

    /// <summary>For a browser: one page that needs nothing else. <see cref="DetectionPage"/> shows the pictures themselves, too.</summary>
    /// <param name="title">The heading.</param>
    public string ToHtml(string title = "Detection") => new DetectionPage { Title = title, Evaluation = this }.ToHtml();
}
