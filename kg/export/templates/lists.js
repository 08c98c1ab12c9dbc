// The panel when nothing is selected: what the view on screen amounts to.

function summaryPanel() {
  const makers = { industry: industrySummary, company: dealSummary, platform: platformSummary, path: pathSummary };
  return (makers[state.view] || graphSummary)();
}

function graphSummary() {
  const facts = G.statements.filter((s) => factPasses(s.n));
  const figures = G.observations.filter((o) => figurePasses(o.n));
  const weight = new Map();
  for (const s of facts) for (const n of new Set([s.s, s.o])) weight.set(n, (weight.get(n) || 0) + 1);
  const hubs = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b).slice(0, 8);
  const rich = facts.filter((s) => s.amount !== null).sort((a, b) => b.amount - a.amount || a.n - b.n).slice(0, 5);
  const recent = latest(facts.filter((s) => s.date && !s.planned), 5);
  return [
    h("div", { class: "numbers" }, [[G.pages.length, "pages"], [G.articles.length, "articles"], [filtersAnything() ? weight.size : G.entities.length, "entities"], [facts.length, "facts"], [figures.length, "figures"]].map(([n, word]) =>
      h("div", {}, h("strong", {}, n.toLocaleString("en")), h("span", {}, t(word))))),
    listed(t("hubs"), hubs.map((n) => entityRow(n, weight.get(n)))),
    listed(t("money"), rich.map(factLine)),
    listed(t("recent"), recent.map(factLine)),
    listed(t("sources"), G.pages.slice(0, 40).map(pageRow)),
  ];
}

function latest(facts, most) {
  const last = new Map(facts.map((s) => [s, daysOf(s.date)?.[1] || ""]));
  return facts.sort((a, b) => (last.get(a) < last.get(b) ? 1 : last.get(a) > last.get(b) ? -1 : a.n - b.n)).slice(0, most);
}

function listed(title, rows) {
  return rows.length > 0 && h("section", {}, h("h3", {}, title), h("ul", { class: "facts" }, rows.map((row) => h("li", {}, row))));
}

function entityRow(n, count) {
  const e = G.entities[n];
  return h("button", { type: "button", class: "fact", onclick: () => openEntity(n) }, classMark(classOf(e)), h("span", { class: "what" }, e.label), h("span", { class: "note" }, count));
}

function factLine(s) {
  return h("button", { type: "button", class: "fact line", onclick: () => select("s:" + idOut(s.id)) },
    h("span", { class: "what" }, h("bdi", {}, G.entities[s.s].label), h("em", {}, nameOf(G.relations[s.p])), h("bdi", {}, G.entities[s.o].label)),
    s.planned ? h("span", { class: "badge" }, t("planned")) : null, s.amount !== null && h("span", { class: "note strong" }, money(s.amount, s.currency)), s.date && h("span", { class: "note" }, s.date));
}

function pageRow(page) {
  const titles = G.articles.filter((a) => a.page === page.n && a.title).map((a) => a.title);
  return h("button", { type: "button", class: "fact", title: page.file, "aria-pressed": String(state.page === page.id), onclick: () => show({ page: state.page === page.id ? "" : page.id }) },
    h("span", { class: "what" }, titles[0] || page.file), h("span", { class: "note" }, page.date || G.articles.find((a) => a.page === page.n)?.date || ""));
}

/** Industries with who works on them and where, the busiest first. */
function industrySummary() {
  const industries = new Map();
  for (const s of G.statements) {
    if (!factPasses(s.n)) continue;
    for (const [near, far] of [[s.s, s.o], [s.o, s.s]]) {
      if (classOf(G.entities[near]).id !== "Industry" || near === far) continue;
      if (!industries.has(near)) industries.set(near, new Map());
      industries.get(near).set(far, s);
    }
  }
  const ordered = [...industries].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, 40);
  return [h("h2", { class: "name small" }, t("industriesTitle")), ordered.map(([n, linked]) => h("div", { class: "group" }, chip(G.entities[n]),
    h("p", { class: "chips" }, [...linked.keys()].sort(byWeight).slice(0, 8).map((m) => chip(G.entities[m], { quiet: true })))))];
}

function dealSummary() {
  const deals = G.statements.filter((s) => factPasses(s.n) && G.views.company.relations.includes(G.relations[s.p].id)
    && [s.s, s.o].some((n) => classOf(G.entities[n]).id === "Company"));
  deals.sort((a, b) => (b.amount || 0) - (a.amount || 0) || (b.date || "").localeCompare(a.date || "") || a.n - b.n);
  return [h("h2", { class: "name small" }, t("dealsTitle"), h("span", { class: "count" }, deals.length)), relationKey(), h("ul", { class: "facts" }, deals.slice(0, 120).map((s) => h("li", {}, factLine(s))))];
}

function relationKey() {
  const drawn = G.relations.filter((r) => RELATION_COLOURS[r.id]);
  return h("p", { class: "key" }, drawn.map((r) => h("span", {}, svg("svg", { viewBox: "0 0 20 6", width: 20, height: 6, "aria-hidden": "true" }, svg("path", { d: "M0 3H20", stroke: RELATION_COLOURS[r.id][state.theme === "dark" ? 1 : 0], "stroke-width": 3 })), nameOf(r))));
}

const RUNS = ["operates", "founded", "produces", "implements", "organizes"];

function platformSummary() {
  const systems = G.entities.filter((e) => classOf(e).id === "InformationSystem" && classShown(e.n)).sort((a, b) => byWeight(a.n, b.n));
  return [h("h2", { class: "name small" }, t("systemsTitle"), h("span", { class: "count" }, systems.length)),
    systems.slice(0, 80).map((e) => {
      const runs = factsOf[e.n].map((f) => G.statements[f]).filter((s) => factPasses(s.n) && s.o === e.n && RUNS.includes(G.relations[s.p].id));
      return h("div", { class: "group" }, chip(e), h("ul", { class: "facts" }, runs.map((s) => h("li", {}, h("button", { type: "button", class: "fact", onclick: () => select("s:" + idOut(s.id)) },
        h("span", { class: "note" }, nameOf(G.relations[s.p])), h("span", { class: "what" }, G.entities[s.s].label), s.planned ? h("span", { class: "badge" }, t("planned")) : null)))));
    })];
}

function pathSummary() {
  const ends = pairIn(state.path).map((id) => entityById.get(id));
  const path = ends[0] && ends[1] && ends[0] !== ends[1] ? shortestPath(ends[0].n, ends[1].n) : null;
  const head = h("h2", { class: "name small" }, t("pathTitle"));
  if (!path) return [head, ends[0] && ends[1] && h("p", { class: "chips" }, chip(ends[0]), chip(ends[1])), h("p", { class: "quietText" }, t(ends[0] === ends[1] ? "samePlace" : "noPath"))];
  return [head, h("p", { class: "quietText" }, t("pathSteps", path.length - 1)),
    path.map((n, i) => {
      const facts = i + 1 < path.length ? factsOf[n].filter((f) => factPasses(f) && otherEnd(G.statements[f], n) === path[i + 1]).map((f) => G.statements[f]) : [];
      return h("div", { class: "group" }, chip(G.entities[n]), h("ul", { class: "facts" }, facts.map((s) => h("li", {}, factLine(s)))));
    })];
}
