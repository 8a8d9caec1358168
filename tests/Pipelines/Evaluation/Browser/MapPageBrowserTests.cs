using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>Pages of maps in a real browser.</summary>
public sealed class MapPageBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-maps-").FullName;

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
        SampleMaps.Digits(20, 4).Save(In("four.html"));
        SampleMaps.Digits(5, 1, dimensions: 3).Save(In("space.html"));
        SampleMaps.Odd(150, i => $"{SampleReports.Hostile} {new string('w', i)}", i => $"{SampleReports.Hostile} {i % 40}").Save(In("hostile.html"));
        SampleMaps.Odd(3, i => $"{i}", _ => "").Save(In("plain.html"));
        var frames = new[] { "four.html", "space.html", "hostile.html", "plain.html" }
            .SelectMany(page => new[] { 360, 768, 1280 }.Select(width => (page, width))).ToArray();

        var found = Frames.Observe(_folder, frames, """
            const root = page.documentElement;
            const view = page.querySelector("[data-map]");
            const press = key => view.dispatchEvent(new win.KeyboardEvent("keydown", { key, bubbles: true }));
            press("ArrowRight");
            const tip = page.getElementById("tip").getBoundingClientRect();
            const inside = tip.width > 0 && tip.left >= 0 && tip.top >= 0 && tip.right <= win.innerWidth && tip.bottom <= win.innerHeight;
            const squares = [...page.querySelectorAll("[data-map]")].every(v => Math.abs(v.clientWidth - v.clientHeight) <= 1 && v.clientWidth > 200);
            const width = root.scrollWidth <= root.clientWidth ? "fits" : `is ${root.scrollWidth} wide`;
            say(`${name} ${root.clientWidth}: ${width}, tip ${inside ? "inside" : JSON.stringify(tip)}, ${squares ? "squares" : "no squares"}, ${page.title === "broken" ? "broken" : "whole"}`);
            """);

        Assert.Equal(frames.Select(f => $"{f.page} {f.width}: fits, tip inside, squares, whole"), found);
    }

    [BrowserFact]
    public void What_is_pointed_at_shows_its_picture_and_name_and_lights_up_in_every_map()
    {
        var maps = SampleMaps.Digits(3, 2);
        maps.Save(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1200)], """
            const views = [...page.querySelectorAll("[data-map]")];
            const tip = page.getElementById("tip");
            const dots = views.map(v => [...v.querySelectorAll(".series circle")]);
            const point = (view, dot, kind = "pointermove") => {
              const [box, scale] = [view.getBoundingClientRect(), view.clientWidth / 400];
              view.dispatchEvent(new win.PointerEvent(kind, { clientX: box.x + dot.cx.baseVal.value * scale + 1, clientY: box.y + dot.cy.baseVal.value * scale, pointerType: "mouse" }));
            };
            const sheet = page.getElementById("sheet");
            await sheet.decode();
            point(views[0], dots[0][7]);
            say(`${tip.hidden} ${tip.querySelector("strong").textContent} ${tip.querySelector("span").textContent}`);
            const canvas = tip.querySelector("canvas");
            const shown = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            say(`${canvas.width} ${canvas.height} ${Array.from({ length: 400 }, (_, i) => shown[4 * i]).join(",")}`);
            const lit = views.map((v, m) => ["cx", "cy"].every(a => Math.abs(+v.querySelector(".cursor").getAttribute(a) - +dots[m][7].getAttribute(a)) < 0.01));
            say(lit.join(" "));
            views[0].dispatchEvent(new win.PointerEvent("pointerleave", { pointerType: "mouse" }));
            say(`${tip.hidden} ${views[1].querySelector(".cursor").getAttribute("cx")}`);
            page.querySelector(".chip[data-series='2']").click();
            await new Promise(done => setTimeout(done));
            point(views[0], dots[0][7]);
            say(tip.hidden || tip.querySelector("strong").textContent);
            """);

        // The eighth dot: 0 0 0 1 1 1 2 [2] 2.
        var item = maps.Items.Where(i => i.Group == "2").ElementAt(1);
        Assert.Equal($"false 2 {item.Name}", found[0]);
        Assert.Equal($"20 20 {string.Join(",", item.Picture!.Samples.ToArray())}", found[1]);
        Assert.Equal("true true", found[2]);
        Assert.Equal("true -20", found[3]);
        Assert.Equal("true", found[4]);
    }

    [BrowserFact]
    public void Keys_go_from_picture_to_picture_and_turn_three_dimensions()
    {
        SampleMaps.Digits(2, 1).Save(In("page.html"));
        SampleMaps.Digits(2, 1, dimensions: 3).Save(In("space.html"));

        var found = Frames.Observe(_folder, [("page.html", 800), ("space.html", 800)], """
            const view = page.querySelector("[data-map]");
            const [tip, told, cursor] = [page.getElementById("tip"), page.getElementById("told"), view.querySelector(".cursor")];
            const press = (key, shiftKey = false) => view.dispatchEvent(new win.KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
            const x = () => +cursor.getAttribute("cx");
            for (let i = 0; i < 30; i++) press("ArrowLeft");
            const [seen, left] = [new Set([told.textContent]), x()];
            let [rising, before] = [true, x()];
            for (let i = 0; i < 30; i++) { press("ArrowRight"); rising &&= x() >= before; before = x(); seen.add(told.textContent); }
            say(`${view.tabIndex} ${rising && before > left + 150} ${seen.size >= 3} ${told.textContent === [tip.querySelector("strong").textContent, tip.querySelector("span").textContent].join(", ")}`);
            const places = () => [...view.querySelectorAll(".series circle")].map(d => d.getAttribute("cx")).join();
            const first = places();
            press("ArrowRight", true);
            const turned = places() !== first;
            press("ArrowLeft", true);
            say(`${turned} ${places().split(",").every((p, i) => Math.abs(p - first.split(",")[i]) < 0.11)}`);
            press("Escape");
            say(`${tip.hidden} ${told.textContent === ""}`);
            """);

        Assert.Equal(["0 true true true", "false true", "true true", "0 true true true", "true true", "true true"], found);
    }

    [BrowserFact]
    public void Pictures_take_the_places_of_dots_and_go_again_in_light_and_dark()
    {
        SampleMaps.Digits(30, 2).Save(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1000)], """
            await page.getElementById("sheet").decode();
            const canvas = page.querySelectorAll("[data-map] canvas")[1];
            const share = () => {
              const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              let painted = 0;
              for (let i = 3; i < data.length; i += 4) painted += data[i] > 0;
              return painted / (data.length / 4);
            };
            const show = kind => page.querySelector(`[data-show=${kind}]`).click();
            show("pictures"); const on = share();
            page.querySelector(".chip[data-series='0']").click(); await new Promise(done => setTimeout(done)); const fewer = share();
            show("dots");
            say(`${on > 0.01 && on < 0.5} ${fewer > 0 && fewer < on} ${share() === 0}`);
            const ground = () => win.getComputedStyle(page.querySelector("[data-map] svg")).backgroundColor;
            const before = ground(); page.getElementById("theme").click(); say(`${before !== ground()}`);
            """);

        Assert.Equal(["true true true", "true"], found);
    }

    [BrowserFact]
    public void It_prints()
    {
        SampleMaps.Digits(3, 4).Save(In("page.html"));

        Assert.Equal("%PDF"u8, Chromium.Print(_folder, "page.html").AsSpan(0, 4));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
