// From values to places and back, with round ticks.
const scales = (() => {
  const steps = (from, to, most, whole) => {
    if (!(to > from)) return [from];
    const rough = (to - from) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const size = rough / power;
    let step = power * (size <= 1.001 ? 1 : size <= 2.001 ? 2 : size <= 5.001 ? 5 : 10);
    if (whole) step = Math.max(1, Math.round(step));
    const ticks = [];
    for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) ticks.push(+(i * step).toPrecision(12));
    return ticks;
  };
  const linear = (from, to, most = 5, whole = false) => ({
    unit: v => to > from ? (v - from) / (to - from) : 0.5,
    ticks: steps(from, to, most, whole), from, to,
  });
  // Powers of ten; with few of them, 2 and 5 times these as well.
  const log = (from, to, most = 5) => {
    const decades = Math.log10(to / from);
    const factors = decades < 1.2 ? [1, 2, 3, 5, 7] : decades < 3 ? [1, 2, 5] : [1];
    let ticks = [];
    for (let p = Math.floor(Math.log10(from)); p <= Math.ceil(Math.log10(to)); p++)
      for (const f of factors) ticks.push(+(f * 10 ** p).toPrecision(12));
    ticks = ticks.filter(t => t >= from * 0.999999 && t <= to * 1.000001);
    if (ticks.length < 2) ticks = [from, to];
    while (ticks.length > most + 4) ticks = ticks.filter((_, i) => i % 2 === 0);
    return { unit: v => to > from ? Math.log(v / from) / Math.log(to / from) : 0.5, ticks, from, to };
  };
  const names = values => ({ unit: v => (v + 0.5) / values.length, ticks: values.map((_, i) => i), from: 0, to: values.length - 1, values });
  const ofAxis = (axis, most = 5) => axis.values ? names(axis.values)
    : axis.log && axis.low > 0 ? log(axis.low, axis.high, most) : linear(axis.low, axis.high, most, axis.whole);

  // The range of values; with those far off, only the part from the best to where most of the others are. Beyond 0 and 1 there are no shares.
  const range = (values, larger, whole) => {
    const sorted = values.filter(v => v !== null && Number.isFinite(v)).sort((a, b) => larger ? b - a : a - b);
    if (!sorted.length) return { from: 0, to: 1, cut: false };
    const [best, worst, near] = [sorted[0], sorted.at(-1), sorted[Math.floor((sorted.length - 1) * 0.8)]];
    const wide = Math.abs(near - best) * 1.6;
    const cut = !whole && sorted.length >= 8 && wide > 0 && Math.abs(worst - best) > 2.5 * wide;
    const end = cut ? best + Math.sign(worst - best) * wide : worst;
    const [low, high] = [Math.min(best, end), Math.max(best, end)];
    const room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 0.1);
    const [below, above] = [low >= 0 ? Math.max(0, low - room) : low - room, low >= 0 && high <= 1 ? Math.min(1, high + room) : high + room];
    return { from: cut && larger ? low : below, to: cut && !larger ? high : above, cut };
  };
  return { linear, log, ofAxis, range };
})();
