using MLNetVision.Metrics;

namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>Pages of detections in a real browser.</summary>
public sealed class DetectionPageBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-detections-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The browser's last processes may still write to its profile.
        }
    }

    [BrowserFact]
    public void Nothing_is_wider_than_the_window_on_a_phone_a_tablet_and_a_desk_whatever_names_say()
    {
        SampleDetections.Page(12).Save(In("few.html"));
        SampleDetections.Page(30, 30, withPictures: false).Save(In("many.html"));
        SampleDetections.Page(8, 3, $"{SampleReports.Hostile}{new string('w', 90)}").Save(In("hostile.html"));
        var frames = new[] { "few.html", "many.html", "hostile.html" }.SelectMany(page => new[] { 360, 768, 1280 }.Select(width => (page, width))).ToArray();

        var found = Frames.Observe(_folder, frames, """
            const root = page.documentElement;
            page.querySelector("[data-larger]").click();
            const width = root.scrollWidth <= root.clientWidth ? "fits" : `is ${root.scrollWidth} wide`;
            const missing = [...page.images].filter(i => !i.complete || i.naturalWidth === 0).length;
            say(`${name} ${root.clientWidth}: ${width}, ${page.title === "broken" ? "broken" : "whole"}, ${missing} pictures missing, ${root.classList.contains("js") ? "alive" : "dead"}`);
            """);

        Assert.Equal(frames.Select(f => $"{f.page} {f.width}: fits, whole, 0 pictures missing, alive"), found);
    }

    [BrowserFact]
    public void Boxes_lie_over_their_pictures()
    {
        SampleDetections.Page(12).Save(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1000)], """
            const wrong = [...page.querySelectorAll(".scene")].filter(s => {
              const [a, b] = [s.querySelector("img").getBoundingClientRect(), s.querySelector("svg").getBoundingClientRect()];
              return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.width - b.width) + Math.abs(a.height - b.height) > 1 || a.width < 100;
            });
            const view = page.querySelector(".scene svg").viewBox.baseVal;
            say(`${wrong.length} ${view.width} ${view.height}`);
            """);

        Assert.Equal([$"0 {SampleDetections.Width} {SampleDetections.Height}"], found);
    }

    [BrowserFact]
    public void Score_class_and_kind_choose_what_is_shown_and_counted()
    {
        var detections = SampleDetections.Page(20);
        detections.Save(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1000)], """
            const set = (id, value, event) => { const e = page.getElementById(id); e.value = value; e.dispatchEvent(new win.Event(event)); };
            const count = kind => page.querySelector(`.chip[data-kind=${kind}] .figure`).textContent;
            const tell = what => say(`${what}: ${["right", "place", "confused", "duplicate", "background", "missed"].map(count).join(" ")}`);
            tell("at first");
            set("from-score", 0, "input"); tell("all");
            set("from-score", 1, "input"); tell("none");
            set("from-score", 0, "input"); set("of-class", "2", "change"); tell("class");
            set("of-class", "", "change");
            page.querySelector(".chip[data-kind=duplicate]").dispatchEvent(new win.Event("dblclick"));
            const cards = [...page.querySelectorAll(".scene")].filter(s => !s.hidden);
            const lines = [...page.querySelectorAll("li[data-f], li[data-t]")].filter(l => !l.hidden);
            const boxes = [...page.querySelectorAll(".scene svg g")].filter(g => !g.classList.contains("off"));
            say(`${cards.length} ${lines.length} ${boxes.length} ${lines.every(l => l.dataset.kind === "duplicate")} ${page.getElementById("shown").textContent}`);
            """);

        var pictures = detections.Evaluation.Pictures;
        Assert.Equal(Counts("at first", 0.5f), found[0]);
        Assert.Equal(Counts("all", 0), found[1]);
        Assert.Equal($"none: 0 0 0 0 0 {detections.Evaluation.Metrics.Objects}", found[2]);
        Assert.Equal(
            pictures.Sum(p => p.Outcome.Found.Count(f => f.Kind == FoundKind.Right && f.Found.Label == 2))
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
            found[3].Split(' ')[1]);
        var duplicates = pictures.Sum(p => p.Outcome.Found.Count(f => f.Kind == FoundKind.Duplicate));
        var with = pictures.Count(p => p.Outcome.Found.Any(f => f.Kind == FoundKind.Duplicate));
        Assert.Equal($"{with} {duplicates} {duplicates} true {with} of 20 pictures", found[4]);

        string Counts(string what, float least)
        {
            int Of(FoundKind kind) => pictures.Sum(p => p.Outcome.Found.Count(f => f.Kind == kind && f.Found.Score >= least));
            var missed = pictures.Sum(p => p.Outcome.Truth.Index().Count(t => t.Item != TruthKind.Ignored && !p.Outcome.Found.Any(f => f.Truth == t.Index
                && f.Found.Score >= least && f.Kind is FoundKind.Right or FoundKind.Localisation or FoundKind.Confusion)));
            return $"{what}: {Of(FoundKind.Right)} {Of(FoundKind.Localisation)} {Of(FoundKind.Confusion)}"
                + $" {Of(FoundKind.Duplicate)} {Of(FoundKind.Background)} {missed}";
        }
    }

    [BrowserFact]
    public void Colours_change_with_the_theme_and_it_prints()
    {
        SampleDetections.Page(5).Save(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 800)], """
            const ground = () => win.getComputedStyle(page.querySelector(".scene")).backgroundColor;
            const before = ground();
            page.getElementById("theme").click();
            say(`${before !== ground()}`);
            """);

        Assert.Equal(["true"], found);
        Assert.Equal("%PDF"u8, Chromium.Print(_folder, "page.html").AsSpan(0, 4));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
