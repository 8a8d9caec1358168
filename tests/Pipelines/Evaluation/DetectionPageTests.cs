using System.Text.RegularExpressions;
using MLNetVision.Evaluation;
using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Pages of detections as files.</summary>
public sealed class DetectionPageTests
{
    [Fact]
    public void Every_box_and_object_stands_over_its_picture_and_in_its_list()
    {
        var page = SampleDetections.Page(20);
        var html = page.ToHtml();

        var pictures = page.Evaluation.Pictures;
        Assert.Equal(20, html.Split("<li class=\"scene\">").Length - 1);
        Assert.Equal(20, html.Split("data:image/jpeg;base64,").Length - 1);
        Assert.Equal(pictures.Sum(p => p.Outcome.Found.Count), html.Split("<g data-f=").Length - 1);
        Assert.Equal(pictures.Sum(p => p.Outcome.Found.Count), html.Split("<li data-f=").Length - 1);
        Assert.Equal(pictures.Sum(p => p.Truth.Count), html.Split("<rect x=").Length - 1 - pictures.Sum(p => p.Outcome.Found.Count));
        foreach (var (kind, name) in new[] { (FoundKind.Right, "right"), (FoundKind.Duplicate, "duplicate"), (FoundKind.Confusion, "confused"),
            (FoundKind.Background, "background"), (FoundKind.Localisation, "place") })
        {
            var count = pictures.Sum(p => p.Outcome.Found.Count(f => f.Kind == kind));
            Assert.True(count > 0, name);
            Assert.Equal(count, html.Split($"data-kind=\"{name}\" data-class").Length - 1);
        }
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_is_the_same_each_time()
    {
        var html = SampleDetections.Page(6).ToHtml();

        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Equal(html, SampleDetections.Page(6).ToHtml());
    }

    [Fact]
    public void Pictures_with_the_most_errors_come_first_and_only_those_shown_are_asked_for()
    {
        var asked = new List<string>();
        var page = SampleDetections.Page(30) with { MostPictures = 8 };
        var html = (page with { Picture = p => Note(p, asked) }).ToHtml();

        Assert.Equal(8, asked.Count);
        Assert.Contains("8 of 30", html, StringComparison.Ordinal);
        int Errors(string id) => page.Evaluation.Pictures.Single(p => p.Id == id) is var p
            ? p.Outcome.Found.Count(f => f.Found.Score >= 0.5 && f.Kind is not (FoundKind.Right or FoundKind.Ignored))
                + p.Outcome.Truth.Index().Count(t => t.Item != TruthKind.Ignored
                    && !p.Outcome.Found.Any(f => f.Truth == t.Index && f.Kind == FoundKind.Right && f.Found.Score >= 0.5))
            : 0;
        var errors = asked.Select(Errors).ToArray();
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.True(errors[^1] >= page.Evaluation.Pictures.Where(p => !asked.Contains(p.Id)).Max(p => Errors(p.Id)));
    }

    [Fact]
    public void As_written_it_shows_what_the_least_score_leaves()
    {
        TrueBox[] truth = [new(0, new Box(10, 10, 50, 50)), new(1, new Box(80, 20, 120, 60))];
        FoundBox[] found = [new(0, new Box(11, 10, 50, 50), 0.9f), new(1, new Box(80, 20, 120, 61), 0.3f)];
        var page = new DetectionPage { Title = "Two", Evaluation = SampleDetections.Evaluate([(truth, found)], 2) };

        var html = page.ToHtml();

        Assert.Single(Regex.Matches(html, "<g data-f=\"1\" class=\"k-right off\">"));
        Assert.Matches("<li data-t=\"0\" data-class=\"0\" hidden>", html);
        Assert.Matches("<li data-t=\"1\" data-class=\"1\"><span", html);
        Assert.DoesNotMatch(
            "<li data-t=\"1\" data-class=\"1\" hidden",
            (page with { Evaluation = SampleDetections.Evaluate([(truth, found[..1])], 2, leastScore: 0.1) }).ToHtml());
        Assert.Matches(
            "<li data-t=\"1\" data-class=\"1\" hidden",
            (page with { Evaluation = SampleDetections.Evaluate([(truth, found)], 2, leastScore: 0.1) }).ToHtml());
    }

    [Fact]
    public void Nothing_found_nothing_there_and_boxes_that_are_none_make_pages_too()
    {
        Assert.Contains(
            "0 objects", new DetectionPage { Title = "Empty", Evaluation = SampleDetections.Evaluate([([], [])], 1) }.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("0 pictures", new DetectionPage { Title = "None", Evaluation = SampleDetections.Evaluate([], 3) }.ToHtml(), StringComparison.Ordinal);
        var odd = SampleDetections.Evaluate(
            [([new(0, new Box(5, 5, 5, 5))], [new(0, new Box(float.NaN, 0, 1, 1), 0.9f), new(0, new Box(9, 9, 2, 2), 0.8f)])], 1);
        var html = new DetectionPage { Title = "Odd", Evaluation = odd }.ToHtml();
        Assert.DoesNotContain(
            "NaN", html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("missed</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_pictures_boxes_stand_on_an_empty_ground()
    {
        var html = SampleDetections.Page(4, withPictures: false).ToHtml();

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("<g data-f=\"0\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_text_whatever_they_say()
    {
        var html = (SampleDetections.Page(8, 3, SampleReports.Hostile) with { Title = SampleReports.Hostile }).ToHtml();

        Assert.DoesNotContain(SampleReports.Hostile, html, StringComparison.Ordinal);
    }

    private static Image<byte>? Note(DetectedPicture picture, List<string> asked)
    {
        asked.Add(picture.Id);
        return null;
    }
}
