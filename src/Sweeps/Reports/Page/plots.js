// A chart: drawn anew for each width, its trials found by pointer, touch and arrow keys.
const plots = (() => {
  const space = "http://www.w3.org/2000/svg";
  const make = (tag, attributes, parent, text) => {
    const element = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    parent?.append(element);
    return element;
  };
  const cross = (x, y, r = 4) => `M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`;
  const ring = (x, y, r = 4) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

  // The sign of a state: what has a value is a dot, the others are lines.
  const sign = (state, x, y, parent, n) => {
    const path = state === "failed" ? cross(x, y, 3.5) : state === "pruned" ? `M${x} ${y - 5}V${y + 5}` : ring(x, y, 3.8) + (state === "running" ? `M${x} ${y}v.01` : "");
    return make("path", { class: `sign ${state}`, d: path, "data-t": n }, parent);
  };
  for (const key of document.querySelectorAll("[data-key]")) {
    const state = key.dataset.key;
    if (state === "complete" || state === "best") make("circle", { class: `dot ${state}`, r: 5, style: "--p:85" }, key);
    else sign(state, 0, 0, key);
  }

  const cut = (text, pixels, letter = 6.6) => {
    const most = Math.max(2, Math.floor(pixels / letter));
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  };
  const distance = (px, py, [ax, ay], [bx, by]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = dx || dy ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy))) : 0;
    return Math.hypot(px - ax - along * dx, py - ay - along * dy);
  };

  // paint(svg, width) draws and gives the height and what can be pointed at: paths of trials, [{ n, points }].
  const chart = (host, paint, least = 0) => {
    const self = { host, svg: null, paths: [] };
    self.draw = () => {
      const width = Math.max(least, Math.floor(host.clientWidth));
      if (width === 0) return;
      const svg = make("svg", { role: "presentation" });
      const { height, paths } = paint(svg, width);
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      if (least > host.clientWidth) svg.style.width = `${width}px`;
      self.paths = paths;
      self.svg = svg;
      host.replaceChildren(svg);
    };
    let drawn = 0;
    new ResizeObserver(() => {
      if (host.clientWidth === drawn) return;
      drawn = host.clientWidth;
      self.draw();
      sweep.keep(sweep.kept);
    }).observe(host);
    drawn = host.clientWidth;
    self.draw();
    sweep.charts.push(self);

    const open = () => self.paths.filter(p => sweep.kept === null || sweep.kept.has(p.n));
    const find = (event, far) => {
      const box = self.svg.getBoundingClientRect();
      const scale = self.svg.viewBox.baseVal.width / box.width;
      const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
      let [found, least] = [-1, far];
      for (const { n, points } of open()) {
        for (let i = 0; i < Math.max(1, points.length - 1); i++) {
          if (points[i] === null || points[i + 1] === null && points.length > 1) continue;
          const away = distance(x, y, points[i], points[i + 1] ?? points[i]);
          if (away <= least) [found, least] = [n, away];
        }
      }
      return found;
    };
    host.addEventListener("pointermove", event => { if (event.pointerType !== "touch" && !event.buttons) sweep.light(find(event, 18), event.clientX, event.clientY); });
    host.addEventListener("click", event => { const n = find(event, 30); sweep.light(n, event.clientX, event.clientY); sweep.tell(n); });
    host.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") sweep.light(-1); });
    host.addEventListener("blur", () => sweep.light(-1));
    host.addEventListener("keydown", event => {
      if (event.target !== host) return;
      const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (event.key === "Escape") { sweep.light(-1); sweep.tell(-1); return; }
      const order = [...new Set(open().map(p => p.n))].sort((a, b) => a - b);
      if (!move || !order.length) return;
      event.preventDefault();
      const at = order.indexOf(sweep.lit);
      const n = at < 0 ? order[move > 0 ? 0 : order.length - 1] : order[Math.max(0, Math.min(order.length - 1, at + move))];
      const point = self.paths.find(p => p.n === n).points.findLast(p => p !== null);
      const box = self.svg.getBoundingClientRect();
      const scale = box.width / self.svg.viewBox.baseVal.width;
      sweep.light(n, box.left + point[0] * scale, box.top + point[1] * scale);
      sweep.tell(n);
    });
    return self;
  };

  // Axes of a plane: grid and numbers on the left, ticks and names below. Gives the functions that place values.
  const plane = (svg, width, height, x, y, { xTitle, yTitle, bottom = 42, top = 10 }) => {
    const label = (scale, tick) => scale.values ? scale.values[tick] : sweep.number(tick);
    const widest = Math.max(...y.ticks.map(t => label(y, t).length), 1);
    const [left, right] = [Math.min(92, 16 + 7 * Math.min(widest, 10)) + (yTitle ? 16 : 0), width - 12];
    const place = { x: v => left + x.unit(v) * (right - left), y: v => height - bottom - y.unit(v) * (height - bottom - top), left, right, base: height - bottom, top };
    for (const tick of y.ticks) {
      make("line", { class: "grid", x1: left, x2: right, y1: place.y(tick), y2: place.y(tick) }, svg);
      make("text", { x: left - 7, y: place.y(tick) + 4, "text-anchor": "end" }, svg, cut(label(y, tick), 70, 7));
    }
    const room = (right - left) / Math.max(1, x.ticks.length);
    let end = -Infinity;
    for (const tick of x.ticks) {
      const text = cut(label(x, tick), x.values ? Math.max(room - 4, 24) : 60);
      const half = text.length * 3.4;
      if (place.x(tick) - half < end + 4 || place.x(tick) + half > width + 6) continue;
      end = place.x(tick) + half;
      make("line", { class: "axis", x1: place.x(tick), x2: place.x(tick), y1: place.base, y2: place.base + 4 }, svg);
      make("text", { x: place.x(tick), y: place.base + 17, "text-anchor": "middle" }, svg, text);
    }
    make("line", { class: "axis", x1: left, x2: right, y1: place.base, y2: place.base }, svg);
    if (xTitle) make("text", { class: "title", x: (left + right) / 2, y: height - 5, "text-anchor": "middle" }, svg, cut(xTitle, right - left));
    if (yTitle) make("text", { class: "title", "text-anchor": "middle", transform: `translate(12 ${(place.base + top) / 2}) rotate(-90)` }, svg, cut(yTitle, place.base - top));
    return place;
  };
  const dot = (svg, x, y, n, percent, kind = "", r = 4.5) => make("circle", { class: `dot ${kind}`, cx: x, cy: y, r, style: `--p:${percent}`, "data-t": n }, svg);

  // Trials of one category stand beside each other, the same ones each time at the same places.
  const apart = (n, width) => ((n * 0.618034) % 1 - 0.5) * width;
  return { apart, make, sign, cut, chart, plane, dot, ring };
})();
