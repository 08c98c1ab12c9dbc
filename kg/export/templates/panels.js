// The panel beside the graph: an entity, a fact with its sentences, a figure, or the summary of the view.

function renderPanel() {
  const body = byId("panelBody");
  const { entity, facts, figure, pair } = selection();
  let content;
  if (entity) content = entityPanel(entity);
  else if (facts?.length) content = factsPanel(facts, pair);
  else if (figure) content = figurePanel(figure);
  else content = summaryPanel();
  renew(body, content);
  const chosen = Boolean(entity || facts?.length || figure);
  document.body.classList.toggle("reading", chosen);
  byId("back").hidden = !chosen;
}

function chip(e, { quiet = false } = {}) {
  return h("button", { type: "button", class: quiet ? "chip quiet" : "chip", title: `${nameOf(classOf(e))} · ${e.label}`, onclick: () => openEntity(e.n) },
    classMark(classOf(e)), h("span", {}, e.label));
}

/** Read about an entity; on a network view it comes into sight if it is not there. */
function openEntity(n) {
  const id = G.entities[n].id;
  const sel = "e:" + idOut(id);
  if (!NETWORKS.includes(state.view) || shownNodes.includes(n)) {
    show({ sel, article: "" });
    if (NETWORKS.includes(state.view)) centreOn(n);
    return;
  }
  const hide = new Set(state.hide);
  hide.delete(id);
  const off = new Set(state.off);
  off.delete(classOf(G.entities[n]).id);
  show({ add: new Set(state.add).add(id), hide, off, sel, article: "" });
  centreOn(n);
}

function action(name, label, run, pressed) {
  return h("button", { type: "button", class: "action", "aria-pressed": pressed === undefined ? null : String(pressed), onclick: run }, icon(name), h("span", {}, label));
}

function entityPanel(e) {
  const cls = classOf(e);
  const facts = factsOf[e.n].filter(factPasses).map((f) => G.statements[f]);
  const figures = figuresOf[e.n].filter(figurePasses).map((o) => G.observations[o]);
  const pinned = state.pin.has(e.id);
  const onCanvas = NETWORKS.includes(state.view);
  return [
    h("p", { class: "kind" }, classMark(cls), nameOf(cls), e.code && h("span", { class: "code", title: t("code") }, e.code)),
    h("h2", { class: "name" }, e.label),
    e.names.length > 1 && h("p", { class: "aliases" }, h("span", {}, t("names")), e.names.slice(1).map((name) => h("span", { class: "alias" }, name))),
    h("div", { class: "actions" },
      onCanvas && action("expand", t("expand"), () => expand(e.n)),
      onCanvas && action("collapse", t("collapse"), () => collapse(e.n)),
      onCanvas && action("pin", t(pinned ? "unpin" : "pin"), () => togglePin(e.n), pinned),
      onCanvas && action("hide", t("hide"), () => hideEntity(e.n)),
      action("focus", t("focus"), () => goTo("around", { around: e.id, sel: "e:" + idOut(e.id) })),
      action("path", t("pathFromHere"), () => openPath(e))),
    jumps([["facts", facts.length], ["figures", figures.length], ["articles", e.articles.length]]),
    AREAS.has(cls.id) && areaSection(e),
    facts.length ? factSection(e, facts) : figures.length === 0 && h("p", { class: "quietText" }, t("noFacts")),
    figures.length > 0 && figureSection(figures),
    articleSection(e),
  ];
}

/** How much there is of each part, and the way to it. */
function jumps(parts) {
  return h("p", { class: "jumps" }, parts.filter(([, count]) => count).map(([part, count]) => h("button", { type: "button", "data-jump": part, onclick: () => document.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: "start" }) }, t(part), h("span", { class: "count" }, count))));
}

const AREAS = new Set(["AdministrativeArea", "DevelopmentZone", "Region"]);

/** An area's companies, projects and programmes, before the facts about them. */
function areaSection(e) {
  const near = [...neighbours(e.n).keys()].sort(byWeight);
  return [["companies", "Company"], ["projects", "Project"], ["programmes", "Programme"]].map(([word, cls]) => {
    const found = near.filter((n) => classOf(G.entities[n]).id === cls);
    return found.length > 0 && h("section", { "data-about": cls }, h("h3", {}, t(word), h("span", { class: "count" }, found.length)), chips(found));
  });
}

/** Some chips, and a button for the others. */
function chips(found) {
  const list = h("p", { class: "chips" }, found.slice(0, CHIPS).map((n) => chip(G.entities[n], { quiet: true })));
  return [list, moreButton(found.slice(CHIPS), (n) => list.append(chip(G.entities[n], { quiet: true })))];
}

/** A button that shows the rest of a list; nothing where nothing is left. */
function moreButton(rest, append) {
  if (!rest.length) return null;
  const more = h("button", { type: "button", class: "more", onclick: () => { rest.forEach(append); more.remove(); } }, t("more", rest.length));
  return more;
}

/** Facts grouped by relation and direction, the largest group first. */
function factSection(e, facts) {
  const groups = new Map();
  for (const s of facts) {
    const relation = G.relations[s.p];
    const way = relation.symmetric ? "↔" : s.s === e.n ? "→" : "←";
    const key = way + relation.id;
    if (!groups.has(key)) groups.set(key, { relation, way, facts: [] });
    groups.get(key).facts.push(s);
  }
  const ordered = [...groups.values()].sort((a, b) => a.way.localeCompare(b.way) * -1 || b.facts.length - a.facts.length || a.relation.n - b.relation.n);
  return h("section", { "data-part": "facts" }, h("h3", {}, `${t("facts")} `, h("span", { class: "count" }, facts.length)), ordered.map((group) => factGroup(e, group)));
}

const FIRST = 6; // rows of a list that can be opened
const CHIPS = 8;

function factGroup(e, { relation, way, facts }) {
  const sorted = [...facts].sort((a, b) => (b.date || "").localeCompare(a.date || "") || byWeight(otherEnd(a, e.n), otherEnd(b, e.n)));
  const list = h("ul", { class: "facts" }, sorted.slice(0, FIRST).map((s) => factRow(e, s)));
  const more = moreButton(sorted.slice(FIRST), (s) => list.append(factRow(e, s)));
  return h("div", { class: "group" }, h("h4", {}, h("span", { class: "way", "aria-hidden": "true" }, way), nameOf(relation), h("span", { class: "count" }, facts.length)), list, more);
}

function factRow(e, s) {
  const other = G.entities[otherEnd(s, e.n)];
  return h("li", {},
    h("button", { type: "button", class: "fact", onclick: () => select("s:" + idOut(s.id)) },
      classMark(classOf(other)), h("span", { class: "what" }, other.label),
      s.planned ? h("span", { class: "badge" }, t("planned")) : null,
      s.role && h("span", { class: "note" }, s.role), s.amount !== null && h("span", { class: "note strong" }, money(s.amount, s.currency)), s.date && h("span", { class: "note" }, s.date)),
    h("button", { type: "button", class: "go", "aria-label": t("openEntity", other.label), title: t("openEntity", other.label), onclick: () => openEntity(other.n) }, icon("go")));
}

function articleSection(e) {
  if (!e.articles.length) return null;
  return h("section", { "data-part": "articles" }, h("h3", {}, `${t("mentionedIn")} `, h("span", { class: "count" }, e.articles.length)),
    articleList(e.articles));
}

function articleList(articles) {
  const row = (a) => h("li", {}, articleButton(G.articles[a]));
  const list = h("ul", { class: "facts" }, articles.slice(0, FIRST).map(row));
  return [list, moreButton(articles.slice(FIRST), (a) => list.append(row(a)))];
}

function articleButton(article) {
  return h("button", { type: "button", class: "fact", onclick: () => openReader(article) }, h("span", { class: "what" }, titleOf(article)), article.date && h("span", { class: "note" }, article.date));
}

function factsPanel(facts, pair) {
  const ordered = [...facts].sort((a, b) => a.p - b.p || (b.date || "").localeCompare(a.date || ""));
  return [
    pair && h("h2", { class: "name small" }, chip(pair[0]), h("span", { class: "between" }, chinese() ? "与" : "and"), chip(pair[1])),
    pair && h("p", { class: "quietText" }, t("between", facts.length)),
    ordered.map((s) => factCard(s)),
  ];
}

function factCard(s) {
  const relation = G.relations[s.p];
  return h("article", { class: "card" },
    h("div", { class: "triple" }, chip(G.entities[s.s]), h("span", { class: "relation" }, h("span", {}, nameOf(relation)), relation.symmetric ? "↔" : "→"), chip(G.entities[s.o])),
    properties([
      [t("status"), h("span", { class: s.planned ? "badge" : "badge done" }, t(s.planned ? "planned" : "done"))],
      [t("date"), s.date], [t("amount"), s.amount === null ? "" : money(s.amount, s.currency)], [t("role"), s.role], [t("confidence"), meter(s.confidence)],
    ]),
    evidenceList(s.evidence, G.entities[s.s], G.entities[s.o]));
}

function figurePanel(o) {
  const e = G.entities[o.s];
  return [
    h("article", { class: "card" },
      h("div", { class: "triple" }, chip(e), h("span", { class: "relation" }, h("span", {}, o.indicator), "→"), h("strong", { class: "big" }, figureText(o))),
      properties([
        [t("kind"), t(o.kind) || o.kind], [t("period"), o.period], [t("status"), o.planned ? h("span", { class: "badge" }, t("planned")) : ""], [t("confidence"), meter(o.confidence)],
      ]),
      evidenceList(o.evidence, e, null, o.indicator)),
  ];
}

function properties(pairs) {
  return h("dl", { class: "properties" }, pairs.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function meter(confidence) {
  const percent = Math.round(confidence * 100);
  return h("span", { class: "meter" },
    svg("svg", { viewBox: "0 0 60 6", width: 60, height: 6, "aria-hidden": "true" }, svg("rect", { width: 60, height: 6, rx: 3, class: "track" }), svg("rect", { width: 0.6 * percent, height: 6, rx: 3, class: "fill" })),
    `${percent}%`);
}

function evidenceList(numbers, subject, object, indicator = "") {
  const said = numbers.map((n) => G.evidence[n]);
  return h("div", { class: "evidences" }, h("h3", {}, t("evidence", said.length)), said.map((ev) => evidenceCard(ev, subject, object, indicator)));
}

function evidenceCard(ev, subject, object, indicator) {
  const article = G.articles[ev.article];
  const page = G.pages[article.page];
  const marks = markSentence(quoteOf(ev), ev, subject, object, indicator);
  return h("figure", { class: "evidence" },
    h("blockquote", { lang: "zh" }, marks.nodes),
    marks.missing.length > 0 && h("p", { class: "quietText" }, t("implied"), marks.missing.join(chinese() ? "、" : ", ")),
    h("figcaption", {},
      h("span", { class: "source" }, [titleOf(article), article.media, article.authors.join(" "), article.date].filter(Boolean).join(" · ")),
      h("span", { class: "source file" }, page.file),
      h("span", { class: "source" }, `${t("rule")} `, h("code", {}, G.rules[ev.rule])),
      h("button", { type: "button", class: "full", onclick: () => openReader(article, ev) }, t("fullText"))));
}

/** A sentence with subject, object and trigger marked; the names that it does not print are `missing`. */
function markSentence(text, ev, subject, object, indicator) {
  const taken = [];
  const missing = [];
  const find = (words, kind) => {
    for (const word of words.filter(Boolean)) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const end = at + word.length;
        if (taken.every((m) => end <= m.at || at >= m.end)) {
          taken.push({ at, end, kind });
          return true;
        }
      }
    }
    return false;
  };
  const names = (e) => [...e.names].sort((a, b) => b.length - a.length);
  if (subject && !find([ev.subject, ...names(subject)], "subject")) missing.push(subject.label);
  if (object && !find([ev.object, ...names(object)], "object")) missing.push(object.label);
  find([ev.trigger || indicator], "trigger");
  taken.sort((a, b) => a.at - b.at);
  const nodes = [];
  let from = 0;
  for (const m of taken) {
    nodes.push(text.slice(from, m.at), h("mark", { class: m.kind, title: t(m.kind) }, text.slice(m.at, m.end)));
    from = m.end;
  }
  nodes.push(text.slice(from));
  return { nodes, missing };
}

function shortened(text, room) {
  return widthOf(text) <= room ? text : take(text, room - 1) + "…";
}
