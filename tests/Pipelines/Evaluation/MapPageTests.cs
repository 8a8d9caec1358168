using System.Text.RegularExpressions;
using MLNetVision.Evaluation;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Pages of maps as files: what they hold, and what they refuse to be made of.</summary>
public sealed partial class MapPageTests
{
    [Fact]
    public void Every_map_has_a_dot_for_every_item_and_the_page_needs_nothing_from_elsewhere()
    {
        var page = SampleMaps.Digits(4, 3).ToHtml();

        Assert.Equal(3 * 40, page.Split("<circle cx=").Length - 1);
        Assert.Equal(3, page.Split("data-map=").Length - 1 - page.Split("[data-map=").Length + 1);
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(page, SampleMaps.Digits(4, 3).ToHtml());
    }

    [Fact]
    public void The_sheet_holds_every_picture_group_by_group()
    {
        var maps = SampleMaps.Digits(3, 1);
        var sheet = ImageFile.Decode(Convert.FromBase64String(Sheet().Match(maps.ToHtml()).Groups[1].Value));
        var items = maps.Items.OrderBy(i => int.Parse(i.Group, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        const int Columns = 6; // of 30 tiles

        Assert.Equal((Columns * SampleMaps.Side, 5 * SampleMaps.Side, 1), (sheet.Width, sheet.Height, sheet.Channels));
        foreach (var (i, item) in items.Index())
        {
            var tile = sheet.Crop(i % Columns * SampleMaps.Side, i / Columns * SampleMaps.Side, SampleMaps.Side, SampleMaps.Side);
            Assert.Equal(item.Picture!.Samples, tile.Samples);
        }
    }

    [Fact]
    public void Groups_that_are_numbers_come_in_the_order_of_numbers()
    {
        var page = SampleMaps.Odd(12, i => $"{i}", i => $"{12 - i}").ToHtml();
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"{i}"), Chips().Matches(page).Select(m => m.Groups[1].Value));

        var words = SampleMaps.Odd(4, i => $"{i}", i => new[] { "oak", "", "elm", "10" }[i]).ToHtml();
        Assert.Equal(["10", "elm", "oak", "without group"], Chips().Matches(words).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Items_without_groups_have_no_legend_and_no_agreement()
    {
        var page = SampleMaps.Odd(7, i => $"{i}", _ => "").ToHtml();
        Assert.Empty(Chips().Matches(page));
        Assert.DoesNotContain("nearest are of the same group", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_is_the_share_of_near_items_of_the_same_group()
    {
        float[][] places = [[0, 0], [1, 0], [2.5f, 0], [10, 0], [11, 0], [3.5f, 0]];
        var map = new PictureMap("line", places);
        string[] groups = ["a", "a", "b", "b", "b", "b"];

        // The nearest of each, from the left: 1, 0, 5, 4, 3, 2.
        Assert.Equal(1, map.NeighbourAgreement(groups, 1));
        Assert.Equal(Brute(places, groups, 2), map.NeighbourAgreement(groups, 2), 1e-12);
        Assert.Equal(Brute(places, groups, 5), map.NeighbourAgreement(groups, 50), 1e-12);
        Assert.True(double.IsNaN(map.NeighbourAgreement(["", "", "", "", "", ""])));
        Assert.Equal(0.5, map.NeighbourAgreement(["a", "b", "a", "", "", "a"], 1));
        Assert.Contains(
            "5 groups for 6 places", Assert.Throws<ArgumentException>(() => map.NeighbourAgreement(["", "", "", "", ""])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_sense_is_refused_with_the_reason()
    {
        var page = SampleMaps.Digits(1, 1);
        var places = page.Maps[0].Places;

        Assert.Contains("no items", Fault(page with { Items = [] }), StringComparison.Ordinal);
        Assert.Contains("no maps", Fault(page with { Maps = [] }), StringComparison.Ordinal);
        Assert.Contains("9 places for 10 items", Fault(page with { Maps = [new("short", [.. places.Take(9)])] }), StringComparison.Ordinal);
        Assert.Contains("'far'", Fault(page with { Maps = [new("far", [.. places.Take(9), [float.NaN, 0]])] }), StringComparison.Ordinal);
        Assert.Contains("as many as the others", Fault(page with { Maps = [new("odd", [.. places.Take(9), [0, 0, 0]])] }), StringComparison.Ordinal);
        Assert.Contains("two or three", Fault(page with { Maps = [new("line", [.. places.Select(p => new[] { p[0] })])] }), StringComparison.Ordinal);
    }

    [Fact]
    public void One_item_and_items_that_all_stand_in_one_place_are_maps_too()
    {
        Assert.Contains("1 picture", SampleMaps.Odd(1, _ => "alone", _ => "").ToHtml(), StringComparison.Ordinal);
        var page = SampleMaps.Digits(1, 1);
        var html = (page with { Maps = [new("heap", [.. page.Items.Select(_ => new float[] { 3, 3, 3 })])] }).ToHtml();
        Assert.Equal(10, html.Split("cx=\"200\" cy=\"200\"").Length - 1);
    }

    private static string Fault(MapPage page) => Assert.Throws<InvalidOperationException>(page.ToHtml).Message;

    private static double Brute(float[][] places, string[] groups, int count) => places.Select((p, i) => places.Index().Where(o => o.Index != i)
        .OrderBy(o => Math.Abs(o.Item[0] - p[0])).Take(count).Average(o => groups[o.Index] == groups[i] ? 1.0 : 0)).Average();

    [GeneratedRegex("id=\"sheet\"[^>]*base64,([^\"]*)\"")]
    private static partial Regex Sheet();

    [GeneratedRegex("class=\"chip\"[^>]*><bdi class=\"name\">([^<]*)</bdi>")]
    private static partial Regex Chips();
}
