// The names of relations beside their links: each where it hides nothing, or not at all.

const NAME = 12; // their size in pixels, at a zoom of 1
const READABLE = 7; // below this many pixels on the screen they are left out
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]; // where along a link a name is tried
const ASIDE = [0, -NAME * 0.85, NAME * 0.85]; // on the link, else above or below it
const FEW = 8; // lit links that bear their names even over what is dimmed

let linkNames = []; // {key, text, x, y, half, on}

const namesShown = () => (state.names ? state.names === "1" : ["overview", "company", "around", "path"].includes(state.view));

/** What a link says: of the facts that are being read where it stands for one of them, else of all. */
const linkName = (l) => {
  const chosen = selection().facts || [];
  const read = l.facts.filter((s) => chosen.includes(s));
  const kinds = [...new Set((read.length ? read : l.facts).map((s) => nameOf(G.relations[s.p])))];
  return kinds.slice(0, 2).join(" · ") + (kinds.length > 2 ? " …" : "");
};

/** Place the names of what is drawn: of the lit links alone where something is lit, of all where the view asks for it. */
function nameLinks(lights, lit, anyLit) {
  const wanted = shownLinks.map((l) => ({ l, on: lights(l) })).filter(({ on }) => on || (namesShown() && !anyLit && shownLinks.length <= 300));
  wanted.sort((p, q) => q.on - p.on || q.l.facts.length - p.l.facts.length || p.l.a - q.l.a || p.l.b - q.l.b);
  const taken = shownNodes.flatMap(roomOf);
  const ofLit = wanted.length <= FEW && anyLit ? [...lit].filter((n) => spots.has(n)).flatMap(roomOf) : null;
  linkNames = [];
  for (const { l, on } of wanted) {
    const text = linkName(l);
    const half = (widthOf(text) * NAME) / 2 + 3;
    const spot = freeSpot(l, half, taken) || (ofLit && freeSpot(l, half, ofLit));
    if (!spot) continue;
    taken.push(spot.room);
    ofLit?.push(spot.room);
    linkNames.push({ key: l.key, text, x: spot.x, y: spot.y, half, on });
  }
}

/** The first place along a link, or beside it, where a name `2 * half` wide meets nothing that is `taken`. */
function freeSpot(l, half, taken) {
  for (const [aside, share] of ASIDE.flatMap((far) => SHARES.map((one) => [far, one]))) {
    const [x, middle] = along(l, share);
    const y = middle + aside;
    const room = [x - half, y - NAME * 0.75, x + half, y + NAME * 0.75];
    if (!taken.some((other) => meet(room, other))) return { x, y, room };
  }
  return null;
}

const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** The mark of an entity and its name, as two rectangles; in a column they are one. */
function roomOf(n) {
  const [x, y] = spots.get(n);
  const box = boxOf(n, boxedView());
  if (boxedView()) return [[x - box.half, y - 15, x + box.half, y + 15]];
  const size = nodeSize(n) + 2;
  return [[x - size, y - size, x + size, y + size], [x - box.half + 8, y + size, x + box.half - 8, y + box.below - 4]];
}

/** A point of a link, with the same curve that is drawn. */
function along({ a, b }, share) {
  const [[x1, y1], [x2, y2]] = [spots.get(a), spots.get(b)];
  const straight = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  if (!boxedView()) {
    const [from, to] = [nodeSize(a), nodeSize(b)]; // the middle of what can be seen
    const far = Math.hypot(x2 - x1, y2 - y1) || 1;
    const shift = (from - to) / 2 / far;
    return [straight[0] + (x2 - x1) * shift, straight[1] + (y2 - y1) * shift];
  }
  if (bend({ a, b }).type !== "cubicBezier") return straight;
  const level = stacked();
  const bezier = (p, q, r, s) => (1 - share) ** 3 * p + 3 * (1 - share) ** 2 * share * q + 3 * (1 - share) * share ** 2 * r + share ** 3 * s;
  const middle = level ? (y1 + y2) / 2 : (x1 + x2) / 2;
  return level ? [bezier(x1, x1, x2, x2), bezier(y1, middle, middle, y2)] : [bezier(x1, middle, middle, x2), bezier(y1, y1, y2, y2)];
}

function drawLinkNames(context) {
  if (network.getScale() * NAME < READABLE) return;
  const ink = inks();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `${NAME}px ${FONT}`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = ink.ground;
  for (const { text, x, y, on } of linkNames) {
    context.fillStyle = on ? ink.text : ink.soft;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
