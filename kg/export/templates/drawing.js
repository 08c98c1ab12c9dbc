// The canvas: pointer, keys, zoom, and what changes a single entity on it.

function openCanvas() {
  network = new vis.Network(
    byId("canvas"),
    { nodes: dataNodes, edges: dataEdges },
    {
      physics: { enabled: false, solver: "forceAtlas2Based", forceAtlas2Based: { avoidOverlap: 0.6, springLength: 130 }, stabilization: false },
      layout: { improvedLayout: false },
      interaction: { hover: true, multiselect: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.6, hideEdgesOnDrag: false },
      nodes: { scaling: { label: { enabled: false } }, chosen: true, labelHighlightBold: false },
      edges: { selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false },
    },
  );
  network.on("click", ({ nodes, edges }) => {
    closeDrawers();
    if (nodes.length) selectEntity(nodes[0]);
    else if (edges.length) selectLink(edges[0]);
    else if (state.sel) select("");
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) expand(nodes[0]);
  });
  network.on("dragStart", ({ nodes }) => {
    if (nodes.length) linkNames = []; // until they know where it went
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const n of nodes) {
      const { x, y } = network.getPosition(n);
      spots.set(n, [Math.round(x), Math.round(y)]);
      const id = G.entities[n].id;
      if (state.pin.has(id)) show({ pin: new Map(state.pin).set(id, spots.get(n)) });
    }
    if (nodes.length) draw();
  });
  network.on("afterDrawing", (context) => {
    drawLinkNames(context);
    drawHeads(context);
  });
  byId("canvas").addEventListener("keydown", onKey);
  byId("canvas").firstChild.removeAttribute("tabindex"); // the canvas itself is the stop for the keyboard
  openTip();
}

function selectLink(key) {
  const l = shownLinks.find((link) => link.key === key);
  if (!l) return;
  if (l.facts.length === 1) select("s:" + idOut(l.facts[0].id));
  else select("p:" + pairOut(G.entities[l.a].id, G.entities[l.b].id));
}

const HEAD_SIZE = 17;

/** The names of the columns and where they stand: above everything, or each above its own group. */
function heads() {
  const { columns } = currentView();
  if (!shownNodes.length) return [];
  const top = Math.min(...shownNodes.map((n) => spots.get(n)[1])) - 44;
  return columns.map(([name, x, y]) => {
    const text = t(name === "industry" ? "industryColumn" : name);
    return { text, x, y: stacked() ? y : Math.min(y, top), half: (widthOf(text) * HEAD_SIZE) / 2 + 4 };
  });
}

function drawHeads(context) {
  const ink = inks();
  context.font = `600 ${HEAD_SIZE}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillStyle = ink.text;
  context.lineWidth = 5;
  context.lineJoin = "round";
  context.strokeStyle = ink.ground;
  for (const { text, x, y } of heads()) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/** Everything shown in sight, not magnified beyond reading size, not shrunk below it where that leaves most in sight. */
function fit(animated = false) {
  if (!network || !shownNodes.length) return;
  const area = extent(shownNodes);
  const { clientWidth, clientHeight } = byId("canvas");
  const head = byId("bar").offsetHeight + 14;
  const foot = narrow() ? 56 : 12; // of the button that opens the panel
  const room = { width: clientWidth - 24, height: clientHeight - head - foot };
  const whole = Math.min(room.width / (area.right - area.left), room.height / (area.bottom - area.top));
  const scale = Math.max(Math.min(whole, 1.25), narrow() && !boxedView() ? 0.7 : 0.3);
  if (scale > whole && !boxedView()) {
    const [x, y] = spots.get([...shownNodes].sort(byWeight)[0]);
    network.moveTo({ position: { x, y }, scale, animation: animated && { duration: 250 } });
    return;
  }
  const x = (area.left + area.right) / 2;
  const y = scale > whole && room.height / scale < area.bottom - area.top ? area.top + room.height / scale / 2 : (area.top + area.bottom) / 2;
  network.moveTo({ position: { x, y: y + (foot - head) / 2 / scale }, scale, animation: animated && { duration: 250 } });
}

function extent(nodes) {
  const boxed = boxedView();
  const edges = nodes.map((n) => {
    const [x, y] = spots.get(n);
    const box = boxOf(n, boxed);
    return [x - box.half, y - box.above, x + box.half, y + box.below];
  });
  for (const { x, y, half } of heads()) edges.push([x - half, y - HEAD_SIZE, x + half, y]);
  const all = (i, pick) => edges.reduce((best, edge) => pick(best, edge[i]), edges[0][i]);
  return { left: all(0, Math.min), top: all(1, Math.min), right: all(2, Math.max), bottom: all(3, Math.max) };
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.08, network.getScale() * factor)), animation: { duration: 150 } });
}

function centreOn(n) {
  const spot = spots.get(n);
  if (!spot || !network) return;
  const scale = Math.max(network.getScale(), 0.75);
  const covered = narrow() && document.body.classList.contains("reading") ? byId("panel").offsetHeight - byId("legend").offsetHeight : 0;
  network.moveTo({ position: { x: spot[0], y: spot[1] + covered / 2 / scale }, scale, animation: { duration: 250 } });
}

/** Show more of an entity's neighbours. */
function expand(n) {
  const there = new Set(shownNodes);
  const hidden = state.hide;
  const fresh = [...neighbours(n).keys()].filter((m) => !there.has(m) && !hidden.has(G.entities[m].id)).sort(byWeight);
  const room = MOST - shownNodes.length;
  if (fresh.length && room <= 0) {
    say(t("full"));
    return;
  }
  const chosen = fresh.slice(0, Math.min(EXPAND, room));
  for (const m of chosen) broughtBy.set(m, n);
  const add = new Set(state.add).add(G.entities[n].id);
  for (const m of chosen) add.add(G.entities[m].id);
  show({ add });
}

/** Take back what an entity's expansion brought, and what hangs on it alone. */
function collapse(n) {
  const others = new Map();
  for (const l of shownLinks) {
    others.set(l.a, (others.get(l.a) || 0) + 1);
    others.set(l.b, (others.get(l.b) || 0) + 1);
  }
  const add = new Set(state.add);
  const hide = new Set(state.hide);
  for (const l of shownLinks) {
    if (l.a !== n && l.b !== n) continue;
    const m = l.a === n ? l.b : l.a;
    const id = G.entities[m].id;
    if (state.pin.has(id) || (others.get(m) > 1 && broughtBy.get(m) !== n)) continue;
    if (!add.delete(id)) hide.add(id);
  }
  show({ add, hide });
}

function togglePin(n) {
  const pin = new Map(state.pin);
  const { id } = G.entities[n];
  if (!pin.delete(id)) pin.set(id, spots.get(n) || [0, 0]);
  show({ pin });
}

function hideEntity(n) {
  const { id } = G.entities[n];
  const add = new Set(state.add);
  add.delete(id);
  show({ hide: new Set(state.hide).add(id), add, sel: "" });
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const n = selection().entity?.n;
  const acts = {
    "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8), 0: () => fit(true), Escape: () => select(""),
    Enter: () => byId("panel").focus(),
    e: () => n !== undefined && expand(n), c: () => n !== undefined && collapse(n), p: () => n !== undefined && togglePin(n), h: () => n !== undefined && hideEntity(n),
  };
  const act = ARROWS[event.key] ? () => step(n, ARROWS[event.key]) : acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Select the nearest entity in a direction; the first one where none is selected. */
function step(n, [dx, dy]) {
  if (!shownNodes.length) return;
  if (n === undefined || !spots.has(n)) {
    selectEntity([...shownNodes].sort(byWeight)[0]);
    return;
  }
  const [x, y] = spots.get(n);
  let best = null;
  for (const m of shownNodes) {
    const [mx, my] = spots.get(m);
    const ahead = (mx - x) * dx + (my - y) * dy;
    const aside = Math.abs((mx - x) * dy) + Math.abs((my - y) * dx);
    if (m === n || ahead <= 0 || aside > ahead * 1.8) continue;
    if (!best || ahead + aside < best.far) best = { m, far: ahead + aside };
  }
  if (best) {
    selectEntity(best.m);
    centreOn(best.m);
  }
}

// ---------------------------------------------------------------- pointing

/** What the pointer is on: the full name of an entity, or what links two. */
function openTip() {
  const tip = byId("tip");
  const place = ({ x, y }) => {
    const { clientWidth } = byId("canvas");
    tip.style.left = `${Math.min(x + 14, clientWidth - 260)}px`;
    tip.style.top = `${y + 16}px`;
    tip.hidden = false;
  };
  network.on("hoverNode", ({ node, pointer }) => {
    const e = G.entities[node];
    tip.replaceChildren(h("strong", {}, e.label), h("span", {}, `${nameOf(classOf(e))} · ${t("links", degreeOf[node])}`));
    place(pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    const l = shownLinks.find((one) => one.key === edge);
    if (!l) return;
    tip.replaceChildren(...l.facts.slice(0, 5).map((s) => h("span", {}, h("bdi", {}, shortened(G.entities[s.s].label, 14)), " ", h("em", {}, nameOf(G.relations[s.p])), " ", h("bdi", {}, shortened(G.entities[s.o].label, 14)), s.planned ? `（${t("planned")}）` : "")),
      ...(l.facts.length > 5 ? [h("span", {}, "…")] : []));
    place(pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) network.on(event, () => { tip.hidden = true; });
}
