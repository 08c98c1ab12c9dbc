// Places for entities that a view did not place when the page was built: neighbours, paths, filtered views.

const EM = 14;
const LINE = 9;
const wide = /[\u00b7\u00d7\u2013-\u2016\u2018\u2019\u201c\u201d\u2026ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;

const widthOf = (text) => [...text].reduce((sum, c) => sum + (wide.test(c) ? 1 : 0.56), 0);

function take(text, room) {
  let taken = 0;
  let out = "";
  for (const c of text) {
    taken += wide.test(c) ? 1 : 0.56;
    if (taken > room) break;
    out += c;
  }
  return out;
}

/** A label in at most two lines; the same as wrap() in explorer_layout.py. */
function wrap(label) {
  const text = label.split(/\s+/).filter(Boolean).join(" ");
  const width = widthOf(text);
  if (width <= LINE) return text;
  const first = whole([...text], [...take(text, Math.min(LINE, Math.max(width / 2, LINE * 0.5) + 0.3))].length);
  const rest = text.slice(first.length).trim();
  let second = take(rest, LINE);
  if (second !== rest) second = take(rest, LINE - 1) + "…";
  return `${first.trim()}\n${second}`;
}

const OPENING = "（(《“‘「";
const CLOSING = "）)》”’」";

/** The first line of a text that would break at `at`, with no bracket or word broken; the same as _whole() in explorer_layout.py. */
function whole(text, at) {
  const count = (line, marks) => line.filter((c) => marks.includes(c)).length;
  for (const near of [at, at + 1, at - 1, at + 2, at - 2, at - 3, at - 4]) {
    const line = text.slice(0, Math.max(0, near));
    if (near < 2 || near >= text.length || widthOf(line.join("")) > LINE) continue;
    const word = /^[0-9A-Za-z]{2}$/.test(text[near - 1] + text[near]);
    if (count(line, OPENING) === count(line, CLOSING) && !word && !(CLOSING + "、，").includes(text[near])) return line.join("");
  }
  return text.slice(0, at).join("");
}

/** A label on one line, for a box; the same as clip() in explorer_layout.py. */
function clip(label, room = 12) {
  const text = label.split(/\s+/).filter(Boolean).join(" ");
  return widthOf(text) <= room ? text : take(text, room - 1) + "…";
}

const nodeSize = (n) => Math.round(Math.min(26, 7 + 3.1 * Math.sqrt(degreeOf[n])));

/** Room around a node's centre: half its width, above, below. */
function boxOf(n, boxed) {
  if (boxed) return { half: (widthOf(clip(G.entities[n].label)) * EM) / 2 + 12, above: 19, below: 19 };
  const lines = wrap(G.entities[n].label).split("\n");
  const half = (Math.max(...lines.map(widthOf)) * EM) / 2;
  const size = nodeSize(n);
  return { half: Math.max(size, half) + 10, above: size + 10, below: size + 14 + lines.length * (EM + 1) };
}

/**
 * Positions for all of `nodes`: those in `known` stay, the others settle near what they are linked to,
 * then all that are not pinned make room until no two labels meet.
 */
function settle(nodes, links, known, pinned, boxed) {
  const index = new Map(nodes.map((n, i) => [n, i]));
  const x = new Float64Array(nodes.length);
  const y = new Float64Array(nodes.length);
  const free = new Uint8Array(nodes.length);
  const beside = nodes.map(() => []);
  for (const [a, b] of links) {
    beside[index.get(a)].push(index.get(b));
    beside[index.get(b)].push(index.get(a));
  }
  nodes.forEach((n, i) => {
    const spot = known.get(n);
    if (spot) [x[i], y[i]] = spot;
    else free[i] = 1;
  });
  let turn = 0;
  nodes.forEach((n, i) => {
    if (!free[i]) return;
    const near = beside[i].filter((j) => !free[j] || j < i);
    const cx = near.length ? near.reduce((sum, j) => sum + x[j], 0) / near.length : 0;
    const cy = near.length ? near.reduce((sum, j) => sum + y[j], 0) / near.length : 0;
    const angle = (turn += 2.399963);
    const reach = near.length ? 110 + 4 * turn : 60 * Math.sqrt(turn);
    x[i] = cx + Math.cos(angle) * reach * (narrow() ? 0.8 : 1.25);
    y[i] = cy + Math.sin(angle) * reach;
  });
  if (free.some(Boolean)) spring(x, y, free, beside);
  makeRoom(nodes, x, y, pinned, boxed);
  const fresh = free.reduce((sum, one) => sum + one, 0) / nodes.length;
  if (fresh > MOSTLY_NEW && !pinned.size && !boxed && nodes.length <= FILL) drawTogether(nodes, x, y);
  return new Map(nodes.map((n, i) => [n, [Math.round(x[i]), Math.round(y[i])]]));
}

function spring(x, y, free, beside) {
  const count = x.length;
  const rounds = count > 250 ? 60 : 160;
  const [pullX, pullY] = narrow() ? [0.09, 0.03] : [0.03, 0.055]; // the picture is as wide or as tall as the canvas
  const moving = [...free.keys()].filter((i) => free[i]);
  for (let round = 0; round < rounds; round++) {
    const heat = 14 * (1 - round / rounds) + 0.4;
    for (const i of moving) {
      let fx = -x[i] * pullX;
      let fy = -y[i] * pullY;
      for (let j = 0; j < count; j++) {
        if (i === j) continue;
        const dx = x[i] - x[j] || (i - j) * 0.01;
        const dy = y[i] - y[j] || 0.01;
        const push = 8200 / (dx * dx + dy * dy) ** 1.3;
        fx += dx * push;
        fy += dy * push;
      }
      for (const j of beside[i]) {
        const dx = x[j] - x[i];
        const dy = y[j] - y[i];
        const far = Math.hypot(dx, dy) || 1;
        const pull = ((far - 150) * 0.3) / Math.min(beside[i].length, beside[j].length) / far;
        fx += dx * pull;
        fy += dy * pull;
      }
      const size = Math.hypot(fx, fy) || 1;
      x[i] += (fx / size) * Math.min(size, heat);
      y[i] += (fy / size) * Math.min(size, heat);
    }
  }
}

const MOSTLY_NEW = 0.3; // share of entities without a place beyond which the others need not keep theirs

/** The same picture made smaller, in the proportions of the canvas, as long as that is possible: names are then larger when it fits. */
function drawTogether(nodes, x, y) {
  const { clientWidth, clientHeight } = byId("canvas");
  const aspect = clientWidth && clientHeight > 100 ? clientWidth / (clientHeight - 60) : 1.4;
  const boxes = nodes.map((n) => boxOf(n, false));
  const size = (xs, ys) => {
    const wide = Math.max(...xs.map((v, i) => v + boxes[i].half)) - Math.min(...xs.map((v, i) => v - boxes[i].half));
    const high = Math.max(...ys.map((v, i) => v + boxes[i].below)) - Math.min(...ys.map((v, i) => v - boxes[i].above));
    return [wide, high * aspect];
  };
  let [wide, high] = size(x, y);
  for (let round = 0; round < 30; round++) {
    const [tx, ty] = [x.map((v) => v * (wide > high ? 0.92 : 1.02)), y.map((v) => v * (wide > high ? 1.02 : 0.92))];
    makeRoom(nodes, tx, ty, new Set(), false);
    const next = size(tx, ty);
    if (Math.max(...next) >= Math.max(wide, high) * 0.998) return;
    x.set(tx);
    y.set(ty);
    [wide, high] = next;
  }
}

function makeRoom(nodes, x, y, pinned, boxed) {
  const boxes = nodes.map((n) => boxOf(n, boxed));
  const still = nodes.map((n) => pinned.has(n));
  for (let round = 0; round < 400; round++) {
    let met = false;
    for (let i = 0; i < nodes.length; i++) {
      const a = boxes[i];
      for (let j = i + 1; j < nodes.length; j++) {
        const b = boxes[j];
        const dx = x[i] - x[j];
        const lapX = a.half + b.half - Math.abs(dx);
        if (lapX <= 0) continue;
        const dy = y[i] + (a.below - a.above) / 2 - y[j] - (b.below - b.above) / 2;
        const lapY = (a.above + a.below + b.above + b.below) / 2 - Math.abs(dy);
        if (lapY <= 0 || (still[i] && still[j])) continue;
        met = true;
        const share = still[i] || still[j] ? 1 : 0.5;
        if (lapX < lapY) {
          const move = (Math.sign(dx) || -1) * (lapX + 1) * share;
          if (!still[i]) x[i] += move;
          if (!still[j]) x[j] -= move;
        } else {
          const move = (Math.sign(dy) || -1) * (lapY + 1) * share;
          if (!still[i]) y[i] += move;
          if (!still[j]) y[j] -= move;
        }
      }
    }
    if (!met) return;
  }
}
