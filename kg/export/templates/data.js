// The tables of the page (made by explorer_data.py), read into objects that know their number n.

const tables = JSON.parse(byId("data").textContent);
const start = JSON.parse(byId("network").textContent);

const G = {
  base: tables.base,
  classes: tables.classes.map(([id, zh, en, shape, light, dark], n) => ({ n, id, zh, en: en.charAt(0).toUpperCase() + en.slice(1), shape, light, dark })),
  relations: tables.relations.map(([id, zh, en, symmetric], n) => ({ n, id, zh, en, symmetric })),
  rules: tables.rules,
  pages: tables.pages.map(([id, file, date, sha256], n) => ({ n, id, file, date, sha256 })),
  articles: tables.articles.map(([id, page, title, authors, media, date, kind, text, blocks, identifier, spans], n) => ({
    n, id, page, title, authors, media, date, kind, text, blocks, identifier, spans,
  })),
  entities: tables.entities.map(([id, cls, label, aliases, articles, code, pinyin, place, region], n) => ({
    n, id, cls, label, names: [label, ...aliases], articles, code, pinyin, place: place || null, region,
  })),
  statements: tables.statements.map(([id, s, p, o, planned, date, amount, currency, role, confidence, evidence], n) => ({
    n, id, s, p, o, planned, date, amount, currency, role, confidence, evidence,
  })),
  observations: tables.observations.map(([id, s, indicator, kind, value, unit, period, planned, approximate, confidence, evidence], n) => ({
    n, id, s, indicator, kind, value, unit, period, planned, approximate, confidence, evidence,
  })),
  evidence: tables.evidence.map(([id, article, rule, start, end, quote, subject, object, trigger, spans], n) => ({
    n, id, article, rule, start, end, quote, subject, object, trigger, spans,
  })),
  held: tables.held,
  all: tables.all,
  views: {
    overview: {
      nodes: start.nodes.map((node) => node.id),
      points: start.nodes.map((node) => [node.x, node.y]),
      relations: [],
      columns: [],
    },
    ...tables.views,
  },
};

const entityById = new Map(G.entities.map((e) => [e.id, e]));
const statementById = new Map(G.statements.map((s) => [s.id, s]));
const observationById = new Map(G.observations.map((o) => [o.id, o]));
const articleById = new Map(G.articles.map((a) => [a.id, a]));

/** Statements and observations of each entity, and its neighbours' number. */
const factsOf = G.entities.map(() => []);
const figuresOf = G.entities.map(() => []);
for (const s of G.statements) {
  factsOf[s.s].push(s.n);
  if (s.o !== s.s) factsOf[s.o].push(s.n);
}
for (const o of G.observations) figuresOf[o.s].push(o.n);
const degreeOf = factsOf.map((facts, n) => new Set(facts.map((f) => otherEnd(G.statements[f], n))).size);

function otherEnd(s, n) {
  return s.s === n ? s.o : s.s;
}

const classOf = (e) => G.classes[e.cls];
const colourOf = (cls) => (state.theme === "dark" ? cls.dark : cls.light);
const quoteOf = (ev) => ev.quote || G.articles[ev.article].text.slice(ev.start, ev.end);
const titleOf = (article) => article.title || t("untitled");

/** First and last day that an ISO date, month, quarter, year or interval covers. */
function daysOf(date) {
  if (!date) return null;
  const [first, last] = date.includes("/") ? date.split("/") : [date, date];
  const low = /^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?/.exec(first);
  const high = /^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?/.exec(last);
  if (!low && !high) return null;
  const two = (x) => String(x).padStart(2, "0");
  const day = ([, year, quarter, month, d], end) =>
    `${year}-${quarter ? two(quarter * 3 - (end ? 0 : 2)) : month || (end ? "12" : "01")}-${d || (end ? "31" : "01")}`;
  return [day(low || high, false), day(high || low, true)];
}
