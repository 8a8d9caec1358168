using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>Reports in a real browser: framed at the widths of a phone, a tablet and a desk, and used as a reader uses them.</summary>
public sealed class PageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-").FullName;

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
    public void Nothing_is_wider_than_the_window_with_3_10_and_120_classes_on_a_phone_a_tablet_and_a_desk()
    {
        SampleReports.Multiclass(3, 60).Save(In("3.html"));
        SampleReports.Multiclass(10, 200).Save(In("10.html"));
        SampleReports.Multiclass(120, 600, pictures: false).Save(In("120.html"));
        SampleReports.Multiclass(4, 60, hostile: true).Save(In("hostile.html"));
        var frames = new[] { "3.html", "10.html", "120.html", "hostile.html" }.SelectMany(page => new[] { 360, 768, 1280 }.Select(width => (page, width)))
            .ToArray();
        var found = Observe(frames, """
            const root = page.documentElement;
            const width = root.scrollWidth <= root.clientWidth ? "fits" : `is ${root.scrollWidth} wide`;
            const missing = [...page.images].filter(i => !i.complete || i.naturalWidth === 0).length;
            const state = `${page.title === "broken" ? "broken" : "whole"}, ${missing} pictures missing, ${root.classList.contains("js") ? "alive" : "dead"}`;
            say(`${name} ${root.clientWidth}: ${width}, ${state}`);
            """);

        Assert.Equal(frames.Select(f => $"{f.page} {f.width}: fits, whole, 0 pictures missing, alive"), found);
    }

    [BrowserFact]
    public void The_matrix_shows_counts_and_shares_and_tells_of_a_cell_by_pointer_and_keys()
    {
        var report = SampleReports.Multiclass(3, 90, pictures: false);
        report.Save(In("page.html"));
        var found = Observe([("page.html", 1000)], """
            const cell = page.querySelector('rect.cell[data-c="0,0"]');
            const number = cell.nextElementSibling;
            const press = mode => { page.querySelector(`[data-mode=${mode}]`).click(); say(`${mode} ${number.textContent}`); };
            ["count", "row", "column"].forEach(press);
            say(page.querySelector("[data-mode=column]").getAttribute("aria-pressed") + page.querySelector("[data-mode=row]").getAttribute("aria-pressed"));
            const box = cell.getBoundingClientRect();
            const svg = page.querySelector("#confusion svg");
            svg.dispatchEvent(new win.PointerEvent("pointermove", { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }));
            const detail = page.getElementById("cell-detail");
            say(detail.textContent);
            page.querySelector("#confusion .view").dispatchEvent(new win.KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
            say([...detail.querySelectorAll("p")].slice(1, 3).map(p => p.textContent).join("; "));
            """);
        var matrix = report.Matrix!;

        Assert.Equal($"count {matrix[0, 0]}", found[0]);
        Assert.Equal($"row {Math.Round(100.0 * matrix[0, 0] / matrix.Support(0), MidpointRounding.AwayFromZero)}", found[1]);
        Assert.Equal($"column {Math.Round(100.0 * matrix[0, 0] / matrix.Predicted(0), MidpointRounding.AwayFromZero)}", found[2]);
        Assert.Equal("truefalse", found[3]);
        Assert.StartsWith($"{matrix[0, 0]} rows predicted rightlyActual: {report.Classes[0]}Predicted: {report.Classes[0]}", found[4],
            StringComparison.Ordinal);
        Assert.Equal($"Actual: {report.Classes[1]}; Predicted: {report.Classes[0]}", found[5]);
    }

    [BrowserFact]
    public void The_table_sorts_and_filters_and_curves_come_and_go_and_colours_change()
    {
        var report = SampleReports.Multiclass(20, 400, pictures: false);
        report.Save(In("page.html"));
        var found = Observe([("page.html", 1000)], """
            const rows = () => [...page.querySelectorAll("#class-table tbody tr")];
            const heads = [...page.querySelectorAll("#class-table th button")];
            const f1 = () => rows().map(r => r.cells[4].dataset.v).join(" ");
            heads[4].click(); say(f1());
            heads[4].click(); say(f1());
            heads[0].click(); say(heads[0].parentElement.ariaSort + " " + heads[4].parentElement.ariaSort);
            const input = page.querySelector("[data-filter='#class-table tbody tr']");
            input.value = "OWL"; input.dispatchEvent(new win.Event("input"));
            say(rows().filter(r => !r.hidden).map(r => r.dataset.name).sort().join("|"));
            const chips = [...page.querySelectorAll("#curves .chip")];
            const line = i => [...page.querySelectorAll(`#curves .series[data-series="${i}"]`)].map(s => win.getComputedStyle(s).display).join("+");
            const lines = () => [0, 7].map(line);
            say(lines().join(" ")); chips[0].click(); chips[7].click(); say(lines().join(" "));
            const ground = () => win.getComputedStyle(page.body).backgroundColor;
            const before = ground(); page.getElementById("theme").click(); const after = ground(); page.getElementById("theme").click();
            say(before !== after && before === ground() ? "colours change and come back" : "colours stay");
            """);
        var f1 = report.ClassFigures!.Classes.Select(c => c.F1).ToArray();

        Assert.Equal(f1.OrderDescending(), Numbers(found[0]));
        Assert.Equal(f1.Order(), Numbers(found[1]));
        Assert.Equal("ascending none", found[2]);
        Assert.Equal(report.Classes.Where(c => c.Contains("owl", StringComparison.Ordinal)).Order(StringComparer.Ordinal), found[3].Split('|'));
        Assert.Equal("inline+inline none+none", found[4]);
        Assert.Equal("none+none inline+inline", found[5]);
        Assert.Equal("colours change and come back", found[6]);
    }

    [BrowserFact]
    public void It_prints()
    {
        SampleReports.Multiclass(10, 100).Save(In("page.html"));

        Assert.Equal("%PDF"u8, Chromium.Print(_folder, "page.html").AsSpan(0, 4));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private static IEnumerable<double> Numbers(string text) => text.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture));

    private List<string> Observe(IReadOnlyList<(string Page, int Width)> frames, string script) => Frames.Observe(_folder, frames, script);
}
