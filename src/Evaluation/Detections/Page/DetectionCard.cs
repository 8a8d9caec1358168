using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Pictures;
using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>
/// One picture of a page: boxes over it, and a list that says each. Elements name kind, class, score and object, by which the script shows and hides them; as
/// written they are as at the least score.
/// </summary>
internal sealed class DetectionCard(DetectionPage page, DetectedPicture picture)
{
    private const double LettersInWidth = 36;
    private const double LetterWidth = 0.6;
    private readonly IReadOnlyList<string> _classes = page.Evaluation.Classes;
    private readonly double _least = page.Evaluation.Metrics.Rules.LeastScore;

    private readonly FoundOutcome[] _found =
        [.. picture.Outcome.Found.Where(f => f.Found.Box.IsBox && !float.IsNaN(f.Found.Score)).OrderByDescending(f => f.Found.Score).Take(page.MostBoxes)];

    public void Write(StringBuilder html)
    {
        var image = page.Picture?.Invoke(picture);
        var (width, height) = image is null ? Extent() : (image.Width, image.Height);
        html.Append("<li class=\"scene\"><div class=\"picture\">");
        if (image is not null)
            Picture(html, Thumbnail.Of(image, page.PictureSide));
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" style=\"aspect-ratio:{width}/{height};--letter:");
        html.Append(CultureInfo.InvariantCulture, $"{SvgText.Unit(Math.Max(width, height) / LettersInWidth)}px\" aria-hidden=\"true\">");
        foreach (var (i, truth) in picture.Truth.Index())
            Rect(html, truth.Box, $"data-t=\"{i}\" class=\"truth{(IsMissed(i) ? " missed" : "")}\"");
        foreach (var (i, f) in _found.Index().Reverse())
            Found(html, i, f, width, height);
        html.Append("</svg></div><div class=\"text\">");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"name\"><bdi title=\"{SvgText.Escape(picture.Id)}\">{SvgText.Escape(picture.Id)}</bdi>");
        html.Append("<button type=\"button\" class=\"needs-js\" data-larger aria-pressed=\"false\">Larger</button></div><ul class=\"said\">");
        foreach (var (i, f) in _found.Index())
            Line(html, i, f);
        foreach (var (i, truth) in picture.Truth.Index())
            Line(html, i, truth);
        html.Append("</ul></div></li>");
    }

    /// <summary>Room for all boxes, where the picture is not at hand.</summary>
    private (int Width, int Height) Extent()
    {
        var boxes = picture.Truth.Select(t => t.Box).Concat(_found.Select(f => f.Found.Box)).Where(b => b.IsBox).ToArray();
        return ((int)Math.Ceiling(boxes.Select(b => b.X1).Append(16).Max()), (int)Math.Ceiling(boxes.Select(b => b.Y1).Append(9).Max()));
    }

    private bool IsMissed(int truth) => picture.Outcome.Truth[truth] != TruthKind.Ignored && !picture.Outcome.Found.Any(f => f.Truth == truth
        && f.Found.Score >= _least && f.Kind is FoundKind.Right or FoundKind.Localisation or FoundKind.Confusion);

    private static void Picture(StringBuilder html, Image<byte> image)
    {
        var small = image.Channels is 1 or 3 ? image : image.WithChannels(image.Channels - 1);
        var data = Convert.ToBase64String(ImageFile.Encode(small, ImageFormat.Jpeg));
        html.Append(CultureInfo.InvariantCulture, $"<img width=\"{small.Width}\" height=\"{small.Height}\" alt=\"\" src=\"data:image/jpeg;base64,{data}\">");
    }

    private void Found(StringBuilder html, int i, FoundOutcome f, int width, int height)
    {
        var kind = DetectionKinds.Of(f.Kind);
        html.Append(CultureInfo.InvariantCulture, $"<g data-f=\"{i}\" class=\"k-{kind}{(f.Found.Score < _least ? " off" : "")}\">");
        Rect(html, f.Found.Box, "");
        var box = f.Found.Box.ClippedTo(width, height);
        var letter = Math.Max(width, height) / LettersInWidth;
        var y = box.Y0 >= letter * 1.2 ? box.Y0 - (letter * 0.3) : box.Y0 + letter;
        var text = $"{Name(f.Found.Label)} {f.Found.Score.ToString("0.00", CultureInfo.InvariantCulture)}";
        var isWide = box.X0 + (text.Length * letter * LetterWidth) > width;
        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{SvgText.Unit(isWide ? width - 1 : box.X0 + (letter * 0.15))}\" y=\"{SvgText.Unit(y)}\"");
        html.Append(isWide ? " text-anchor=\"end\">" : ">").Append(SvgText.Escape(text)).Append("</text></g>");
    }

    private static void Rect(StringBuilder html, Box box, string attributes)
    {
        if (box.IsBox)
            html.Rect(box.X0, box.Y0, box.Width, box.Height, attributes);
    }

    private void Line(StringBuilder html, int i, FoundOutcome f)
    {
        var kind = DetectionKinds.Of(f.Kind);
        var about = f.Truth >= 0 && f.Kind is FoundKind.Confusion or FoundKind.Both
            ? $", is <bdi>{SvgText.Escape(Name(picture.Truth[f.Truth].Label))}</bdi>"
            : "";
        html.Append(CultureInfo.InvariantCulture,
            $"<li data-f=\"{i}\" data-kind=\"{kind}\" data-class=\"{f.Found.Label}\" data-score=\"{f.Found.Score:R}\" data-truth=\"{f.Truth}\"");
        html.Append(f.Found.Score < _least ? " hidden>" : ">");
        html.Append(CultureInfo.InvariantCulture,
            $"<span class=\"dot k-{kind}\"></span><span><bdi>{SvgText.Escape(Name(f.Found.Label))}</bdi> {f.Found.Score:F2}: ");
        html.Append(CultureInfo.InvariantCulture, $"{DetectionKinds.Name(kind).ToLowerInvariant()}{about}, overlap {f.Overlap:F2}</span></li>");
    }

    private void Line(StringBuilder html, int i, TrueBox truth)
    {
        var ignored = picture.Outcome.Truth[i] == TruthKind.Ignored;
        html.Append(CultureInfo.InvariantCulture,
            $"<li data-t=\"{i}\" data-class=\"{truth.Label}\"{(ignored ? " data-ignored" : "")}{(IsMissed(i) ? "" : " hidden")}>");
        html.Append(CultureInfo.InvariantCulture,
            $"<span class=\"dot k-missed\"></span><span><bdi>{SvgText.Escape(Name(truth.Label))}</bdi>: missed</span></li>");
    }

    private string Name(int label) => (uint)label < (uint)_classes.Count ? _classes[label] : label.ToString(CultureInfo.InvariantCulture);
}
