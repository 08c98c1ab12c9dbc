// The network on the canvas: what is shown, where it stands, how it looks.

const MOST = 500; // entities drawn at a time
const FILL = 60; // entities of a filtered overview
const EXPAND = 20; // neighbours that one expansion brings
const NEAR_SMALL = 12; // neighbours of an entity on a telephone
const RELATION_COLOURS = {
  signedWith: ["#2463d6", "#6ea4ff"], investedIn: ["#c85a0c", "#ff9f57"], subsidiaryOf: ["#8a4fd0", "#c39bff"],
  cooperatesWith: ["#1f8a4d", "#52cf88"], founded: ["#0a7f8c", "#47c6d2"],
};

const dataNodes = new vis.DataSet();
const dataEdges = new vis.DataSet();
let network = null;
let spots = new Map(); // entity -> [x, y] in the view on screen
let spotsOf = ""; // the view that these belong to
let shownNodes = [];
let shownLinks = [];
const broughtBy = new Map(); // entity -> the entity whose expansion brought it

const narrow = () => matchMedia("(max-width: 760px)").matches;
const boxedView = () => Boolean(currentView().columns.length);

/** Whether the columns of the view stand below one another. */
const stacked = () => new Set(currentView().columns.map(([, x]) => x)).size === 1 && currentView().columns.length > 1;

function currentView() {
  return (narrow() && G.views[`${state.view}Small`]) || G.views[state.view] || { nodes: [], points: [], relations: [], columns: [] };
}

/** The entities that the view itself asks for, before additions and removals. */
function ownNodes() {
  if (state.view === "around") {
    const centre = entityById.get(state.around).n;
    return [centre, ...[...neighbours(centre).keys()].sort(byWeight).slice(0, narrow() ? NEAR_SMALL : 2 * EXPAND)];
  }
  if (state.view === "path") {
    const [a, b] = pairIn(state.path).map((id) => entityById.get(id));
    return (a && b && a !== b && shortestPath(a.n, b.n)) || [];
  }
  const view = currentView();
  const kept = view.nodes.filter(classShown);
  if (state.view !== "overview" || !filtersAnything()) return kept;
  return filteredOverview(kept);
}

/** Under a filter the overview is led by what passes most often, and shows what links it: each hub's best neighbours in turn. */
function filteredOverview(kept) {
  const weight = new Map();
  for (const s of G.statements) {
    if (!factPasses(s.n) || s.s === s.o) continue;
    weight.set(s.s, (weight.get(s.s) || 0) + 1);
    weight.set(s.o, (weight.get(s.o) || 0) + 1);
  }
  const size = narrow() ? 14 : FILL;
  const often = (a, b) => weight.get(b) - weight.get(a) || byWeight(a, b);
  const ranked = [...weight.keys()].sort(often);
  const hubs = ranked.slice(0, Math.max(2, Math.floor(size / 5)));
  const beside = hubs.map((n) => [...neighbours(n).keys()].sort(often));
  const longest = Math.max(0, ...beside.map((list) => list.length));
  const inTurn = Array.from({ length: longest }, (_, i) => beside.map((list) => list[i]).filter((n) => n !== undefined)).flat();
  return [...new Set([...hubs, ...inTurn, ...ranked, ...(filtersFacts() ? [] : kept)])].slice(0, size);
}

/** Linked pairs among `nodes`: [a, b, statements, from a to b, from b to a]. */
function linksAmong(nodes) {
  const inside = new Set(nodes);
  const drawn = currentView().relations;
  const added = new Set([...state.add].map((id) => entityById.get(id)?.n));
  const read = new Set(selection().facts);
  const pairs = new Map();
  for (const n of nodes) {
    for (const f of factsOf[n]) {
      const s = G.statements[f];
      if (s.s !== n || s.s === s.o || !inside.has(s.o) || !factPasses(f)) continue;
      if (drawn.length && !read.has(s) && !drawn.includes(G.relations[s.p].id) && !added.has(s.s) && !added.has(s.o)) continue;
      const [a, b] = s.s < s.o ? [s.s, s.o] : [s.o, s.s];
      const key = `${a}-${b}`;
      if (!pairs.has(key)) pairs.set(key, { key, a, b, facts: [], ahead: false, back: false });
      const pair = pairs.get(key);
      pair.facts.push(s);
      if (G.relations[s.p].symmetric) pair.mutual = true;
      else if (s.s === a) pair.ahead = true;
      else pair.back = true;
    }
  }
  return [...pairs.values()];
}

function compose() {
  const key = `${state.view}|${state.around}|${state.path}|${narrow()}`;
  if (key !== spotsOf) {
    const view = currentView();
    spots = new Map(view.nodes.map((n, i) => [n, view.points[i]]));
    spotsOf = key;
    broughtBy.clear();
  }
  const hidden = new Set([...state.hide].map((id) => entityById.get(id)?.n));
  const extra = [...state.add].map((id) => entityById.get(id)?.n).filter((n) => n !== undefined && classShown(n));
  let nodes = [...new Set([...ownNodes(), ...extra])].filter((n) => !hidden.has(n)).slice(0, MOST);
  for (const n of endsInQuestion(nodes)) {
    nodes.push(n);
    extra.push(n);
  }
  shownLinks = linksAmong(nodes);
  if (filtersFacts() || state.view === "company") {
    const linked = new Set(shownLinks.flatMap((l) => [l.a, l.b]));
    nodes = nodes.filter((n) => linked.has(n) || extra.includes(n) || state.view === "around");
  }
  shownNodes = nodes;
  const pinned = new Set();
  for (const [id, spot] of state.pin) {
    const n = entityById.get(id)?.n;
    if (n !== undefined) {
      spots.set(n, spot);
      pinned.add(n);
    }
  }
  if (state.view === "path" && nodes.length) layPath(nodes);
  if (state.view === "around" && !spots.size) spots.set(nodes[0], [0, 0]);
  if (nodes.some((n) => !spots.has(n))) {
    const settled = settle(nodes, shownLinks.map((l) => [l.a, l.b]), spots, pinned, boxedView());
    for (const [n, spot] of settled) spots.set(n, spot);
  }
}

/** The ends of a fact that is being read, where the other end is on the canvas: they stand there as long as it is read. */
function endsInQuestion(nodes) {
  const inside = new Set(nodes);
  const ends = (selection().facts || []).filter((s) => factPasses(s.n) && (inside.has(s.s) || inside.has(s.o))).flatMap((s) => [s.s, s.o]);
  return [...new Set(ends)].filter((n) => !inside.has(n)).slice(0, Math.max(0, MOST - nodes.length));
}

/** A path goes from left to right, or from top to bottom where there is no room. */
function layPath(nodes) {
  nodes.forEach((n, i) => {
    if (!spots.has(n)) spots.set(n, narrow() ? [i % 2 ? 50 : -50, i * 120] : [i * 210, i % 2 ? 46 : -46]);
  });
}

/** Bring the canvas to what compose() decided, touching only what differs. */
function draw() {
  const ink = inks();
  const { entity, pair, facts } = selection();
  const marked = new Set(entity ? [entity.n] : pair ? pair.map((e) => e.n) : (facts || []).flatMap((s) => [s.s, s.o]));
  const lit = new Set(marked);
  if (entity) for (const l of shownLinks) if (marked.has(l.a) || marked.has(l.b)) lit.add(l.a).add(l.b);
  const dim = marked.size > 0 && shownNodes.some((n) => marked.has(n));
  const nodes = shownNodes.map((n) => nodeLook(n, ink, marked.has(n), dim && !lit.has(n)));
  const everything = shownNodes.every((n) => lit.has(n)); // then light would set nothing off
  const lights = (l) => !everything && (entity ? marked.has(l.a) || marked.has(l.b) : marked.size === 2 && marked.has(l.a) && marked.has(l.b));
  const links = shownLinks.map((l) => linkLook(l, ink, lights(l), dim && !everything && !lights(l)));
  nameLinks(lights, lit, dim && !everything);
  replace(dataNodes, nodes);
  replace(dataEdges, links);
}

function replace(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(items);
}

function inks() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return { ground: colour("--ground"), text: colour("--text"), faint: colour("--edge"), strong: colour("--accent"), soft: colour("--soft") };
}

const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

function nodeLook(n, ink, marked, dimmed) {
  const e = G.entities[n];
  const cls = classOf(e);
  const colour = colourOf(cls);
  const [x, y] = spots.get(n);
  const pinned = state.pin.has(e.id);
  const boxed = boxedView();
  const node = {
    id: n, x, y, fixed: pinned, label: wrap(e.label) || " ", shape: boxed ? "box" : cls.shape, size: nodeSize(n), opacity: dimmed ? 0.22 : 1,
    borderWidth: marked ? 4 : pinned ? 3 : 1.5,
    color: { background: colour, border: marked || pinned ? ink.text : ink.ground, highlight: { background: colour, border: ink.text }, hover: { background: colour, border: ink.text } },
    font: { size: EM, face: FONT, color: dimmed ? ink.soft : ink.text, strokeWidth: 2, strokeColor: ink.ground, bold: false, vadjust: 0 },
  };
  if (boxed) {
    const tint = mix(colour, ink.ground, 0.86);
    node.color = { background: tint, border: marked ? ink.text : colour, highlight: { background: tint, border: ink.text }, hover: { background: tint, border: ink.text } };
    node.label = clip(e.label) || " ";
    node.font = { ...node.font, strokeWidth: 0 };
    node.margin = 7;
  }
  return node;
}

/** `colour` with `share` of `other` in it; both as #rrggbb. */
function mix(colour, other, share) {
  const part = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
  return "#" + [0, 1, 2].map((i) => Math.round(part(colour, i) * (1 - share) + part(other, i) * share).toString(16).padStart(2, "0")).join("");
}

function linkLook(l, ink, on, dimmed) {
  const kinds = [...new Set(l.facts.map((s) => G.relations[s.p]))];
  const own = state.view === "company" && RELATION_COLOURS[kinds[0].id];
  const colour = on ? ink.strong : own ? own[state.theme === "dark" ? 1 : 0] : ink.faint;
  return {
    id: l.key, from: l.a, to: l.b, arrows: { to: { enabled: l.ahead, scaleFactor: 0.45 }, from: { enabled: l.back, scaleFactor: 0.45 } },
    dashes: onlyPlanned(l) ? [5, 5] : false, width: Math.min(4, 1 + 0.45 * (l.facts.length - 1)) + (on ? 1 : 0),
    color: { color: colour, highlight: ink.strong, hover: ink.strong, opacity: dimmed ? 0.15 : 1 },
    smooth: boxedView() ? bend(l) : false,
  };
}

const onlyPlanned = (l) => l.facts.every((s) => s.planned);

/** Between columns links swing from side to side, between groups below one another up and down; inside one they pass around. */
function bend({ a, b }) {
  const [[x1, y1], [x2, y2]] = [spots.get(a), spots.get(b)];
  if (stacked() ? Math.abs(y1 - y2) < 30 : Math.abs(x1 - x2) < 60) return { enabled: true, type: "curvedCW", roundness: 0.4 };
  return { enabled: true, type: "cubicBezier", forceDirection: stacked() ? "vertical" : "horizontal", roundness: 0.5 };
}
