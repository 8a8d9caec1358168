// What all charts of a sweep share: the data, which trial is pointed at, which are kept, which objective is shown.
const sweep = (() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(document.getElementById("sweep-data").textContent);
  const tip = document.getElementById("tip");
  const told = document.getElementById("told");
  const charts = [];
  const shared = { data, objective: 0, lit: -1, kept: null };

  // A trial's place among all from the worst, 0, to the best, 100.
  const loss = (trial, objective) => {
    const value = trial.objectives[objective];
    return value === undefined || value === null ? null : data.objectives[objective].larger ? -value : value;
  };
  const ranks = () => {
    const known = data.trials.filter(t => loss(t, shared.objective) !== null).sort((a, b) => loss(b, shared.objective) - loss(a, shared.objective));
    return new Map(known.map((t, i) => [t.n, known.length > 1 ? Math.round(100 * i / (known.length - 1)) : 100]));
  };
  let rank = ranks();

  const number = value => {
    if (value === null || value === undefined) return "–";
    const size = Math.abs(value);
    if (size >= 1e6) return new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 4 }).format(value);
    if (size > 0 && size < 1e-3) return value.toExponential(2).replace(/\.?0+e/, "e");
    return size >= 1000 ? Math.round(value).toLocaleString("en") : String(+value.toPrecision(4));
  };
  const written = (axis, value) => axis.values ? axis.values[value] : number(value);

  // A trial in words, beside the pointer.
  const cell = (row, text) => { const td = document.createElement("td"); td.textContent = text; row.append(td); };
  const describe = trial => {
    const head = document.createElement("strong");
    head.textContent = `Trial ${trial.n} · ${trial.state}${trial.n === data.best ? " · best" : ""}`;
    const table = document.createElement("table");
    const row = (name, value, kind) => {
      const tr = table.insertRow();
      if (kind) tr.className = kind;
      cell(tr, name);
      cell(tr, value);
    };
    data.objectives.forEach((o, i) => { if (trial.objectives.length) row(o.name, number(trial.objectives[i]), "objective"); });
    data.axes.forEach((a, i) => { if (trial.at[i] !== null) row(a.name, written(a, trial.at[i])); });
    if (trial.epochs.length) row("epochs", String(trial.epochs.at(-1).e));
    tip.replaceChildren(head, table);
    if (trial.error) {
      const error = document.createElement("div");
      error.className = "error";
      error.textContent = trial.error;
      tip.append(error);
    }
  };
  const place = (x, y) => {
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const left = x + 16 + width <= innerWidth - 6 ? x + 16 : x - 16 - width;
    const inside = left >= 6 ? [left, y - height / 2] : [x - width / 2, y > height + 30 ? y - height - 18 : y + 18];
    tip.style.left = `${Math.max(6, Math.min(inside[0], innerWidth - width - 6))}px`;
    tip.style.top = `${Math.max(6, Math.min(inside[1], innerHeight - height - 6))}px`;
  };
  const marks = n => all(`[data-t="${n}"]`);
  const light = (n, x, y) => {
    if (n !== shared.lit) {
      if (shared.lit >= 0) marks(shared.lit).forEach(m => m.classList.remove("lit"));
      shared.lit = n;
      if (n >= 0) marks(n).forEach(m => m.classList.add("lit"));
      charts.forEach(c => c.svg?.classList.toggle("has-lit", n >= 0 && !!c.svg.querySelector(`[data-t="${n}"]`)));
      if (n >= 0) describe(data.trials.find(t => t.n === n));
    }
    tip.hidden = n < 0 || x === undefined;
    if (!tip.hidden) place(x, y);
  };
  const tell = n => { told.textContent = n < 0 ? "" : [...tip.querySelectorAll("strong, tr")].map(e => [...e.children].map(c => c.textContent).join(" ") || e.textContent).join(", "); };

  // Which trials pass through what was dragged on axes; null keeps all.
  const keep = kept => {
    shared.kept = kept;
    all("[data-t]").forEach(m => m.classList.toggle("out", kept !== null && !kept.has(+m.dataset.t)));
    const output = document.getElementById("kept");
    if (output) {
      output.textContent = kept === null ? "" : `${kept.size} of ${data.trials.length} trials`;
      document.querySelector("[data-clear]").hidden = kept === null;
    }
  };
  const redraw = () => { charts.forEach(c => c.draw()); keep(shared.kept); };
  for (const button of all("[data-objective]")) {
    button.addEventListener("click", () => {
      shared.objective = +button.dataset.objective;
      all("[data-objective]").forEach(b => b.setAttribute("aria-pressed", b.dataset.objective === button.dataset.objective));
      rank = ranks();
      light(-1);
      redraw();
    });
  }
  for (const row of all("#trial-table tbody tr")) {
    row.addEventListener("mouseenter", () => light(+row.dataset.t));
    row.addEventListener("mouseleave", () => light(-1));
  }
  addEventListener("scroll", () => { if (!tip.hidden) light(-1); }, { passive: true });
  addEventListener("pointerdown", event => { if (!event.target.closest?.(".plot")) light(-1); });
  return Object.assign(shared, { all, charts, loss, number, written, light, tell, keep, redraw, rankOf: n => rank.get(n) ?? 0 });
})();
