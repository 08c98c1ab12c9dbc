// The facts of a view in Turtle, in the vocabulary of the whole graph.

const ONTOLOGY = "https://w3id.org/kgnews/ontology#";

function turtleOf({ facts, figures }) {
  const entities = new Set();
  const evidence = new Set();
  for (const s of facts) entities.add(s.s).add(s.o);
  for (const o of figures) entities.add(o.s);
  for (const fact of [...facts, ...figures]) for (const ev of fact.evidence) evidence.add(ev);
  const articles = new Set([...evidence].map((n) => G.evidence[n].article));
  const pages = new Set([...articles].map((n) => G.articles[n].page));
  const ordered = (set) => [...set].sort((a, b) => a - b);
  return [
    `@prefix kg: <${ONTOLOGY}> .\n@prefix id: <${G.base}> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n` +
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix schema: <https://schema.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n",
    ...ordered(pages).map((n) => pageTurtle(G.pages[n])),
    ...ordered(articles).map((n) => articleTurtle(G.articles[n])),
    ...ordered(entities).map((n) => entityTurtle(G.entities[n])),
    ...facts.filter((s) => !s.planned).map((s) => `${entityIri(s.s)} kg:${G.relations[s.p].id} ${entityIri(s.o)} .`),
    ...facts.map(statementTurtle),
    ...figures.map(figureTurtle),
    ...ordered(evidence).map((n) => evidenceTurtle(G.evidence[n])),
  ].join("\n") + "\n";
}

const iri = (folder, id) => {
  const safe = (folder + id).replace(/[\x00-\x20<>"{}|^`\\%#]/g, (c) => "%" + c.charCodeAt(0).toString(16).padStart(2, "0"));
  return folder === "" && /^[A-Za-z_\u00c0-\u00d6\u3400-\u9fff][\w\u3400-\u9fff-]*$/.test(id) ? `id:${id}` : `<${G.base}${safe}>`;
};
const entityIri = (n) => iri("", G.entities[n].id);
const evidenceIri = (n) => iri("evidence/", G.evidence[n].id);
const articleIri = (n) => iri("article/", G.articles[n].id);
const pageIri = (n) => iri("page/", G.pages[n].id);

const literal = (value, suffix = "") => `"${value.replace(/[\\"\x00-\x1f\x7f]/g, (c) => (c === "\\" || c === '"' ? "\\" + c : "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")))}"${suffix}`;
const zh = (value) => literal(value, "@zh");

/** A number without an exponent, so that Turtle reads an integer or a decimal. */
function number(value) {
  const plain = String(value);
  return plain.includes("e") ? value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 }) : plain;
}

const decimal = (value) => (Number.isInteger(value) ? `${value}.0` : number(value));

/** One subject with what is said about it; pairs without a value are left out. */
function block(subject, cls, pairs) {
  const kept = pairs.filter(([, value]) => value && value.length);
  return [`${subject} a kg:${cls}`, ...kept.map(([property, value]) => `    ${property} ${Array.isArray(value) ? value.join(", ") : value}`)].join(" ;\n") + " .";
}

function days(date) {
  const range = daysOf(date);
  if (!range) return [];
  const [first, last] = range;
  const month = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0)).getUTCDate();
  const end = last.slice(0, 8) + String(Math.min(Number(last.slice(8)), month)).padStart(2, "0");
  return [["kg:from", literal(first, "^^xsd:date")], ["kg:until", literal(end, "^^xsd:date")]];
}

const entityTurtle = (e) => block(entityIri(e.n), classOf(e).id, [["rdfs:label", zh(e.label)], ["skos:altLabel", e.names.slice(1).map(zh)], ["skos:notation", e.code && literal(e.code)], ["kg:mentionedIn", e.articles.map(articleIri)]]);
const pageTurtle = (p) => block(pageIri(p.n), "Page", [["kg:fileName", literal(p.file)], ["kg:sha256", literal(p.sha256)]]);
const articleTurtle = (a) => block(articleIri(a.n), "Article", [["kg:onPage", pageIri(a.page)], ["kg:articleKind", `kg:${a.kind}`], ["schema:headline", a.title && zh(a.title)], ["schema:datePublished", a.date && literal(a.date)], ["schema:identifier", a.identifier && literal(a.identifier)], ["kg:spans", a.spans && literal(a.spans)]]);
const evidenceTurtle = (ev) => block(evidenceIri(ev.n), "Evidence", [["kg:inArticle", articleIri(ev.article)], ["kg:rule", literal(G.rules[ev.rule])], ["kg:spans", literal(ev.spans)], ["kg:quote", zh(quoteOf(ev))], ["kg:subjectText", ev.subject && zh(ev.subject)], ["kg:trigger", ev.trigger && zh(ev.trigger)], ["kg:objectText", ev.object && zh(ev.object)]]);
const statementTurtle = (s) => block(iri("statement/", s.id), "Statement", [["rdf:subject", entityIri(s.s)], ["rdf:predicate", `kg:${G.relations[s.p].id}`], ["rdf:object", entityIri(s.o)], ["kg:status", s.planned ? "kg:planned" : "kg:done"],
  ["kg:date", s.date && literal(s.date)], ...days(s.date), ["kg:amount", s.amount === null ? "" : number(s.amount)], ["kg:currency", s.currency && literal(s.currency)], ["kg:role", s.role && zh(s.role)], ["kg:confidence", decimal(s.confidence)], ["kg:evidence", s.evidence.map(evidenceIri)]]);
const figureTurtle = (o) => block(iri("observation/", o.id), "Observation", [["kg:subject", entityIri(o.s)], ["kg:indicator", zh(o.indicator)], ["kg:kind", `kg:${o.kind}`], ["kg:value", number(o.value)], ["kg:approximate", o.approximate && zh(o.approximate)], ["kg:unit", literal(o.unit)],
  ["kg:period", o.period && literal(o.period)], ...days(o.period), ["kg:status", o.planned ? "kg:planned" : "kg:done"], ["kg:confidence", decimal(o.confidence)], ["kg:evidence", o.evidence.map(evidenceIri)]]);
