(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const { names, group, groups, side, columns, sizes, spaces } = JSON.parse(document.getElementById("map-data").textContent);
  const sheet = document.getElementById("sheet");
  const tip = document.getElementById("tip");
  const told = document.getElementById("told");
  const unit = 400;
  const reach = 22;
  const shown = 112;
  const tile = 20;

  const maps = all("[data-map]").map((view, number) => {
    const dots = all(".series circle", view);
    return {
      view, dots, space: spaces[number], yaw: 0.6, pitch: 0.35, cursor: view.querySelector(".cursor"), canvas: view.querySelector("canvas"),
      x: dots.map(d => +d.getAttribute("cx")), y: dots.map(d => +d.getAttribute("cy")),
    };
  });
  const off = new Set();
  let chosen = -1;
  let pictures = false;

  // The picture of an item, on a canvas.
  const draw = (context, item, x, y, width, height) =>
    context.drawImage(sheet, item % columns * side, Math.floor(item / columns) * side, sizes[2 * item], sizes[2 * item + 1], x, y, width, height);
  const hasPicture = item => sheet && sizes[2 * item] > 0;

  // One item is lit up in all maps; the tip stands beside it in one of them.
  const place = map => {
    const box = map.view.getBoundingClientRect();
    const scale = box.width / unit;
    const [x, y] = [box.left + map.x[chosen] * scale, box.top + map.y[chosen] * scale];
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const [right, left] = [x + 18, x - 18 - width];
    const beside = right + width <= innerWidth - 6 ? right : left >= 6 ? left : null;
    const [across, down] = beside === null ? [x - width / 2, y + (y > height + 24 ? -18 - height : 18)] : [beside, y - height / 2];
    tip.style.left = `${Math.max(6, Math.min(across, innerWidth - width - 6))}px`;
    tip.style.top = `${Math.max(6, Math.min(down, innerHeight - height - 6))}px`;
  };
  const fill = item => {
    const canvas = tip.querySelector("canvas");
    canvas.hidden = !hasPicture(item);
    if (hasPicture(item)) {
      const [width, height] = [sizes[2 * item], sizes[2 * item + 1]];
      const scale = shown / Math.max(width, height);
      canvas.classList.toggle("tiny", Math.max(width, height) <= 48);
      [canvas.width, canvas.height] = [width, height];
      canvas.style.width = `${Math.round(width * scale)}px`;
      canvas.style.height = `${Math.round(height * scale)}px`;
      draw(canvas.getContext("2d"), item, 0, 0, width, height);
    }
    const label = groups[group[item]];
    tip.querySelector("strong").textContent = label || names[item];
    tip.querySelector("span").textContent = label ? names[item] : "";
    const { style } = maps[0].dots[item].parentElement;
    ["--h", "--t"].forEach(name => tip.style.setProperty(name, style.getPropertyValue(name)));
  };
  const mark = () => {
    for (const map of maps) {
      map.cursor.setAttribute("cx", chosen < 0 ? -20 : map.x[chosen]);
      map.cursor.setAttribute("cy", chosen < 0 ? -20 : map.y[chosen]);
    }
  };
  const choose = (item, map) => {
    if (item !== chosen) {
      chosen = item;
      mark();
      if (item >= 0) fill(item);
    }
    tip.hidden = item < 0;
    if (item >= 0) place(map);
  };
  const tell = item => { told.textContent = item < 0 ? "" : [groups[group[item]], names[item]].filter(t => t).join(", "); };

  const best = (map, badness) => {
    let [found, least] = [-1, Infinity];
    for (let i = 0; i < map.x.length; i++) {
      if (off.has(group[i])) continue;
      const bad = badness(map.x[i], map.y[i], i);
      if (bad < least) [found, least] = [i, bad];
    }
    return found;
  };
  const locate = (map, event, far) => {
    const box = map.view.getBoundingClientRect();
    const scale = unit / box.width;
    const [px, py] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const item = best(map, (x, y) => Math.hypot(x - px, y - py));
    return item >= 0 && Math.hypot(map.x[item] - px, map.y[item] - py) <= far * scale ? item : -1;
  };

  // Three dimensions are turned.
  const turn = (map, yaw, pitch) => {
    map.yaw = yaw;
    map.pitch = Math.max(-1.5, Math.min(1.5, pitch));
    const [cy, sy, cp, sp] = [Math.cos(map.yaw), Math.sin(map.yaw), Math.cos(map.pitch), Math.sin(map.pitch)];
    map.space.forEach(([x, y, z], i) => {
      map.x[i] = (1 + x * cy + z * sy) * unit / 2;
      map.y[i] = (1 - y * cp + (z * cy - x * sy) * sp) * unit / 2;
      map.dots[i].setAttribute("cx", map.x[i].toFixed(1));
      map.dots[i].setAttribute("cy", map.y[i].toFixed(1));
    });
    mark();
    if (chosen >= 0 && !tip.hidden) place(map);
    paint(map);
  };

  const moves = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const step = (map, [dx, dy]) => {
    if (chosen < 0 || off.has(group[chosen])) return best(map, (x, y) => Math.hypot(x - unit / 2, y - unit / 2));
    const next = best(map, (x, y, i) => {
      const [ahead, aside] = [(x - map.x[chosen]) * dx + (y - map.y[chosen]) * dy, Math.abs((x - map.x[chosen]) * dy) + Math.abs((y - map.y[chosen]) * dx)];
      return i === chosen || ahead <= 0.05 || aside > 2 * ahead ? Infinity : ahead + 2 * aside;
    });
    return next < 0 ? chosen : next;
  };
  for (const map of maps) {
    const { view } = map;
    let drag = null;
    view.addEventListener("pointermove", event => {
      if (drag) turn(map, drag.yaw + (event.clientX - drag.x) / 120, drag.pitch + (event.clientY - drag.y) / 120);
      else if (event.pointerType !== "touch") choose(locate(map, event, reach), map);
    });
    view.addEventListener("pointerdown", event => {
      if (!map.space) return;
      drag = { x: event.clientX, y: event.clientY, yaw: map.yaw, pitch: map.pitch };
      view.setPointerCapture(event.pointerId);
    });
    for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, () => { drag = null; });
    view.addEventListener("click", event => { const item = locate(map, event, 2 * reach); choose(item, map); tell(item); });
    view.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") choose(-1, map); });
    view.addEventListener("blur", () => choose(-1, map));
    view.addEventListener("keydown", event => {
      const move = moves[event.key];
      if (move && event.shiftKey && map.space) turn(map, map.yaw + move[0] * 0.15, map.pitch + move[1] * 0.15);
      else if (move) { const item = step(map, move); choose(item, map); tell(item); }
      else if (event.key === "Escape") { choose(-1, map); tell(-1); }
      else return;
      event.preventDefault();
    });
  }
  addEventListener("scroll", () => { if (!tip.hidden) choose(-1, maps[0]); }, { passive: true });
  addEventListener("pointerdown", event => { if (!event.target.closest?.("[data-map]")) choose(-1, maps[0]); });

  // Pictures in the places of dots, as many as do not cover each other; the same ones each time.
  const order = Uint32Array.from(names, (_, i) => i).sort((a, b) => (a * 2654435761 >>> 0) - (b * 2654435761 >>> 0));
  const paint = map => {
    const context = map.canvas.getContext("2d");
    map.view.classList.toggle("pictures", pictures);
    const size = map.view.clientWidth;
    const scale = window.devicePixelRatio || 1;
    map.canvas.width = map.canvas.height = pictures ? Math.round(size * scale) : 1;
    if (!pictures) return;
    context.scale(scale, scale);
    const taken = new Set();
    const colours = new Map(all(".series", map.view).map(s => [+s.dataset.series, getComputedStyle(s.firstElementChild).fill]));
    for (const item of order) {
      if (off.has(group[item]) || !hasPicture(item)) continue;
      const [x, y] = [map.x[item] / unit * size, map.y[item] / unit * size];
      const [column, row] = [Math.floor(x / tile), Math.floor(y / tile)];
      const key = row * 4096 + column;
      if (taken.has(key)) continue;
      taken.add(key);
      const room = tile - 3;
      const [width, height] = [sizes[2 * item], sizes[2 * item + 1]].map(s => s * room / Math.max(sizes[2 * item], sizes[2 * item + 1]));
      const [left, top] = [(column + 0.5) * tile - width / 2, (row + 0.5) * tile - height / 2];
      context.fillStyle = colours.get(group[item]);
      context.fillRect(left - 1, top - 1, width + 2, height + 2);
      draw(context, item, left, top, width, height);
    }
  };
  const paintAll = () => maps.forEach(paint);
  const modes = all("[data-show]");
  for (const button of modes) {
    button.addEventListener("click", () => {
      modes.forEach(b => b.setAttribute("aria-pressed", b === button));
      pictures = button.dataset.show === "pictures";
      paintAll();
    });
  }
  const observer = new MutationObserver(() => {
    off.clear();
    all(".series.off", maps[0].view).forEach(s => off.add(+s.dataset.series));
    if (chosen >= 0 && off.has(group[chosen])) choose(-1, maps[0]);
    if (pictures) paintAll();
  });
  all(".series", maps[0].view).forEach(s => observer.observe(s, { attributes: true, attributeFilter: ["class"] }));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  addEventListener("resize", () => { if (pictures) paintAll(); });
})();
