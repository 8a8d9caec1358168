using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>A page of parts, with links to each of them on its top. The first part is its summary.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Subtitle">A sentence of the caller's; may be empty.</param>
/// <param name="About">A line of what it is about, as HTML.</param>
/// <param name="Created">When it was made, if that is to be said.</param>
internal sealed record PartedPage(string Title, string Subtitle, string About, DateTimeOffset? Created)
{
    /// <summary>What the page is, for those who hear it: "report".</summary>
    public required string Kind { get; init; }

    public required string Style { get; init; }

    public required string Script { get; init; }

    /// <summary>The page, whole.</summary>
    public string Write(IEnumerable<(string Id, string Name, string Content)> content)
    {
        var parts = content.ToArray();
        var html = new StringBuilder();
        HtmlShell.Begin(html, Title, Style, Script);
        html.Append("<a class=\"skip\" href=\"#summary\">To the figures</a>\n");
        HtmlShell.Top(html, Title, Subtitle, About);
        html.Append(CultureInfo.InvariantCulture, $"<nav class=\"parts\" aria-label=\"Parts of the {Kind}\"><div class=\"wrap\">");
        foreach (var (id, name, _) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{id}\">{name}</a>");
        html.Append("</div></nav>\n<main class=\"wrap\">\n");
        foreach (var (id, _, part) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\">{part}</section>\n");
        html.Append("</main>\n");
        HtmlShell.End(html, Created, Script);
        return html.ToString();
    }
}
