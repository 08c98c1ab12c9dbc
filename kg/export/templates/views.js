// The views' tabs, the filter, the legend and the timeline.

function renderTabs() {
  const tabs = byId("tabs");
  if (!tabs.children.length) tabs.append(...TABS.map((view) => h("button", { type: "button", "data-view": view, onclick: () => goTo(view) })));
  for (const tab of tabs.children) {
    tab.textContent = t(tab.dataset.view);
    if (tab.dataset.view === state.view) {
      if (!tab.hasAttribute("aria-current")) tab.scrollIntoView({ block: "nearest", inline: "center" });
      tab.setAttribute("aria-current", "page");
    } else tab.removeAttribute("aria-current");
  }
}

function renderLegend() {
  const count = new Map();
  for (const n of NETWORKS.includes(state.view) ? shownNodes : G.entities.keys()) count.set(G.entities[n].cls, (count.get(G.entities[n].cls) || 0) + 1);
  const used = new Set(G.entities.map((e) => e.cls));
  const there = G.classes.filter((c) => used.has(c.n) && (count.has(c.n) || state.off.has(c.id)));
  renew(byId("legend"),
    there.map((c) => h("button", { type: "button", "data-class": c.id, "data-key": c.id, "aria-pressed": String(!state.off.has(c.id)), onclick: () => toggle("off", c.id) },
      classMark(c), h("span", {}, nameOf(c)), h("small", {}, count.get(c.n) || 0))).concat(
    NETWORKS.includes(state.view) && shownLinks.some(onlyPlanned) && h("span", { class: "lineKey" },
      svg("svg", { viewBox: "0 0 22 6", width: 22, height: 6, "aria-hidden": "true" }, svg("path", { d: "M0 3H22", "stroke-dasharray": "4 3", stroke: "currentColor", "stroke-width": 2 })), t("planned"))));
}

function toggle(list, id) {
  const next = new Set(state[list]);
  if (!next.delete(id)) next.add(id);
  show({ [list]: next });
}

let filtersAre = ""; // language and theme that the form was made for

/** The form is made once, so that typing is never interrupted; afterwards it follows the state. */
function renderFilters() {
  const now = state.lang + state.theme;
  if (filtersAre !== now) makeFilters();
  filtersAre = now;
  for (const control of byId("filters").querySelectorAll("[data-filter]")) {
    const [key, id] = control.dataset.filter.split(":");
    if (id) control.checked = !state[key].has(id);
    else if (key in state && control.value !== String(state[key])) control.value = state[key];
  }
  byId("undated").hidden = !state.from && !state.to;
  byId("atLeast").textContent = `${Math.round(state.conf * 100)}%`;
  byId("filterButton").classList.toggle("on", filtersAnything());
}

function makeFilters() {
  const choice = (key, label, options) => h("label", {}, h("span", {}, label), h("select", { "data-filter": key, onchange: (event) => show({ [key]: event.target.value }) },
    options.map(([value, text]) => h("option", { value }, text))));
  const day = (key, label) => h("label", {}, h("span", {}, label), h("input", { type: "text", inputmode: "numeric", "data-filter": key, placeholder: "2024-06", onchange: (event) => setDay(key, event.target) }));
  const count = (numbers) => numbers.reduce((sums, n) => sums.set(n, (sums.get(n) || 0) + 1), new Map());
  const relations = count(G.statements.map((s) => s.p));
  const classes = count(G.entities.map((e) => e.cls));
  byId("filters").replaceChildren(
    h("div", { class: "drawerHead" }, h("h2", {}, t("filters")), h("button", { type: "button", class: "link", id: "resetFilters", onclick: resetFilters }, t("reset"))),
    choice("status", t("status"), [["", t("anyStatus")], ["done", t("done")], ["planned", t("planned")]]),
    choice("page", t("page"), [["", t("anyPage")], ...G.pages.map((p) => [p.id, shortened(G.articles.find((a) => a.page === p.n && a.title)?.title || p.file, 22)])]),
    h("div", { class: "two" }, day("from", t("from")), day("to", t("to"))),
    h("p", { class: "quietText", id: "undated" }, t("undated")),
    h("label", {}, h("span", {}, `${t("atLeast")} `, h("output", { id: "atLeast" })), h("input", { type: "range", min: 0, max: 1, step: 0.05, "data-filter": "conf", onchange: (event) => show({ conf: Number(event.target.value) }) })),
    checks("norel", t("relations"), G.relations.filter((r) => relations.has(r.n)), relations, true),
    checks("off", t("classes"), G.classes.filter((c) => classes.has(c.n)), classes, false));
}

/** Take a year, month or day as people write it (2024, 2024-6, 2024/06/01, 2024年6月); anything else is marked, and filters nothing. */
function setDay(key, input) {
  const found = /^(\d{4})(?:\D+(\d{1,2}))?(?:\D+(\d{1,2}))?\D*$/.exec(input.value.trim());
  const [, year, month, day] = found || [];
  const real = found && Number(month || 1) >= 1 && Number(month || 1) <= 12 && Number(day || 1) >= 1 && Number(day || 1) <= 31;
  const written = input.value.trim();
  show({ [key]: real ? [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-") : "" });
  if (real || !written) {
    input.removeAttribute("aria-invalid");
    return;
  }
  input.value = written; // left there to be mended
  input.setAttribute("aria-invalid", "true");
  say(t("notADate"));
}

function checks(key, title, things, counts, open) {
  return h("details", { open }, h("summary", {}, title),
    h("p", { class: "allNone" }, h("button", { type: "button", class: "link", "data-all": key, onclick: () => show({ [key]: new Set() }) }, t("all")), h("button", { type: "button", class: "link", "data-none": key, onclick: () => show({ [key]: new Set(things.map((x) => x.id)) }) }, t("none"))),
    h("div", { class: "checks" }, things.map((x) => h("label", {}, h("input", { type: "checkbox", "data-filter": `${key}:${x.id}`, onchange: () => toggle(key, x.id) }),
      x.shape ? classMark(x) : null, h("span", {}, nameOf(x)), h("small", {}, counts.get(x.n))))));
}

function resetFilters() {
  show({ off: new Set(), norel: new Set(), status: "", page: "", from: "", to: "", conf: 0 });
}

// --------------------------------------------------------------- timeline

const PORTION = 150;
let portions = 1;

/** Dated facts (and figures, if asked for) that pass, the latest first. */
function datedItems() {
  const items = G.statements.filter((s) => s.date && factPasses(s.n) && daysOf(s.date)).map((s) => ({ days: daysOf(s.date), date: s.date, fact: s }));
  if (state.figures) for (const o of G.observations) if (o.period && figurePasses(o.n) && daysOf(o.period)) items.push({ days: daysOf(o.period), date: o.period, figure: o });
  return items.sort((a, b) => b.days[1].localeCompare(a.days[1]) || b.days[0].localeCompare(a.days[0]) || (a.fact ? 0 : 1) - (b.fact ? 0 : 1) || (a.fact || a.figure).n - (b.fact || b.figure).n);
}

function renderTimeline() {
  const items = datedItems();
  const undated = G.statements.filter((s) => !s.date && factPasses(s.n)).length;
  const rest = items.length - portions * PORTION;
  const rows = [];
  let year = "";
  for (const item of items.slice(0, portions * PORTION)) {
    const now = item.days[1].slice(0, 4);
    if (now !== year) rows.push(h("h3", { class: "year" }, (year = now)));
    rows.push(timelineRow(item));
  }
  return [
    h("div", { class: "sheetHead" }, h("h2", {}, t("timeline")), h("span", { class: "count" }, items.length),
      h("label", { class: "inline" }, h("input", { type: "checkbox", checked: Boolean(state.figures), "data-key": "figures", onchange: (event) => show({ figures: event.target.checked ? "1" : "" }) }), t("withFigures"))),
    items.length > 1 && histogram(items),
    h("div", { class: "timeline" }, rows),
    rest > 0 && h("button", { type: "button", class: "more", onclick: () => { portions += 1; render(); } }, t("more", Math.min(rest, PORTION))),
    undated > 0 && h("p", { class: "quietText" }, t("undatedCount", undated)),
  ];
}

function timelineRow({ date, fact, figure }) {
  const ev = G.evidence[(fact || figure).evidence[0]];
  const sel = fact ? "s:" + idOut(fact.id) : "o:" + idOut(figure.id);
  const words = fact
    ? [classMark(classOf(G.entities[fact.s])), h("strong", {}, G.entities[fact.s].label), h("em", {}, nameOf(G.relations[fact.p])), classMark(classOf(G.entities[fact.o])), h("strong", {}, G.entities[fact.o].label), fact.amount !== null && h("span", { class: "note strong" }, money(fact.amount, fact.currency)), fact.planned ? h("span", { class: "badge" }, t("planned")) : null]
    : [classMark(classOf(G.entities[figure.s])), h("strong", {}, G.entities[figure.s].label), h("em", {}, figure.indicator), h("span", { class: "note strong" }, figureText(figure))];
  return h("button", { type: "button", class: "moment", "data-key": sel, "aria-pressed": String(state.sel === sel), onclick: () => select(sel) },
    h("time", {}, date), h("span", { class: fact ? "dot" : "dot figure" }), h("span", { class: "said" }, h("span", { class: "what" }, words), ev && h("span", { class: "quote", lang: "zh" }, quoteOf(ev))));
}

/** How many facts each year (or month, where they lie close) holds; pressing one sets the period. */
function histogram(items) {
  const years = new Set(items.map((i) => i.days[1].slice(0, 4)));
  const size = years.size > 3 ? 4 : 7;
  const counts = new Map();
  for (const item of items) counts.set(item.days[1].slice(0, size), (counts.get(item.days[1].slice(0, size)) || 0) + 1);
  const keys = [...counts.keys()].sort().slice(-36);
  const top = Math.max(...keys.map((k) => counts.get(k)));
  return h("div", { class: "histogram", role: "group", "aria-label": t("byYear") }, keys.map((key) => {
    const tall = 4 + (46 * counts.get(key)) / top;
    return h("button", { type: "button", "data-key": key, title: `${key}: ${counts.get(key)}`, "aria-label": `${key}: ${counts.get(key)}`, onclick: () => show(state.from ? { from: "", to: "" } : { from: size === 4 ? key + "-01" : key, to: size === 4 ? key + "-12" : key }) },
      svg("svg", { viewBox: "0 0 20 50", width: 20, height: 50, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { x: 2, y: 50 - tall, width: 16, height: tall, rx: 2 })), h("span", {}, size === 4 ? key : key.slice(2)));
  }));
}
