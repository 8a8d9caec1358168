using MLNetVision.Tests.Pipelines.Evaluation.Browser;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps.Reports;

/// <summary>Pages of sweeps in a real browser.</summary>
public sealed class SweepPageBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-sweep-page-").FullName;

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
    public void Nothing_is_wider_than_the_window_and_no_labels_collide_whatever_names_say()
    {
        foreach (var trials in new[] { 0, 1, 2, 40 })
            SampleSweeps.Make(trials, 1 + (trials % 3), ended: trials != 2).SaveHtml(In($"{trials}.html"));
        SampleSweeps.Make(30, 3, odd: $"</script>{Evaluation.SampleReports.Hostile}{new string('w', 60)}").SaveHtml(In("hostile.html"));
        var frames = new[] { "0.html", "1.html", "2.html", "40.html", "hostile.html" }
            .SelectMany(page => new[] { 360, 768, 1280 }.Select(width => (page, width))).ToArray();

        var found = Frames.Observe(_folder, frames, """
            const root = page.documentElement;
            const width = root.scrollWidth <= root.clientWidth ? "fits" : `is ${root.scrollWidth} wide`;
            const collide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
            let collisions = 0;
            for (const svg of page.querySelectorAll(".plot svg")) {
              const boxes = [...svg.querySelectorAll("text")].map(t => t.getBoundingClientRect());
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => { collisions += collide(a, b); }));
            }
            const empty = [...page.querySelectorAll(".plot")].filter(p => !p.querySelector("svg"));
            say(`${name} ${root.clientWidth}: ${width}, ${collisions} collide, ${empty.length} empty, ${page.title === "broken" ? "broken" : "whole"}`);
            """);

        Assert.Equal(frames.Select(f => $"{f.page} {f.width}: fits, 0 collide, 0 empty, whole"), found);
    }

    [BrowserFact]
    public void Every_trial_has_its_marks_and_a_conditional_parameter_is_a_gap()
    {
        var report = SampleSweeps.Make(40, ended: false);
        report.SaveHtml(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1100)], """
            const marks = (plot, kind) => page.querySelectorAll(`[data-plot=${plot}] ${kind}`).length;
            say(["complete", "pruned", "paused", "running", "failed"].map(s => page.querySelectorAll(`td.state.${s}`).length).join(" "));
            say(`${marks("history", ".dot")} ${marks("history", ".sign.pruned")} ${marks("history", ".sign.failed")} ${marks("history", ".sign.paused")} ${marks("history", ".sign.running")}`);
            say(`${marks("learning", ".line")} ${marks("learning", ".sign.pruned")} ${marks("parallel", ".line")} ${marks("parallel", ".hit")}`);
            say([...page.querySelectorAll("[data-plot=parallel] .line")].map(l => [+l.dataset.t, l.getAttribute("d").split("M").length - 1]).sort((a, b) => a[0] - b[0]).map(l => l[1]).join(" "));
            say(page.querySelectorAll("[data-slices] .plot").length + " " + page.querySelector(".best dd").textContent);
            """);

        int Count(MLNetVision.Sweeps.TrialState state) => report.Trials.Count(t => t.State == state);
        var (complete, pruned) = (Count(MLNetVision.Sweeps.TrialState.Complete), Count(MLNetVision.Sweeps.TrialState.Pruned));
        var (paused, failed) = (Count(MLNetVision.Sweeps.TrialState.Paused), Count(MLNetVision.Sweeps.TrialState.Failed));
        Assert.All(new[] { complete, pruned, paused, failed }, n => Assert.True(n > 0));
        Assert.Equal($"{complete} {pruned} {paused} 1 {failed}", found[0]);
        Assert.Equal($"{complete} {pruned} {failed} {paused} 1", found[1]);
        Assert.Equal($"{report.Trials.Count(t => t.Epochs.Count > 0)} {pruned} 40 7", found[2]);
        Assert.Equal(report.Trials.Select(t => t.Values.Count == 6 ? "1" : "2"), found[3].Split(' '));
        Assert.Equal($"6 {report.Best!.Parameters["net"]}", found[4]);
    }

    [BrowserFact]
    public void What_is_dragged_on_an_axis_keeps_trials_in_all_charts_and_in_the_table()
    {
        var report = SampleSweeps.Make(40);
        report.SaveHtml(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1100)], """
            const hit = name => [...page.querySelectorAll("[data-plot=parallel] .hit")].find(h => h.dataset.axis === name);
            const drag = (name, from, to) => {
              const element = hit(name);
              element.setPointerCapture = () => {};
              const box = element.getBoundingClientRect();
              const y = unit => box.bottom - 6 - unit * (box.height - 12);
              const at = (kind, unit) => element.dispatchEvent(new win.PointerEvent(kind, { clientX: box.x + 15, clientY: y(unit), bubbles: true, pointerId: 1 }));
              at("pointerdown", from); at("pointermove", to); at("pointerup", to);
            };
            const rows = () => [...page.querySelectorAll("#trial-table tbody tr")].filter(r => win.getComputedStyle(r).display !== "none").map(r => r.dataset.t).join(" ");
            const lines = () => [...page.querySelectorAll("[data-plot=parallel] .line:not(.out)")].map(l => +l.dataset.t).sort((a, b) => a - b).join(" ");
            const tell = () => say(`${rows()}|${lines() === rows()}|${page.getElementById("kept").textContent}|${page.querySelector("[data-clear]").hidden}`);
            drag("dropout", 0.5, 1); tell();
            drag("second", 0.5, 1); tell();
            hit("dropout").dispatchEvent(new win.KeyboardEvent("keydown", { key: "Escape", bubbles: true })); tell();
            page.querySelector("[data-clear]").click(); tell();
            hit("rate").dispatchEvent(new win.KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
            say(hit("rate").getAttribute("aria-valuetext"));
            """);

        string Kept(Func<MLNetVision.Sweeps.TrialRecord, bool> keep) => string.Join(' ', report.Trials.Where(keep).Select(t => t.Number));
        bool High(MLNetVision.Sweeps.TrialRecord t) => (double)t.Parameters["dropout"] >= 0.25;
        bool Second(MLNetVision.Sweeps.TrialRecord t) => (bool)t.Parameters["second"];
        var both = report.Trials.Count(t => High(t) && Second(t));
        Assert.Equal($"{Kept(High)}|true|{report.Trials.Count(High)} of 40 trials|false", found[0]);
        Assert.Equal($"{Kept(t => High(t) && Second(t))}|true|{both} of 40 trials|false", found[1]);
        Assert.Equal($"{Kept(Second)}|true|{report.Trials.Count(Second)} of 40 trials|false", found[2]);
        Assert.Equal($"{Kept(_ => true)}|true||true", found[3]);
        Assert.Equal("5 to 100 percent of the axis", found[4]);
    }

    [BrowserFact]
    public void Pointer_and_keys_tell_of_a_trial_and_light_it_up_everywhere()
    {
        var report = SampleSweeps.Make(40, 2);
        report.SaveHtml(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1100)], """
            const tip = page.getElementById("tip");
            const history = page.querySelector("[data-plot=history]");
            const dot = history.querySelector(".dot.best");
            const box = dot.getBoundingClientRect();
            history.dispatchEvent(new win.PointerEvent("pointermove", { clientX: box.x + 3, clientY: box.y + 3, pointerType: "mouse" }));
            const lit = () => [...new Set([...page.querySelectorAll(".lit")].map(e => e.dataset.t))].join();
            const edge = tip.getBoundingClientRect();
            say(`${tip.hidden} ${tip.querySelector("strong").textContent} | ${lit()} ${page.querySelectorAll("svg.has-lit").length === page.querySelectorAll(".plot svg").length}`);
            say(`${[...tip.querySelectorAll("tr")].map(r => r.cells[0].textContent).join()}`);
            history.dispatchEvent(new win.PointerEvent("pointerleave", { pointerType: "mouse" }));
            say(`${tip.hidden} ${lit()}`);
            for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) history.dispatchEvent(new win.KeyboardEvent("keydown", { key, bubbles: true }));
            say(`${lit()} ${page.getElementById("told").textContent.startsWith("Trial 1 · pruned")}`);
            history.dispatchEvent(new win.KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
            page.querySelector("[data-objective='1']").click();
            say([...page.querySelectorAll("[data-objective='1']")].every(b => b.ariaPressed === "true") + " " + [...history.querySelectorAll("text.title")].map(t => t.textContent).join());
            """);

        var best = report.Best!;
        Assert.Equal($"false Trial {best.Number} · complete · best | {best.Number} true", found[0]);
        Assert.Equal($"accuracy,model bytes,{string.Join(',', best.Values.Select(v => v.Name))},epochs", found[1]);
        Assert.Equal("true ", found[2]);
        Assert.Equal("1 true", found[3]);
        Assert.Equal("true trial,model bytes", found[4]);
    }

    [BrowserFact]
    public void Fronts_ring_what_no_other_beats_and_the_table_sorts_and_it_prints()
    {
        var report = SampleSweeps.Make(40, 3);
        report.SaveHtml(In("page.html"));

        var found = Frames.Observe(_folder, [("page.html", 1100)], """
            say([...page.querySelectorAll("[data-fronts] .plot")].map(p => [...p.querySelectorAll(".sign.front")].map(s => +s.dataset.t).sort((a, b) => a - b).join(" ")).join("|"));
            const heads = [...page.querySelectorAll("#trial-table th button")];
            heads[2].click();
            say(page.querySelector("#trial-table tbody tr").dataset.t);
            const ground = () => win.getComputedStyle(page.querySelector(".dot.best")).fill;
            const before = ground(); page.getElementById("theme").click(); say(`${before !== ground()}`);
            """);

        var front = string.Join(' ', report.Front.Select(t => t.Number).Order());
        Assert.True(report.Front.Count > 2);
        Assert.Equal($"{front}|{front}|{front}", found[0]);
        Assert.Equal($"{report.Best!.Number}", found[1]);
        Assert.Equal("true", found[2]);
        Assert.Equal("%PDF"u8, Chromium.Print(_folder, "page.html").AsSpan(0, 4));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
