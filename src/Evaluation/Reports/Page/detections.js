(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const list = document.querySelector(".scenes");
  if (!list) return;
  const [ofClass, fromScore, withTruth, shown] = ["of-class", "from-score", "with-truth", "shown"].map(id => document.getElementById(id));
  const output = document.querySelector("output[for='from-score']");
  const chips = all(".chip.kind");
  const finds = new Set(["right", "place", "confused"]);

  const cards = all(".scene", list).map(card => ({
    card,
    found: all("li[data-f]", card).map(line => ({
      line, mark: card.querySelector(`g[data-f="${line.dataset.f}"]`), kind: line.dataset.kind, label: line.dataset.class, score: +line.dataset.score, truth: +line.dataset.truth,
    })),
    truth: all("li[data-t]", card).map(line => ({
      line, mark: card.querySelector(`rect[data-t="${line.dataset.t}"]`), label: line.dataset.class, ignored: "ignored" in line.dataset,
    })),
  }));

  // What is shown: boxes from the score on, of the class and the kinds chosen. An object that no such box is about is missed.
  const show = () => {
    const least = +fromScore.value;
    const label = ofClass.value;
    const kinds = new Set(chips.filter(c => c.getAttribute("aria-pressed") === "true").map(c => c.dataset.kind));
    const isAll = kinds.size === chips.length && label === "";
    const counts = Object.fromEntries(chips.map(c => [c.dataset.kind, 0]));
    let pictures = 0;
    for (const { card, found, truth } of cards) {
      const about = new Set(found.filter(f => f.score >= least && finds.has(f.kind)).map(f => f.truth));
      let visible = 0;
      for (const f of found) {
        const fits = f.score >= least && (label === "" || f.label === label || (f.truth >= 0 && truth[f.truth].label === label));
        const on = fits && kinds.has(f.kind);
        if (fits) counts[f.kind]++;
        f.line.hidden = !on;
        f.mark?.classList.toggle("off", !on);
        visible += on;
      }
      truth.forEach((t, i) => {
        const fits = label === "" || t.label === label;
        const missed = !t.ignored && !about.has(i);
        const on = fits && missed && kinds.has("missed");
        if (fits && missed) counts.missed++;
        t.line.hidden = !on;
        t.mark?.classList.toggle("missed", on);
        t.mark?.classList.toggle("off", !on && !withTruth.checked);
        visible += on;
      });
      card.hidden = !isAll && visible === 0;
      pictures += !card.hidden;
    }
    for (const chip of chips) chip.querySelector(".figure").textContent = counts[chip.dataset.kind];
    output.textContent = least.toFixed(2);
    shown.textContent = `${pictures} of ${cards.length} pictures`;
  };

  for (const chip of chips) {
    chip.addEventListener("click", () => { chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true"); show(); });
    chip.addEventListener("dblclick", () => { chips.forEach(c => c.setAttribute("aria-pressed", c === chip)); show(); });
  }
  for (const [element, event] of [[ofClass, "change"], [fromScore, "input"], [withTruth, "change"]]) element.addEventListener(event, show);
  for (const button of all("[data-larger]", list)) {
    button.addEventListener("click", () => {
      const large = button.closest(".scene").classList.toggle("large");
      button.setAttribute("aria-pressed", large);
      button.textContent = large ? "Smaller" : "Larger";
    });
  }
  show();
})();
