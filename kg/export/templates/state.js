// What the page shows, and its address: everything here can be shared as a link.

const NETWORKS = ["overview", "industry", "company", "platform", "around", "path"];
const TABS = ["overview", "industry", "company", "district", "timeline", "platform"];

const state = {
  view: "overview",
  sel: "", // e:entity, s:statement, o:observation, p:entity~entity
  article: "", // article~evidence, while the reader is open
  off: new Set(), // classes switched off
  norel: new Set(), // relations switched off
  status: "",
  page: "",
  from: "",
  to: "",
  conf: 0,
  around: "", // entity id
  path: "", // entity~entity
  add: new Set(), // entity ids shown besides the view's own
  hide: new Set(),
  pin: new Map(), // entity id -> [x, y]
  level: "",
  scope: "",
  indicator: "",
  sort: "",
  figures: "",
  names: "",
  lang: (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en",
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
};
const DEFAULTS = { ...state, off: "", norel: "", add: "", hide: "", pin: "" };
const SHARED = ["view", "around", "path", "sel", "article", "off", "norel", "status", "page", "from", "to", "conf", "add", "hide", "pin", "level", "scope", "indicator", "sort", "figures", "names", "lang", "theme"];
const LISTS = ["off", "norel", "add", "hide"];

// Ids are joined by , ~ and @, so these are escaped inside an id.
const idOut = (id) => id.replace(/[%,~@]/g, (c) => "%" + c.charCodeAt(0).toString(16));
const idIn = (text) => unescaped(text);

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text; // a link cut or edited by hand
    throw error;
  }
}

const pairOut = (a, b) => `${idOut(a)}~${idOut(b)}`;
const pairIn = (text) => text.split("~").map(idIn);

function written(key) {
  const value = state[key];
  if (LISTS.includes(key)) return [...value].map(idOut).join(",");
  if (key === "pin") return [...value].map(([id, [x, y]]) => `${idOut(id)}@${x}@${y}`).join(",");
  return value;
}

function address() {
  const parts = SHARED.filter((key) => written(key) !== DEFAULTS[key]).map(
    (key) => `${key}=${String(written(key)).replace(/[%&=#+\s]/g, encodeURIComponent)}`,
  );
  return "#" + parts.join("&");
}

function readAddress() {
  const given = new Map();
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    if (at > 0) given.set(part.slice(0, at), unescaped(part.slice(at + 1)));
  }
  for (const key of SHARED) {
    const text = given.get(key);
    if (LISTS.includes(key)) state[key] = new Set((text || "").split(",").filter(Boolean).map(idIn));
    else if (key === "pin") state.pin = readPins(text || "");
    else if (key === "conf") state.conf = Math.min(1, Math.max(0, Number(text) || 0));
    else if (key === "lang") state.lang = text in WORDS ? text : DEFAULTS.lang;
    else if (key === "theme") state.theme = text === "dark" || text === "light" ? text : DEFAULTS.theme;
    else if (key === "view") state.view = NETWORKS.includes(text) || TABS.includes(text) ? text : "overview";
    else state[key] = text ?? DEFAULTS[key];
  }
  if (state.view === "around" && !entityById.has(state.around)) state.view = "overview";
}

function readPins(text) {
  const pins = new Map();
  for (const part of text.split(",")) {
    const [id, x, y] = part.split("@");
    if (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) pins.set(idIn(id), [Number(x), Number(y)]);
  }
  return pins;
}

/** Change what is shown. A change of view, selection or reader is a step that the browser's back button undoes. */
function show(change) {
  const step = ["view", "sel", "article", "around", "path"].some((key) => key in change && change[key] !== state[key]);
  Object.assign(state, change);
  forgetFilters();
  const to = address();
  if (to !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", to);
  render();
}

/** Go to a view, with nothing left over from the one before. */
function goTo(view, change = {}) {
  show({ view, around: "", path: "", sel: "", article: "", add: new Set(), hide: new Set(), pin: new Map(), ...change });
}

const select = (sel) => show({ sel, article: "" });
const selectEntity = (n) => select("e:" + idOut(G.entities[n].id));

/** What is selected: {entity}, {facts}, {figure} or {}. */
function selection() {
  const kind = state.sel.slice(0, 2);
  const rest = state.sel.slice(2);
  if (kind === "e:") return { entity: entityById.get(idIn(rest)) };
  if (kind === "s:") return { facts: [statementById.get(idIn(rest))].filter(Boolean) };
  if (kind === "o:") return { figure: observationById.get(idIn(rest)) };
  if (kind === "p:") {
    const [a, b] = pairIn(rest).map((id) => entityById.get(id));
    if (a && b) return { pair: [a, b], facts: factsOf[a.n].filter((f) => factPasses(f) && otherEnd(G.statements[f], a.n) === b.n).map((f) => G.statements[f]) };
  }
  return {};
}
