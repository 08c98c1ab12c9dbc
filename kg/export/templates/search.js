// Search by any name, alias or pinyin, with suggestions: the combobox pattern, used for the path's ends as well.

const lowerNames = G.entities.map((e) => e.names.map((name) => name.toLowerCase()));

/** The best matches for a query: [entity, the name that matched]. */
function findEntities(query, most = 12) {
  const q = query.trim().toLowerCase();
  if (!q) return [];
  const latin = /^[a-z0-9\s]+$/.test(q) ? q.replace(/\s/g, "") : "";
  const found = [];
  for (const e of G.entities) {
    let best = 0;
    let by = 0;
    lowerNames[e.n].forEach((name, i) => {
      const points = Math.max(nameMatch(name, q), latin ? pinyinMatch(e.pinyin[i], latin) : 0) - (i ? 1 : 0);
      if (points > best) [best, by] = [points, i];
    });
    if (best > 0) found.push([best, e.n, by]);
  }
  found.sort((a, b) => b[0] - a[0] || byWeight(a[1], b[1]));
  return found.slice(0, most).map(([, n, by]) => [G.entities[n], G.entities[n].names[by]]);
}

function nameMatch(name, q) {
  if (name === q) return 100;
  if (name.startsWith(q)) return 84;
  const at = name.indexOf(q);
  if (at >= 0) return 64 - Math.min(at, 20);
  if (q.length < 2) return 0;
  let from = 0; // in order, with gaps: 长安公司 finds 重庆长安汽车股份有限公司
  for (const c of q) {
    from = name.indexOf(c, from) + 1;
    if (!from) return 0;
  }
  return 20;
}

function pinyinMatch(pinyin, q) {
  if (!pinyin) return 0;
  const [initials, full] = pinyin.split(" ");
  if (initials === q || full === q) return 72;
  if (initials.startsWith(q)) return 58;
  if (full.startsWith(q) && q.length > 1) return 54;
  return q.length > 1 && initials.includes(q) ? 30 : 0;
}

/** Make an input with a list below it choose an entity. */
function combobox(input, list, choose) {
  let options = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (i) => {
    active = i;
    [...list.children].forEach((option, j) => option.setAttribute("aria-selected", String(j === i)));
    if (i >= 0) {
      input.setAttribute("aria-activedescendant", list.children[i].id);
      list.children[i].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (i) => {
    const [e] = options[i];
    close();
    choose(e);
  };
  const suggest = () => {
    options = findEntities(input.value);
    if (!input.value.trim()) {
      close();
      return;
    }
    list.replaceChildren(...options.map(([e, by], i) => h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(i); } },
      classMark(classOf(e)), h("span", { class: "what" }, e.label, by !== e.label && h("small", {}, ` ${t("alsoCalled")} ${by}`)), h("span", { class: "note" }, nameOf(classOf(e))))));
    if (!options.length) list.replaceChildren(h("li", { class: "none" }, t("noResults")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    say(t("results", options.length));
    active = -1;
    if (options.length) mark(0);
  };
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.value && suggest());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && !list.hidden && options.length) {
      event.preventDefault();
      mark((active + steps[event.key] + options.length) % options.length);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

/** What the search leads to: the entity where it is on screen, else its surroundings. */
function found(e) {
  byId("search").value = "";
  if (NETWORKS.includes(state.view) && shownNodes.includes(e.n)) {
    selectEntity(e.n);
    centreOn(e.n);
  } else if (NETWORKS.includes(state.view)) goTo("around", { around: e.id, sel: "e:" + idOut(e.id) });
  else selectEntity(e.n);
}

const pathEnds = [null, null];

function openPath(e) {
  pathEnds[0] = e;
  byId("pathFrom").value = e.label;
  openDrawer("pathForm", "pathButton");
  byId("pathTo").focus();
}

function findPath(event) {
  event.preventDefault();
  ["pathFrom", "pathTo"].forEach((id, i) => {
    const typed = byId(id).value;
    if (pathEnds[i]?.label !== typed) pathEnds[i] = findEntities(typed, 1)[0]?.[0] || null;
  });
  const [a, b] = pathEnds;
  if (!a || !b) {
    say(t("noResults"));
    byId(a ? "pathTo" : "pathFrom").focus();
    return;
  }
  closeDrawers();
  goTo("path", { path: pairOut(a.id, b.id) });
}
