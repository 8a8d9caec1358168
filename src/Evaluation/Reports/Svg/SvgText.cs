using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Elements of SVG. Whatever comes from data passes Escape.</summary>
internal static class SvgText
{
    /// <summary>Text that is safe in elements and attributes of HTML and XML; what XML cannot hold becomes a replacement character.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var isPair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
                safe.Append(letter).Append(text[++i]);
            else
                safe.Append(Escape(letter));
        }

        return safe.ToString();
    }

    public static string Unit(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static StringBuilder Line(this StringBuilder svg, double x1, double y1, double x2, double y2, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{Unit(x1)}\" y1=\"{Unit(y1)}\" x2=\"{Unit(x2)}\" y2=\"{Unit(y2)}\"/>");

    public static StringBuilder Rect(this StringBuilder svg, double x, double y, double width, double height, string attributes) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Unit(x)}\" y=\"{Unit(y)}\" width=\"{Unit(width)}\" height=\"{Unit(height)}\" {attributes}/>");

    public static StringBuilder Text(this StringBuilder svg, double x, double y, string style, string text, string anchor = "middle", double turn = 0)
    {
        var turned = turn == 0 ? "" : $" transform=\"rotate({Unit(turn)} {Unit(x)} {Unit(y)})\"";
        return svg.Append(CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" x=\"{Unit(x)}\" y=\"{Unit(y)}\" text-anchor=\"{anchor}\"{turned}>{Escape(text)}</text>");
    }

    private static string Escape(char letter) => letter switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' or '\n' or '\r' => " ",
        < ' ' or '\ufffe' or '\uffff' or (>= '\u007f' and <= '\u009f') => "\ufffd",
        _ => char.IsSurrogate(letter) ? "\ufffd" : letter.ToString(),
    };
}
