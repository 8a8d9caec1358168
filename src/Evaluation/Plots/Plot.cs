using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>A drawn plot, as SVG for a file or for a page.</summary>
public sealed class Plot
{
    private readonly SvgPicture _picture;

    internal Plot(SvgPicture picture) => _picture = picture;

    /// <summary>What it shows.</summary>
    public string Title => _picture.Title;

    /// <summary>A file of its own, with its style: light or dark as the system has it.</summary>
    public string ToSvg() => ChartWriter.Standalone(_picture);

    /// <summary>Writes the file.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToSvg());
    }

    /// <summary>One page, without anything from elsewhere, of several plots with their titles.</summary>
    public static string ToHtml(string title, params IReadOnlyList<Plot> plots)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(plots);
        var style = PageFiles.PageStyle
            + "body { margin: 1em; } figure { display: inline-block; width: 30em; max-width: 95%; margin: 1em; }";
        var figures = plots.Select(p => $"<figure>{ChartWriter.Inline(p._picture)}<figcaption>{SvgText.Escape(p.Title)}</figcaption></figure>");
        return $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<title>{SvgText.Escape(title)}</title><style>{style}</style></head>"
            + $"<body><h1>{SvgText.Escape(title)}</h1>\n{string.Join('\n', figures)}\n</body></html>\n";
    }
}
