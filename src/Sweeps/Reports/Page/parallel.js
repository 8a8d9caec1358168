// Parallel coordinates: an axis a parameter and one for the objective; ranges dragged on axes keep the trials that pass there.
(() => {
  const { data } = sweep;
  const { make, chart, cut } = plots;
  const host = document.querySelector("[data-plot=parallel]");
  if (!host) return;
  const ranges = new Map();
  const [foot, gap] = [20, 104];
  const edge = gap / 2;
  let top = 34;
  const roomOf = (list, width) => list.length > 1 ? (width - edge - 74) / (list.length - 1) : width;
  const isDone = t => t.objectives.length > 0;
  const goal = () => data.objectives[sweep.objective];
  const axes = () => {
    const values = data.trials.filter(isDone).map(t => t.objectives[sweep.objective]).filter(v => v !== null);
    const range = scales.range(values, goal()?.larger ?? true, true);
    const own = data.axes.map((a, i) => ({ key: a.name, name: a.name, scale: scales.ofAxis(a), of: t => t.at[i], apart: t => a.values ? plots.apart(t.n, 0.36) : 0 }));
    return values.length ? [...own, { key: "\u0000", name: goal().name, scale: scales.linear(range.from, range.to), of: t => isDone(t) ? t.objectives[sweep.objective] : null, apart: () => 0 }] : own;
  };
  const keep = list => {
    if (!ranges.size) { sweep.keep(null); return; }
    const passes = (t, axis) => {
      const [range, value] = [ranges.get(axis.key), axis.of(t)];
      return !range || value !== null && axis.scale.unit(value) >= range[0] - 1e-9 && axis.scale.unit(value) <= range[1] + 1e-9;
    };
    sweep.keep(new Set(data.trials.filter(t => list.every(a => passes(t, a))).map(t => t.n)));
  };
  const order = t => t.n === data.best ? 1000 : isDone(t) ? sweep.rankOf(t.n) : t.state === "failed" ? -2 : -1;

  const self = chart(host, (svg, width) => {
    const list = axes();
    const height = 380;
    top = list.some(a => lines(a.name, roomOf(list, width)).length > 1) ? 52 : 36;
    const x = i => list.length > 1 ? edge + i * (width - edge - 74) / (list.length - 1) : width / 2;
    const room = roomOf(list, width);
    const y = unit => height - foot - unit * (height - foot - top);
    const paths = [];
    for (const trial of [...data.trials].sort((a, b) => order(a) - order(b))) {
      const points = list.map((a, i) => { const v = a.of(trial); return v === null ? null : [x(i), y(a.scale.unit(v + a.apart(trial)))]; });
      let d = "";
      points.forEach((p, i) => { if (p) d += `${i && points[i - 1] ? "L" : "M"}${p[0].toFixed(1)} ${p[1].toFixed(1)}${!points[i - 1] && !points[i + 1] ? "h.01" : ""}`; });
      if (!d) continue;
      const kind = trial.n === data.best ? "best" : trial.state;
      make("path", { class: `line ${kind}`, style: `--p:${sweep.rankOf(trial.n)}`, d, "data-t": trial.n, "stroke-linecap": "round" }, svg);
      paths.push({ n: trial.n, points });
    }
    list.forEach((axis, i) => rail(svg, list, axis, i, x(i), y, room, height));
    return { height, paths: paths.reverse() };
  }, Math.max(0, data.axes.length * gap + 74));

  function rail(svg, list, axis, i, x, y, room, height) {
    make("line", { class: "rail", x1: x, x2: x, y1: top, y2: height - foot }, svg);
    const { ticks, values } = axis.scale;
    const every = values ? Math.ceil(values.length / 14) : 1;
    ticks.forEach((tick, k) => {
      if (k % every) return;
      make("line", { class: "axis", x1: x, x2: x + 5, y1: y(axis.scale.unit(tick)), y2: y(axis.scale.unit(tick)) }, svg);
      make("text", { class: "halo", x: x + 8, y: y(axis.scale.unit(tick)) + 4 }, svg, cut(values ? values[tick] : sweep.number(tick), room - 18));
    });
    title(svg, axis.name, x, room, i === list.length - 1 && axis.key === "\u0000");
    const brush = make("rect", { class: "brush", x: x - 7, width: 14, visibility: "hidden" }, svg);
    const show = () => {
      const range = ranges.get(axis.key);
      brush.setAttribute("visibility", range ? "visible" : "hidden");
      if (range) {
        brush.setAttribute("y", y(range[1]));
        brush.setAttribute("height", Math.max(2, y(range[0]) - y(range[1])));
      }
    };
    show();
    const hit = make("rect", { class: "hit", x: x - 15, y: top - 6, width: 30, height: height - foot - top + 12, tabindex: 0, role: "slider", "data-axis": axis.key,
      "aria-label": `${axis.name}: arrow keys move what is kept, with shift its upper end; escape lets go`, "aria-valuenow": 0 }, svg);
    const set = range => {
      if (range) ranges.set(axis.key, range); else ranges.delete(axis.key);
      hit.setAttribute("aria-valuetext", range ? `${Math.round(100 * range[0])} to ${Math.round(100 * range[1])} percent of the axis` : "all");
      show();
      keep(list);
    };
    const unit = event => {
      const box = svg.getBoundingClientRect();
      const at = (event.clientY - box.top) * height / box.height;
      return Math.max(0, Math.min(1, (height - foot - at) / (height - foot - top)));
    };
    let from = null;
    hit.addEventListener("pointerdown", event => { from = unit(event); hit.setPointerCapture?.(event.pointerId); event.stopPropagation(); sweep.light(-1); });
    hit.addEventListener("pointermove", event => {
      if (from === null) return;
      event.stopPropagation();
      const to = unit(event);
      if (Math.abs(to - from) > 0.01) set([Math.min(from, to), Math.max(from, to)]);
    });
    hit.addEventListener("pointerup", event => { if (from !== null && Math.abs(unit(event) - from) <= 0.01) set(null); from = null; });
    hit.addEventListener("pointercancel", () => { from = null; });
    hit.addEventListener("click", event => event.stopPropagation());
    hit.addEventListener("keydown", event => {
      const move = { ArrowUp: 0.05, ArrowDown: -0.05 }[event.key];
      if (event.key === "Escape") set(null);
      if (!move) return;
      event.preventDefault();
      event.stopPropagation();
      const [low, high] = ranges.get(axis.key) ?? [0, 1];
      const clamp = v => Math.max(0, Math.min(1, +v.toFixed(4)));
      if (event.shiftKey) set([low, Math.max(low, clamp(high + move))]);
      else if (low === 0 && high === 1) set(move > 0 ? [move, 1] : [0, 1 + move]);
      else set([clamp(low + move), clamp(high + move)]);
    });
  }

  // A name above its axis, on two lines if it needs them.
  function lines(name, room) {
    const letters = Math.floor((room - 8) / 6.9);
    const space = name.length > letters ? name.lastIndexOf(" ", letters) : -1;
    return space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name];
  }
  function title(svg, name, x, room, isGoal) {
    const text = make("text", { class: "title halo", "text-anchor": "middle", "font-weight": isGoal ? 650 : null }, svg);
    lines(name, room).forEach((line, k, all) => make("tspan", { x, y: top - 16 - 16 * (all.length - 1 - k) }, text, cut(line, room - 8, 6.9)));
    make("title", {}, text, name);
  }

  document.querySelector("[data-clear]").addEventListener("click", () => { ranges.clear(); self.draw(); sweep.keep(null); });
  addEventListener("keydown", event => { if (event.key === "Escape" && ranges.size && !event.target.closest?.(".hit")) { ranges.clear(); self.draw(); sweep.keep(null); } });
})();
