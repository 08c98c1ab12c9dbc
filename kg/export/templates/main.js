// Putting the page together: one render() brings everything on screen to the state.

function say(words) {
  byId("live").textContent = words;
}

function renderWords() {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = state.theme;
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = t(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("button[data-label]")) element.title = t(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
  for (const element of document.querySelectorAll("[data-icon]:not(:has(svg))")) element.append(icon(element.dataset.icon));
  for (const element of document.querySelectorAll("[data-text]")) {
    const label = element.querySelector("span") || element.appendChild(h("span", {}));
    label.textContent = t(element.dataset.text);
  }
  byId("language").textContent = t("languageShort");
  const [held, all] = [G.held, G.all];
  const part = held[0] < all[0] || held[1] < all[1];
  byId("notice").hidden = !part;
  if (part) byId("notice").textContent = t("part", ...[held[0], all[0], held[1], all[1]].map((n) => n.toLocaleString("en")));
}

let fitted = "";
let read = ""; // what the panel showed last
let returning = false; // whether the reader steps back or forth
const tops = new Map(); // how far down the panel each selection was read

function render() {
  renderWords();
  renderTabs();
  const onCanvas = NETWORKS.includes(state.view);
  document.body.dataset.on = onCanvas ? "canvas" : "sheet";
  byId("legend").hidden = !onCanvas;
  byId("canvas").hidden = byId("zoom").hidden = !onCanvas;
  byId("sheet").hidden = onCanvas;
  if (onCanvas) {
    compose();
    if (!network) openCanvas();
    draw();
  } else {
    const sheet = byId("sheet");
    const top = sheet.scrollTop;
    renew(sheet, state.view === "district" ? renderDistricts() : renderTimeline());
    sheet.scrollTop = fitted === state.view ? top : 0;
  }
  renderLegend();
  renderFilters();
  const reading = `${state.view}|${state.sel}`;
  tops.set(read, byId("panel").scrollTop);
  renderPanel();
  if (reading !== read) byId("panel").scrollTop = (returning && tops.get(reading)) || 0;
  read = reading;
  returning = false;
  renderReader();
  renderBar(onCanvas);
  const filter = state.view === "overview" ? ["off", "norel", "status", "page", "from", "to", "conf"].map(written).join("|") : "";
  const where = `${state.view}|${state.around}|${state.path}|${narrow()}|${filter}`;
  if (where !== fitted && onCanvas) requestAnimationFrame(arrive);
  fitted = onCanvas ? where : state.view;
}

/** A view just opened: all of it in sight; on a telephone the selected entity, as the panel leaves little room. */
function arrive() {
  network.setSize("100%", "100%"); // it may have been hidden, and does not see at once that it no longer is
  fit();
  const { entity } = selection();
  if (entity && narrow()) centreOn(entity.n);
}

function renderBar(onCanvas) {
  const nothing = onCanvas && !shownNodes.length;
  byId("nothing").hidden = !nothing;
  if (nothing) byId("nothing").textContent = G.entities.length ? `${t("nothing")} ${t("nothingHint")}` : t("empty");
  byId("restore").hidden = !state.hide.size || !onCanvas;
  byId("restore").textContent = t("restore", state.hide.size);
  byId("where").textContent = onCanvas ? t("shown", shownNodes.length, shownLinks.length) : "";
  byId("names").setAttribute("aria-pressed", String(namesShown()));
  const around = state.view === "around" && entityById.get(state.around);
  if (around) byId("where").prepend(`${t("around")}：${shortened(around.label, 14)} · `);
}

function openDrawer(id, button) {
  const open = byId(id).hidden;
  closeDrawers();
  byId(id).hidden = !open;
  byId(button).setAttribute("aria-expanded", String(open));
}

function closeDrawers() {
  for (const [id, button] of [["filters", "filterButton"], ["pathForm", "pathButton"], ["takeMenu", "take"]]) {
    byId(id).hidden = true;
    byId(button).setAttribute("aria-expanded", "false");
  }
}

function listen() {
  byId("filterButton").addEventListener("click", () => openDrawer("filters", "filterButton"));
  byId("pathButton").addEventListener("click", () => openDrawer("pathForm", "pathButton"));
  byId("take").addEventListener("click", () => openDrawer("takeMenu", "take"));
  byId("takeMenu").addEventListener("click", (event) => {
    const kind = event.target.dataset.take;
    if (!kind) return;
    closeDrawers();
    void takeAway(kind);
  });
  byId("pathForm").addEventListener("submit", findPath);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("theme").addEventListener("click", () => show({ theme: state.theme === "dark" ? "light" : "dark" }));
  byId("language").addEventListener("click", () => show({ lang: state.lang === "zh" ? "en" : "zh" }));
  byId("restore").addEventListener("click", () => show({ hide: new Set() }));
  byId("zoomIn").addEventListener("click", () => zoomBy(1.25));
  byId("zoomOut").addEventListener("click", () => zoomBy(0.8));
  byId("fit").addEventListener("click", () => fit(true));
  byId("names").addEventListener("click", () => show({ names: namesShown() ? "0" : "1" }));
  byId("physics").addEventListener("click", togglePhysics);
  byId("back").addEventListener("click", () => history.back());
  byId("close").addEventListener("click", () => {
    document.body.classList.remove("summary");
    if (state.sel) select("");
  });
  byId("openPanel").addEventListener("click", () => document.body.classList.toggle("summary"));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("panel").focus();
  });
  byId("reader").addEventListener("cancel", (event) => {
    event.preventDefault();
    closeReader();
  });
  byId("reader").addEventListener("click", (event) => event.target === byId("reader") && closeReader());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape") closeDrawers();
  });
  addEventListener("popstate", follow);
  addEventListener("resize", later(200, () => {
    render();
    if (NETWORKS.includes(state.view)) fit();
  }));
  combobox(byId("search"), byId("suggestions"), found);
  ["pathFrom", "pathTo"].forEach((id, i) => combobox(byId(id), byId(id + "List"), (e) => {
    pathEnds[i] = e;
    byId(id).value = e.label;
  }));
}

function togglePhysics() {
  const on = byId("physics").getAttribute("aria-pressed") !== "true";
  byId("physics").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { enabled: on } });
  linkNames = [];
  if (on) return;
  for (const [n, { x, y }] of Object.entries(network.getPositions())) spots.set(Number(n), [Math.round(x), Math.round(y)]);
  draw();
  fit(true);
}

function follow() {
  readAddress();
  returning = true;
  forgetFilters();
  render();
}

readAddress();
listen();
render();
document.documentElement.dataset.ready = "1";

// For scripts around the page and for its tests: what is drawn, and where on the screen.
const onScreen = ([x, y]) => {
  const point = network.canvasToDOM({ x, y });
  const frame = byId("canvas").getBoundingClientRect();
  return [frame.left + point.x, frame.top + point.y];
};
window.explorer = Object.freeze({
  network: () => network,
  shown: () => shownNodes.map((n) => G.entities[n].id),
  links: () => shownLinks.map((l) => ({ ends: [G.entities[l.a].id, G.entities[l.b].id], facts: l.facts.map((s) => s.id) })),
  at: (id) => onScreen(spots.get(entityById.get(id).n)),
  heads: () => heads().map(({ text, x, y, half }) => ({ text, from: onScreen([x - half, y - HEAD_SIZE]), to: onScreen([x + half, y]) })),
  names: () => linkNames.map(({ key, text, x, y, half }) => ({ key, text, box: [x - half, y - NAME / 2, x + half, y + NAME / 2] })),
  find: (query) => findEntities(query).map(([e]) => e.label),
});
