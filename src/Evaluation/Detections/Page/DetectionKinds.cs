using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The kinds of boxes and objects as a page calls them: a word for style and script, and one to read.</summary>
internal static class DetectionKinds
{
    /// <summary>All that can be chosen, in order.</summary>
    public static IReadOnlyList<string> All { get; } = ["right", "place", "confused", "both", "duplicate", "background", "missed", "ignored"];

    public static string Of(FoundKind kind) => kind switch
    {
        FoundKind.Right => "right",
        FoundKind.Localisation => "place",
        FoundKind.Confusion => "confused",
        FoundKind.Both => "both",
        FoundKind.Duplicate => "duplicate",
        FoundKind.Background => "background",
        _ => "ignored",
    };

    /// <summary>That of a line of the table of errors.</summary>
    public static string OfError(string name) => name switch
    {
        "localisation" => "place",
        "confusion" => "confused",
        _ => name,
    };

    public static string Name(string kind) => kind switch
    {
        "right" => "Right",
        "place" => "Badly placed",
        "confused" => "Confused",
        "both" => "Confused and badly placed",
        "duplicate" => "Duplicate",
        "background" => "Background",
        "missed" => "Missed",
        _ => "Ignored",
    };
}
