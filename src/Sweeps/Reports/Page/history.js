// The value of each trial with the best so far, and the curves of epochs.
(() => {
  const { data, all } = sweep;
  const { make, chart, plane, dot, sign } = plots;
  let whole = false;

  const history = document.querySelector("[data-plot=history]");
  if (history) {
    chart(history, (svg, width) => {
      const goal = data.objectives[sweep.objective];
      const known = data.trials.filter(t => t.objectives.length && t.objectives[sweep.objective] !== null);
      const others = data.trials.filter(t => !known.includes(t));
      const y = scales.range(known.map(t => t.objectives[sweep.objective]), goal?.larger ?? true, whole);
      const strip = others.length ? 26 : 0;
      const height = Math.round(Math.max(260, Math.min(380, width * 0.42))) + strip;
      const numbers = data.trials.map(t => t.n);
      const x = scales.linear(Math.min(...numbers) - 0.5, Math.max(...numbers) + 0.5, Math.min(10, Math.floor(width / 70)), true);
      const place = plane(svg, width, height, x, scales.linear(y.from, y.to), { xTitle: "trial", yTitle: goal?.name ?? "", bottom: 42 + strip });
      const held = v => Math.max(place.top, Math.min(place.base, place.y(v)));
      let [best, path] = [null, ""];
      for (const trial of known) {
        const value = trial.objectives[sweep.objective];
        if (best === null) path = `M${place.x(trial.n)} ${held(value)}`;
        else if (goal.larger ? value > best : value < best) path += `H${place.x(trial.n)}V${held(value)}`;
        best = best === null ? value : goal.larger ? Math.max(best, value) : Math.min(best, value);
      }
      if (known.length > 1) make("path", { class: "so-far", d: `${path}H${place.right}` }, svg);
      const paths = [];
      for (const trial of known) {
        const value = trial.objectives[sweep.objective];
        const [px, py] = [place.x(trial.n), held(value)];
        const outside = value < y.from || value > y.to;
        const down = value < y.from ? 1 : -1;
        if (outside) make("path", { class: "dot", style: `--p:${sweep.rankOf(trial.n)}`, d: `M${px - 5} ${py - 8 * down}h10l-5 ${8 * down}z`, "data-t": trial.n }, svg);
        else dot(svg, px, py, trial.n, sweep.rankOf(trial.n), trial.n === data.best ? "best" : "", trial.n === data.best ? 6 : 4.5);
        paths.push({ n: trial.n, points: [[px, py]] });
      }
      for (const trial of others) {
        const [px, py] = [place.x(trial.n), place.base + 33];
        sign(trial.state, px, py, svg, trial.n);
        paths.push({ n: trial.n, points: [[px, py]] });
      }
      if (!known.length) make("text", { x: width / 2, y: height / 2 - 30, "text-anchor": "middle" }, svg, "No trial is complete yet.");
      return { height, paths };
    });
    const button = document.querySelector("[data-whole]");
    button.addEventListener("click", () => {
      whole = !whole;
      button.setAttribute("aria-pressed", whole);
      sweep.redraw();
    });
  }

  const learning = document.querySelector("[data-plot=learning]");
  if (learning) {
    let figure = 0;
    const group = document.querySelector("[data-figures]");
    data.figures.forEach((name, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.setAttribute("aria-pressed", i === 0);
      button.addEventListener("click", () => {
        figure = i;
        [...group.children].forEach((b, k) => b.setAttribute("aria-pressed", k === i));
        self.draw();
        sweep.keep(sweep.kept);
      });
      if (data.figures.length > 1) group.append(button);
    });
    const order = trial => trial.n === data.best ? 1000 : trial.state === "complete" ? sweep.rankOf(trial.n) : -1;
    // Losses fall by ratios: where they do, ratios are shown.
    const scale = values => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      if (low > 0 && high / low > 8) return scales.log(low / 1.1, high * 1.1);
      const range = scales.range(values, true, true);
      return scales.linear(range.from, range.to);
    };
    const self = chart(learning, (svg, width) => {
      const trials = data.trials.filter(t => t.epochs.some(e => e.f[figure] !== null)).sort((a, b) => order(a) - order(b));
      const height = Math.round(Math.max(280, Math.min(400, width * 0.45)));
      const y = scale(trials.flatMap(t => t.epochs.map(e => e.f[figure])).filter(v => v !== null));
      const epochs = trials.flatMap(t => t.epochs.map(e => e.e));
      const x = scales.linear(Math.min(...epochs, 1) - (Math.max(...epochs) === 1 ? 0.5 : 0), Math.max(...epochs) + (Math.max(...epochs) === 1 ? 0.5 : 0), Math.min(10, Math.floor(width / 70)), true);
      const place = plane(svg, width, height, x, y, { xTitle: "epoch", yTitle: data.figures[figure] });
      const paths = [];
      for (const trial of trials) {
        const points = trial.epochs.filter(e => e.f[figure] !== null).map(e => [place.x(e.e), place.y(e.f[figure])]);
        const kind = trial.n === data.best ? "best" : trial.state;
        make("path", { class: `line ${kind}`, style: `--p:${sweep.rankOf(trial.n)}`, d: `M${points.map(p => p.map(v => v.toFixed(1)).join(" ")).join("L")}`, "data-t": trial.n }, svg);
        const [ex, ey] = points.at(-1);
        if (trial.state === "complete") {
          if (points.length === 1 || kind === "best") dot(svg, ex, ey, trial.n, sweep.rankOf(trial.n), kind, kind === "best" ? 5 : 3.5);
        } else sign(trial.state, ex, ey, svg, trial.n);
        paths.push({ n: trial.n, points });
      }
      return { height, paths: paths.reverse() };
    });
  }
})();
