// Slices: the objective over each parameter; and fronts: each two objectives against each other.
(() => {
  const { data } = sweep;
  const { make, chart, plane, dot, ring } = plots;
  const done = data.trials.filter(t => t.objectives.length > 0);
  const host = parent => {
    const element = document.createElement("div");
    element.className = "plot";
    element.tabIndex = 0;
    parent.append(element);
    return element;
  };

  const slices = document.querySelector("[data-slices]");
  if (slices) {
    data.axes.forEach((axis, k) => {
      const element = host(slices);
      element.setAttribute("aria-label", `Objective over ${axis.name}`);
      chart(element, (svg, width) => {
        const goal = data.objectives[sweep.objective];
        const own = done.filter(t => t.at[k] !== null && t.objectives[sweep.objective] !== null);
        const y = scales.range(done.map(t => t.objectives[sweep.objective]), goal.larger, false);
        const place = plane(svg, width, 220, scales.ofAxis(axis, Math.max(2, Math.floor(width / 80))), scales.linear(y.from, y.to, 4), { xTitle: axis.name });
        const paths = own.map((t, i) => {
          const [px, py] = [place.x(t.at[k] + (axis.values ? plots.apart(t.n, 0.5) : 0)), Math.max(place.top, Math.min(place.base, place.y(t.objectives[sweep.objective])))];
          const isBest = t.n === data.best;
          dot(svg, px, py, t.n, own.length > 1 ? Math.round(100 * i / (own.length - 1)) : 100, isBest ? "best" : "time", isBest ? 5.5 : 4);
          return { n: t.n, points: [[px, py]] };
        });
        if (!own.length) make("text", { x: width / 2, y: 100, "text-anchor": "middle" }, svg, "no complete trial has it");
        return { height: 220, paths };
      });
    });
  }

  const fronts = document.querySelector("[data-fronts]");
  if (fronts) {
    const pairs = data.objectives.flatMap((_, i) => data.objectives.slice(0, i).map((__, j) => [i, j]));
    const scale = values => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      if (low > 0 && high / low > 30) return scales.log(low / 1.15, high * 1.15);
      const range = scales.range(values, true, true);
      return scales.linear(range.from, range.to);
    };
    const title = o => `${data.objectives[o].name} (${data.objectives[o].larger ? "larger" : "smaller"} is better)`;
    for (const [i, j] of pairs) {
      const element = host(fronts);
      element.setAttribute("aria-label", `${data.objectives[j].name} over ${data.objectives[i].name}`);
      chart(element, (svg, width) => {
        const height = Math.round(Math.max(280, Math.min(420, width * 0.6)));
        const place = plane(svg, width, height, scale(done.map(t => t.objectives[i])), scale(done.map(t => t.objectives[j])), { xTitle: title(i), yTitle: title(j) });
        const at = t => [place.x(t.objectives[i]), place.y(t.objectives[j])];
        const front = done.filter(t => t.front).sort((a, b) => a.objectives[i] - b.objectives[i]);
        if (data.objectives.length === 2 && front.length > 1) make("path", { class: "front-line", d: steps(front.map(at), data.objectives[i].larger) }, svg);
        const paths = done.map(t => {
          const [px, py] = at(t);
          dot(svg, px, py, t.n, sweep.rankOf(t.n), t.n === data.best ? "best" : "");
          if (t.front) make("path", { class: "sign front", d: ring(px, py, 8), "data-t": t.n }, svg);
          return { n: t.n, points: [[px, py]] };
        });
        return { height, paths };
      });
    }
  }

  // From one trial of the front to the next by the corner that neither reaches: between them nothing better was found.
  function steps(points, larger) {
    return points.reduce((path, [x, y], k) => k === 0 ? `M${x} ${y}` : `${path}${larger ? `V${y}H${x}` : `H${x}V${y}`}`, "");
  }
  sweep.redraw();
})();
