// Which facts count: one pass over all of them when a filter changes, then a look-up.

let passing = null;
let passingFigures = null;

function forgetFilters() {
  passing = passingFigures = null;
}

function inPeriod(date) {
  if (!state.from && !state.to) return true;
  const days = daysOf(date);
  if (!days) return false;
  return (!state.from || days[1] >= state.from) && (!state.to || days[0].slice(0, state.to.length) <= state.to);
}

function supported(fact) {
  if (fact.confidence < state.conf) return false;
  if (state.status && (state.status === "planned") !== Boolean(fact.planned)) return false;
  const page = state.page;
  return page === "" || fact.evidence.some((ev) => G.pages[G.articles[G.evidence[ev].article].page].id === page);
}

function factPasses(n) {
  if (!passing) {
    passing = new Uint8Array(G.statements.length);
    for (const s of G.statements) {
      const seen = classShown(s.s) && classShown(s.o) && !state.norel.has(G.relations[s.p].id);
      passing[s.n] = seen && supported(s) && inPeriod(s.date) ? 1 : 0;
    }
  }
  return passing[n] === 1;
}

function figurePasses(n) {
  if (!passingFigures) {
    passingFigures = new Uint8Array(G.observations.length);
    for (const o of G.observations) passingFigures[o.n] = classShown(o.s) && supported(o) && inPeriod(o.period) ? 1 : 0;
  }
  return passingFigures[n] === 1;
}

const classShown = (n) => !state.off.has(classOf(G.entities[n]).id);
const filtersFacts = () => Boolean(state.status || state.page || state.from || state.to || state.conf || state.norel.size);
const filtersAnything = () => filtersFacts() || state.off.size > 0;

/** Neighbours of an entity over facts that pass, with how many facts there are about each. */
function neighbours(n) {
  const found = new Map();
  for (const f of factsOf[n]) {
    if (!factPasses(f)) continue;
    const other = otherEnd(G.statements[f], n);
    if (other !== n) found.set(other, (found.get(other) || 0) + 1);
  }
  return found;
}

const byWeight = (a, b) => degreeOf[b] - degreeOf[a] || G.entities[b].articles.length - G.entities[a].articles.length || a - b;

/** A shortest chain of entities from a to b over facts that pass, or null. */
function shortestPath(a, b) {
  const before = new Map([[a, a]]);
  let edge = [a];
  while (edge.length && !before.has(b)) {
    const next = [];
    for (const n of edge) {
      for (const m of [...neighbours(n).keys()].sort(byWeight)) {
        if (!before.has(m)) {
          before.set(m, n);
          next.push(m);
        }
      }
    }
    edge = next;
  }
  if (!before.has(b)) return null;
  const path = [b];
  while (path[0] !== a) path.unshift(before.get(path[0]));
  return path;
}
