using System.Globalization;
using System.Text;
using System.Text.Json;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation.Maps;

/// <summary>A page of maps. Items come group by group, in the data as in each map's dots.</summary>
internal static class MapHtml
{
    private const int Neighbours = 10;

    public static string Write(MapPage page)
    {
        var names = Groups(page.Items);
        var number = names.Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        var order = Enumerable.Range(0, page.Items.Count).OrderBy(i => number[page.Items[i].Group]).ToArray();
        var items = order.Select(i => page.Items[i]).ToArray();
        var groups = items.Select(i => number[i.Group]).ToArray();
        var maps = page.Maps.Select(m => m with { Places = [.. order.Select(i => m.Places[i])] }).ToArray();
        var spaces = maps.Select(m => new MapSpace(m)).ToArray();
        var sheet = new PictureSheet([.. items.Select(i => i.Picture)]);

        var html = new StringBuilder();
        HtmlShell.Begin(html, page.Title, PageFiles.MapStyle, PageFiles.MapScript);
        html.Append("<a class=\"skip\" href=\"#maps\">To the maps</a>\n");
        HtmlShell.Top(html, page.Title, page.Subtitle, About(items.Length, names));
        html.Append("<main class=\"wrap\">\n");
        Maps(html, page, maps, spaces, groups, [.. items.Select(i => i.Group)], names);
        html.Append("</main>\n<div id=\"tip\" aria-hidden=\"true\" hidden><canvas></canvas><div><strong></strong><span></span></div></div>");
        html.Append("<p id=\"told\" class=\"hidden-text\" aria-live=\"polite\"></p>\n");
        if (sheet.HasPictures)
            html.Append("<img id=\"sheet\" alt=\"\" hidden src=\"data:image/png;base64,").Append(Convert.ToBase64String(sheet.ToPng())).Append("\">\n");
        html.Append("<script type=\"application/json\" id=\"map-data\">").Append(Data(items, groups, names, sheet, spaces)).Append("</script>\n");
        HtmlShell.End(html, page.Created, PageFiles.MapScript);
        return html.ToString();
    }

    /// <summary>The groups' names: by number if all are numbers, else by letter; none is the last.</summary>
    private static string[] Groups(IReadOnlyList<MapItem> items)
    {
        var names = items.Select(i => i.Group).Distinct(StringComparer.Ordinal).ToArray();
        var isNumber = names.All(n => n.Length == 0 || double.TryParse(n, CultureInfo.InvariantCulture, out _));
        return [.. names.OrderBy(n => n.Length == 0)
            .ThenBy(n => isNumber && n.Length > 0 ? double.Parse(n, CultureInfo.InvariantCulture) : 0).ThenBy(n => n, StringComparer.Ordinal)];
    }

    private static string About(int items, string[] groups) => $"{Format.Count(items)} {(items == 1 ? "picture" : "pictures")}"
        + (groups.Count(g => g.Length > 0) is > 0 and var count ? $" · {Format.Count(count)} {(count == 1 ? "group" : "groups")}" : "");

    private static void Maps(
        StringBuilder html, MapPage page, PictureMap[] maps, MapSpace[] spaces, int[] groups, string[] groupOfItem, string[] names)
    {
        const string Tools = "<div class=\"group needs-js\" role=\"group\" aria-label=\"What places are shown by\">"
            + "<button type=\"button\" data-show=\"dots\" aria-pressed=\"true\">Dots</button>"
            + "<button type=\"button\" data-show=\"pictures\" aria-pressed=\"false\">Pictures</button></div>";
        var has = page.Items.Any(i => i.Picture is not null);
        html.Append("<section id=\"maps\" data-plots>").Append(FigurePart.Heading(
            maps.Length == 1 ? "Map" : "Maps", "Point at a place, tap it, or go there with the arrow keys.", has ? Tools : ""));
        foreach (var note in page.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{SvgText.Escape(note)}</p>");
        if (names.Length > 1 || names[0].Length > 0)
        {
            var counts = groups.CountBy(g => g).ToDictionary();
            CurvePart.Chips(html, "group", [.. names.Select((n, i) => (n.Length > 0 ? n : "without group", Format.Count(counts[i]), true))]);
        }

        html.Append(CultureInfo.InvariantCulture, $"<div class=\"plots maps{(maps.Length == 1 ? " one" : "")}\">");
        foreach (var (i, map) in maps.Index())
            Map(html, i, map, spaces[i], groups, map.NeighbourAgreement(groupOfItem, Neighbours));
        html.Append("</div></section>\n");
    }

    private static void Map(StringBuilder html, int number, PictureMap map, MapSpace space, int[] groups, double agreement)
    {
        var title = SvgText.Escape(map.Title);
        var figure = double.IsNaN(agreement) || groups.Distinct().Count() == 1 ? ""
            : $"{Format.Percent(agreement)} of the {Math.Min(Neighbours, groups.Length - 1)} nearest are of the same group";
        var keys = space.IsSpace ? "Drag, or press shift and arrow keys, to turn it." : "";
        html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{title}</figcaption>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p class=\"soft small\">{string.Join(". ", new[] { SvgText.Escape(map.Says), figure }.Where(t => t.Length > 0))}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"view{(space.IsSpace ? " space" : "")}\" data-map=\"{number}\" tabindex=\"0\" role=\"application\" aria-roledescription=\"map\" "
            + $"aria-label=\"{title}: arrow keys go from picture to picture, escape leaves. {keys}\">");
        html.Append(ChartWriter.Inline(MapPlot.Draw(map, space, groups))).Append("<canvas aria-hidden=\"true\"></canvas></div>");
        html.Append(keys.Length > 0 ? $"<p class=\"soft small\">{keys}</p>" : "").Append("</figure>\n");
    }

    /// <summary>Names, groups, and where pictures are on the sheet. The serializer escapes what could end the element.</summary>
    private static string Data(MapItem[] items, int[] groups, string[] names, PictureSheet sheet, MapSpace[] spaces) => JsonSerializer.Serialize(new
    {
        names = items.Select(i => i.Name),
        group = groups,
        groups = names,
        side = sheet.Side,
        columns = sheet.Columns,
        sizes = sheet.Sizes.SelectMany(s => new[] { s.Width, s.Height }),
        spaces = spaces.Select(s => s.IsSpace ? Enumerable.Range(0, items.Length).Select(i => s[i].Select(x => Math.Round(x, 4))) : null),
    });
}
