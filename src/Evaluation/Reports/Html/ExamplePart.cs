using System.Globalization;
using System.Text;
using MLNetVision.Imaging;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Rows of a page with their pictures.</summary>
internal static class ExamplePart
{
    /// <summary>Pictures of at most this side are shown as their pixels.</summary>
    private const int TinySide = 48;

    /// <summary>From this many pixels on, pictures are JPEG rather than PNG.</summary>
    private const int JpegPixels = 4096;

    private const int Bars = 3;

    public static string Write(EvaluationReport report, string heading, string says, IReadOnlyList<RowOutcome> rows)
    {
        var numbers = report.Sample.Count > 0;
        var html = new StringBuilder(FigurePart.Heading(numbers ? "Greatest errors" : heading, numbers ? "The rows that are off most." : says)).Append(
            "<ul class=\"examples\">");
        var hasPictures = rows.Any(r => r.Picture is not null || r.PictureFault is not null);
        foreach (var row in rows)
        {
            html.Append("<li class=\"example\">");
            if (hasPictures)
                Picture(html, row);
            Text(html, row, numbers);
            html.Append("</li>");
        }

        return html.Append("</ul>").ToString();
    }

    private static void Picture(StringBuilder html, RowOutcome row)
    {
        html.Append("<div class=\"picture\">");
        if (row.Picture is not { } picture)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"missing\">{SvgText.Escape(row.PictureFault ?? "no picture")}</span></div>");
            return;
        }

        var isOpaque = picture.Channels is 1 or 3 || IsOpaque(picture);
        var format = picture.Width * picture.Height >= JpegPixels && isOpaque ? ImageFormat.Jpeg : ImageFormat.Png;
        var type = format == ImageFormat.Jpeg ? "jpeg" : "png";
        var data = Convert.ToBase64String(ImageFile.Encode(format == ImageFormat.Jpeg ? Opaque(picture) : picture, format));
        var isTiny = Math.Max(picture.Width, picture.Height) <= TinySide;
        var alternative = SvgText.Escape($"{row.Id}: {row.Actual}, predicted {row.Predicted}");
        html.Append(CultureInfo.InvariantCulture,
            $"<img{(isTiny ? " class=\"tiny\"" : "")} width=\"{picture.Width}\" height=\"{picture.Height}\" alt=\"{alternative}\" "
            + $"src=\"data:image/{type};base64,{data}\"></div>");
    }

    private static void Text(StringBuilder html, RowOutcome row, bool isNumber)
    {
        html.Append("<div class=\"text\">");
        var style = isNumber ? "" : row.IsRight ? " right" : " wrong";
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"said{style}\"><bdi>{SvgText.Escape(row.Predicted)}</bdi></div>");
        html.Append(row.IsRight ? "<div class=\"soft\">right</div>" : $"<div class=\"soft\">is <bdi>{SvgText.Escape(row.Actual)}</bdi></div>");
        if (isNumber)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"soft\">{(row.Confidence > 0 ? "+" : "")}{Format.Number(row.Confidence)}</div>");
        html.Append("<div class=\"bars\">");
        foreach (var (name, score) in row.Scores.Take(Bars))
        {
            var isShare = score is >= 0 and <= 1;
            var text = isShare ? Format.Percent(score) : Format.Short(score);
            html.Append(CultureInfo.InvariantCulture,
                $"<div style=\"--v:{SvgText.Unit(isShare ? score * 100 : 0)}%\"><span><bdi>{SvgText.Escape(name)}</bdi></span>");
            html.Append(CultureInfo.InvariantCulture, $"<span>{text}</span></div>");
        }

        html.Append(CultureInfo.InvariantCulture,
            $"</div><div class=\"id\" title=\"{SvgText.Escape(row.Id)}\"><bdi>{SvgText.Escape(row.Id)}</bdi></div></div>");
    }

    private static bool IsOpaque(Image<byte> picture)
    {
        var samples = picture.Samples;
        for (var i = picture.Channels - 1; i < samples.Length; i += picture.Channels)
        {
            if (samples[i] != byte.MaxValue)
                return false;
        }

        return true;
    }

    private static Image<byte> Opaque(Image<byte> picture) =>
        picture.Channels is 1 or 3 ? picture : PackedPixels.FromBgr24(picture.ToBgr24(), picture.Width, picture.Height);
}
