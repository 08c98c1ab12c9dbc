// Taking the view away: a picture (PNG, SVG) or its facts (CSV, Turtle).

function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(t("saved", name));
}

async function takeAway(kind) {
  const name = `${t(state.view)}.${kind}`;
  if (kind === "link") {
    await copyLink();
    return;
  }
  if (kind === "svg") save(name, picture().text, "image/svg+xml;charset=utf-8");
  else if (kind === "png") save(name, await raster(picture()));
  else if (kind === "csv") save(name, csvOf(viewFacts()), "text/csv;charset=utf-8");
  else save(name, turtleOf(viewFacts()), "text/turtle;charset=utf-8");
}

async function copyLink() {
  const field = h("textarea", { class: "unseen", value: location.href });
  document.body.append(field);
  field.select();
  document.execCommand("copy"); // works from disk, where navigator.clipboard may not
  field.remove();
  say(t("copied"));
}

// ---------------------------------------------------------------- pictures

const text = (x, y, words, more = {}) => svg("text", { x: Math.round(x), y: Math.round(y), "font-family": FONT, "font-size": EM, fill: inks().text, ...more }, words);

function picture() {
  if (state.view === "timeline") return timelinePicture();
  if (state.view === "district") return areaPicture();
  return networkPicture();
}

function framed(left, top, width, height, parts) {
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height },
    svg("rect", { x: left, y: top, width, height, fill: inks().ground }), parts);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function networkPicture() {
  const ink = inks();
  if (!shownNodes.length) return framed(0, 0, 400, 120, text(20, 60, t("nothing")));
  const boxed = boxedView();
  const area = extent(shownNodes);
  const lines = shownLinks.map((l) => {
    const [[x1, y1], [x2, y2]] = boxed ? [spots.get(l.a), spots.get(l.b)] : betweenMarks(l);
    const look = linkLook(l, ink, false, false);
    const name = linkNames.find((one) => one.key === l.key);
    const drawn = boxed ? { d: curve(l) } : { x1, y1, x2, y2 };
    return [svg(boxed ? "path" : "line", { ...drawn, fill: "none", stroke: look.color.color, "stroke-width": look.width, "stroke-opacity": look.color.opacity, "stroke-dasharray": look.dashes ? "5 5" : null, "marker-end": !boxed && l.ahead && "url(#arrow)", "marker-start": !boxed && l.back && "url(#arrow)" }, svg("title", {}, linkName(l))),
      name && text(name.x, name.y + NAME * 0.36, name.text, { "font-size": NAME, fill: ink.soft, "text-anchor": "middle", stroke: ink.ground, "stroke-width": 3, "paint-order": "stroke" })];
  });
  const marks = shownNodes.map((n) => {
    const [x, y] = spots.get(n);
    const e = G.entities[n];
    const colour = colourOf(classOf(e));
    const words = boxed ? [clip(e.label)] : wrap(e.label).split("\n");
    const box = boxOf(n, boxed);
    const labels = words.map((line, i) => text(x, boxed ? y + 5 + (i - (words.length - 1) / 2) * 18 : y + nodeSize(n) + 18 + i * 18, line, { "text-anchor": "middle", stroke: boxed ? "none" : ink.ground, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }));
    return svg("g", {}, svg("title", {}, e.label), boxed
      ? svg("rect", { x: x - box.half + 6, y: y - box.above + 2, width: 2 * box.half - 12, height: box.above + box.below - 8, rx: 5, fill: mix(colour, ink.ground, 0.86), stroke: colour, "stroke-width": 1.5 })
      : svg("path", { d: shapePath(classOf(e).shape, nodeSize(n)), transform: `translate(${x} ${y})`, fill: colour, stroke: ink.ground, "stroke-width": 1.5 }), labels);
  });
  const columns = heads().map((head) => text(head.x, head.y, head.text, { "text-anchor": "middle", "font-size": HEAD_SIZE, "font-weight": 600 }));
  const used = [...new Set(shownNodes.map((n) => G.entities[n].cls))].sort((a, b) => a - b).map((n) => G.classes[n]);
  const width = Math.max(area.right - area.left + 40, 420);
  const across = Math.max(1, Math.floor((width - 20) / 160));
  const place = (i) => [area.left + (i % across) * 160, area.bottom + 36 + Math.floor(i / across) * 24];
  const keys = used.map((c, i) => {
    const [x, y] = place(i);
    return [svg("path", { d: shapePath(c.shape, 6), transform: `translate(${x + 6} ${y - 4})`, fill: colourOf(c) }), text(x + 18, y, nameOf(c), { "font-size": 12 })];
  });
  if (shownLinks.some(onlyPlanned)) {
    const [x, y] = place(used.length);
    keys.push(svg("path", { d: `M${x - 4} ${y - 4}h18`, stroke: ink.soft, "stroke-width": 2, "stroke-dasharray": "4 3" }), text(x + 18, y, t("planned"), { "font-size": 12 }));
  }
  const height = area.bottom - area.top + 80 + Math.ceil((used.length + 1) / across) * 24;
  return framed(area.left - 20, area.top - 44, width, height + 20, [arrowHead(ink), text(area.left, area.top - 18, `${t("title")} · ${t(state.view)}`, { "font-weight": 600, "font-size": 16 }), lines, marks, columns, keys]);
}

/** A link of a columned view as its canvas draws it. */
function curve(l) {
  const [[x1, y1], [x2, y2]] = [spots.get(l.a), spots.get(l.b)];
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  if (bend(l).type !== "cubicBezier") return `M${x1} ${y1}Q${mx + (y1 - y2) * 0.4} ${my + (x2 - x1) * 0.4} ${x2} ${y2}`;
  return stacked() ? `M${x1} ${y1}C${x1} ${my} ${x2} ${my} ${x2} ${y2}` : `M${x1} ${y1}C${mx} ${y1} ${mx} ${y2} ${x2} ${y2}`;
}

const arrowHead = (ink) => svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, svg("path", { d: "M0 1L8 4L0 7Z", fill: ink.faint })));

/** The part of a link that its two marks leave to be seen. */
function betweenMarks({ a, b }) {
  const [[x1, y1], [x2, y2]] = [spots.get(a), spots.get(b)];
  const far = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [from, to] = [nodeSize(a) + 4, Math.max(nodeSize(a) + 4, far - nodeSize(b) - 4)];
  const at = (d) => [x1 + ((x2 - x1) * d) / far, y1 + ((y2 - y1) * d) / far].map(Math.round);
  return [at(from), at(to)];
}

const PICTURED = 250; // dated facts in a picture

function timelinePicture() {
  const ink = inks();
  const items = datedItems();
  const rows = items.slice(0, PICTURED);
  const rest = items.length - rows.length;
  return framed(0, 0, 900, (rest ? 100 : 70) + rows.length * 30, [rest > 0 && text(216, 76 + rows.length * 30, `… +${rest}`),
    text(24, 36, `${t("title")} · ${t("timeline")}`, { "font-weight": 600, "font-size": 16 }),
    svg("line", { x1: 196, y1: 54, x2: 196, y2: 60 + rows.length * 30, stroke: ink.faint, "stroke-width": 2 }),
    rows.map(({ date, fact, figure }, i) => {
      const said = fact ? `${G.entities[fact.s].label}  ${nameOf(G.relations[fact.p])}  ${G.entities[fact.o].label}${fact.planned ? `（${t("planned")}）` : ""}` : `${G.entities[figure.s].label}  ${figure.indicator}  ${figureText(figure)}`;
      return [text(176, 76 + i * 30, date, { "text-anchor": "end", "font-size": 12 }), svg("circle", { cx: 196, cy: 71 + i * 30, r: 5, fill: ink.strong }), text(216, 76 + i * 30, shortened(said, 47))];
    })]);
}

/** The map and the table as they stand, drawn with the colours of the page. */
function areaPicture() {
  const ink = inks();
  const map = document.querySelector(".map svg");
  const rows = [...document.querySelectorAll("table.areas tr")].map((row) => [...row.children].map((cell) => cell.innerText.trim().replace(/\s+/g, " ")));
  const parts = [text(24, 36, `${t("title")} · ${t("district")}`, { "font-weight": 600, "font-size": 16 })];
  let top = 60;
  if (map) {
    const copy = map.cloneNode(true);
    copy.querySelectorAll(".hit").forEach((one) => one.remove());
    copy.querySelectorAll("text").forEach((one) => fill(one, { "font-family": FONT, "font-size": one.classList.contains("degree") ? 10 : 12, fill: one.classList.contains("degree") ? ink.soft : ink.text }, []));
    copy.querySelectorAll(".grid").forEach((one) => fill(one, { stroke: ink.faint, "stroke-opacity": 0.4 }, []));
    copy.querySelectorAll("circle").forEach((one) => fill(one, { fill: one.classList.contains("known") ? ink.strong : ink.faint, stroke: ink.ground }, []));
    const [, , wide, high] = map.getAttribute("viewBox").split(" ").map(Number);
    fill(copy, { x: 0, y: top, width: wide, height: high }, []);
    parts.push(copy);
    top += high + 20;
  }
  rows.forEach((cells, i) => cells.forEach((cell, j) => parts.push(text(j ? 130 + j * 104 : 24, top + 20 + i * 24, shortened(cell, j ? 8 : 15), { "font-size": 12, "font-weight": i ? 400 : 600 }))));
  return framed(0, 0, Math.max(960, 140 + 104 * Math.max(...rows.map((cells) => cells.length))), top + rows.length * 24 + 30, parts);
}

function raster({ text: words, width, height }) {
  const factor = Math.min(2, 8000 / Math.max(width, height));
  const address = URL.createObjectURL(new Blob([words], { type: "image/svg+xml;charset=utf-8" }));
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = h("canvas", { width: Math.round(width * factor), height: Math.round(height * factor) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob(resolve, "image/png");
    };
    image.onerror = () => reject(new Error("the picture cannot be drawn"));
    image.src = address;
  });
}

// ------------------------------------------------------------------- facts

/** Statements and figures that the view on screen stands for. */
function viewFacts() {
  if (state.view === "timeline") {
    const items = datedItems();
    return { facts: items.flatMap((i) => i.fact || []), figures: items.flatMap((i) => i.figure || []) };
  }
  if (state.view === "district") {
    const areas = new Set(areaRows().map((r) => r.e.n));
    return { facts: G.statements.filter((s) => factPasses(s.n) && (areas.has(s.s) || areas.has(s.o))), figures: G.observations.filter((o) => figurePasses(o.n) && areas.has(o.s)) };
  }
  const nodes = new Set(shownNodes);
  const loops = shownNodes.flatMap((n) => factsOf[n].map((f) => G.statements[f]).filter((s) => s.s === s.o && factPasses(s.n)));
  return { facts: [...shownLinks.flatMap((l) => l.facts), ...loops].sort((a, b) => a.n - b.n), figures: G.observations.filter((o) => nodes.has(o.s) && figurePasses(o.n)) };
}

const HEAD = ["subject", "subject_class", "predicate", "object", "object_class", "kind", "value", "unit", "period", "status", "role", "confidence", "page", "article", "rule", "quote"];

function csvOf({ facts, figures }) {
  const source = (fact) => {
    const ev = G.evidence[fact.evidence[0]];
    if (!ev) return ["", "", "", ""];
    const article = G.articles[ev.article];
    return [G.pages[article.page].file, article.title, G.rules[ev.rule], quoteOf(ev)];
  };
  const status = (fact) => (fact.planned ? "planned" : "done");
  const rows = [
    HEAD,
    ...facts.map((s) => [G.entities[s.s].label, classOf(G.entities[s.s]).id, G.relations[s.p].id, G.entities[s.o].label, classOf(G.entities[s.o]).id, "", s.amount ?? "", s.currency, s.date, status(s), s.role, s.confidence, ...source(s)]),
    ...figures.map((o) => [G.entities[o.s].label, classOf(G.entities[o.s]).id, o.indicator, "", "", o.kind, o.value, o.unit, o.period, status(o), "", o.confidence, ...source(o)]),
  ];
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

function csvCell(value) {
  // A spreadsheet would run text that starts like a formula.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
