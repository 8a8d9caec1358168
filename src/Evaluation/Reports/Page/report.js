"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Theme: as the system has it, until the switch is used.
  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("report-theme"); } catch { return null; } };
  const store = value => { try { localStorage.setItem("report-theme", value); } catch { /* pages from files may have no storage */ } };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  const showTheme = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Change to ${isDark() ? "light" : "dark"} colours`);
  };
  if (["light", "dark"].includes(stored())) root.dataset.theme = stored();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(root.dataset.theme);
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  showTheme();

  // Tables: a heading sorts its column; what is no number stays at the end.
  const valueOf = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent;
  const compare = (a, b, numeric) => {
    if (!numeric) return a.localeCompare(b, undefined, { numeric: true });
    const [x, y] = [parseFloat(a), parseFloat(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? 0 : x - y;
  };
  for (const table of all("table.sortable")) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => head.querySelector("button")?.addEventListener("click", () => {
      const numeric = column > 0;
      const now = head.getAttribute("aria-sort");
      const order = now === "none" ? (numeric ? "descending" : "ascending") : now === "ascending" ? "descending" : "ascending";
      heads.forEach(h => h.hasAttribute("aria-sort") && h.setAttribute("aria-sort", h === head ? order : "none"));
      const isMissing = row => numeric && Number.isNaN(parseFloat(valueOf(row, column)));
      const rows = all("tbody tr", table).sort((a, b) => isMissing(a) - isMissing(b)
        || compare(valueOf(a, column), valueOf(b, column), numeric) * (order === "ascending" ? 1 : -1));
      table.tBodies[0].append(...rows);
    }));
  }
  for (const input of all("input[data-filter]")) {
    const items = () => all(input.dataset.filter);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      items().forEach(item => { item.hidden = !(item.dataset.name ?? item.textContent).toLowerCase().includes(wanted); });
    });
  }

  // Curves: a chip shows or hides a line in all plots of its part, and lights it up while it is pointed at.
  for (const part of all("[data-plots]")) {
    const lines = number => all(`.series[data-series="${number}"]`, part);
    const chips = all(".chip", part);
    const show = (chip, on) => {
      chip.setAttribute("aria-pressed", on);
      lines(chip.dataset.series).forEach(line => line.classList.toggle("off", !on));
    };
    const light = (chip, on) => {
      all(".plots", part).forEach(plots => plots.classList.toggle("dim", on));
      lines(chip.dataset.series).forEach(line => line.classList.toggle("lit", on));
    };
    for (const chip of chips) {
      show(chip, chip.getAttribute("aria-pressed") === "true");
      chip.addEventListener("click", () => show(chip, chip.getAttribute("aria-pressed") !== "true"));
      for (const [event, on] of [["mouseenter", true], ["mouseleave", false]])
        chip.addEventListener(event, () => light(chip, on && chip.getAttribute("aria-pressed") === "true"));
    }
    const visible = () => chips.filter(chip => !chip.hidden);
    part.querySelector("[data-all]")?.addEventListener("click", () => visible().forEach(chip => show(chip, true)));
    part.querySelector("[data-none]")?.addEventListener("click", () => visible().forEach(chip => show(chip, false)));
  }

  // Confusion matrix: counts, or shares of rows or columns; a cell tells of itself when it is pointed at, tapped, or reached by the arrow keys.
  const source = document.getElementById("confusion-data");
  if (!source) return;
  const { names, counts, left, top, cell } = JSON.parse(source.textContent);
  const size = names.length;
  const svg = document.querySelector("#confusion svg");
  const detail = document.getElementById("cell-detail");
  const at = new Map(counts.map(([a, p, n]) => [a * size + p, n]));
  const sums = { row: new Array(size).fill(0), column: new Array(size).fill(0) };
  let most = 1;
  for (const [a, p, n] of counts) { sums.row[a] += n; sums.column[p] += n; most = Math.max(most, n); }
  const share = (n, whole) => whole ? n / whole : 0;
  const percent = s => `${(100 * s).toFixed(1)} %`;
  const shown = {
    count: (a, p, n) => [share(n, most), String(n)],
    row: (a, p, n) => [share(n, sums.row[a]), `${Math.round(100 * share(n, sums.row[a]))}`],
    column: (a, p, n) => [share(n, sums.column[p]), `${Math.round(100 * share(n, sums.column[p]))}`],
  };
  const paint = mode => {
    for (const rect of all("rect.cell", svg)) {
      const [a, p] = rect.dataset.c.split(",").map(Number);
      const [strength, text] = shown[mode](a, p, at.get(a * size + p));
      const opacity = a === p ? 0.12 + 0.88 * strength : 0.18 + 0.82 * Math.sqrt(strength);
      rect.setAttribute("fill-opacity", opacity.toFixed(3));
      const number = rect.nextElementSibling;
      if (number?.classList.contains("number")) {
        number.textContent = text;
        number.classList.toggle("on", opacity > 0.55);
      }
    }
  };
  const modes = all("#confusion [data-mode]");
  for (const button of modes) {
    button.addEventListener("click", () => {
      modes.forEach(b => b.setAttribute("aria-pressed", b === button));
      paint(button.dataset.mode);
    });
  }
  paint("row");

  const cursor = svg.querySelector(".cursor");
  let place = null;
  const line = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const tell = (a, p) => {
    place = [a, p];
    const n = at.get(a * size + p) ?? 0;
    for (const [key, value] of Object.entries({ x: left + p * cell, y: top + a * cell, width: cell, height: cell })) cursor.setAttribute(key, value);
    const what = a === p ? "right" : "wrong";
    const head = line("p", "");
    head.append(line("span", "", `swatch ${what}`), line("strong", `${n} ${n === 1 ? "row" : "rows"}`), a === p ? " predicted rightly" : " mistaken");
    detail.replaceChildren(head,
      line("p", `Actual: ${names[a]}`), line("p", `Predicted: ${names[p]}`),
      line("p", `${percent(share(n, sums.row[a]))} of the ${sums.row[a]} that are, ${percent(share(n, sums.column[p]))} of the ${sums.column[p]} predicted`, "soft small"));
  };
  const locate = event => {
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale - left, (event.clientY - box.top) * scale - top];
    const [a, p] = [Math.floor(y / cell), Math.floor(x / cell)];
    if (a >= 0 && p >= 0 && a < size && p < size) tell(a, p);
  };
  svg.addEventListener("pointermove", locate);
  svg.addEventListener("click", locate);
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  document.querySelector("#confusion .view").addEventListener("keydown", event => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const clamp = value => Math.min(size - 1, Math.max(0, value));
    const [a, p] = place ? [place[0] + move[0], place[1] + move[1]] : [0, 0];
    tell(clamp(a), clamp(p));
  });
})();
