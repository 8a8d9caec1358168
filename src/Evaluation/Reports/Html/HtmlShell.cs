using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>
/// What every page begins and ends with. A page may load nothing and run no script but its own, whose hash it names, so that even a name that slipped through
/// unescaped could do nothing.
/// </summary>
internal static class HtmlShell
{
    /// <summary>Up to the body's first element.</summary>
    public static void Begin(StringBuilder html, string title, string style, string script)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture,
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
            + $"'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n");
    }

    /// <summary>The heading, a sentence of the caller's, a line of what the page is about, and the switch between light and dark.</summary>
    public static void Top(StringBuilder html, string title, string subtitle, string about)
    {
        html.Append(CultureInfo.InvariantCulture, $"<header class=\"top\"><div class=\"wrap\"><div><h1><bdi>{SvgText.Escape(title)}</bdi></h1>");
        if (subtitle.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p><bdi>{SvgText.Escape(subtitle)}</bdi></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{about}</p>");
        html.Append("</div><button type=\"button\" id=\"theme\" class=\"needs-js\">Theme</button></div></header>\n");
    }

    /// <summary>From the footer on.</summary>
    public static void End(StringBuilder html, DateTimeOffset? created, string script)
    {
        var when = created is { } time ? $" on {time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}" : "";
        html.Append(CultureInfo.InvariantCulture, $"<footer class=\"wrap\"><p>Made by MLNetVision{when}.</p></footer>\n");
        html.Append("<script>").Append(script).Append("</script>\n</body>\n</html>\n");
    }
}
