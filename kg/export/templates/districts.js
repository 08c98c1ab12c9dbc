// Areas: a table by indicator, and a map by coordinates.

const LEVELS = ["province", "prefecture", "county", "township", "village", "zone", "country", "otherArea"];

/** The level of an area, by its official code, else by the last character of its name. */
function levelOf(e) {
  if (classOf(e).id === "DevelopmentZone") return "zone";
  if (/^\d{6}$/.test(e.code)) return e.code.endsWith("0000") ? "province" : e.code.endsWith("00") ? "prefecture" : "county";
  if (/^[A-Z]{2,3}$/.test(e.code)) return "country";
  const ends = { province: /(省|自治区)$/, county: /(区|县|旗)$/, prefecture: /(市|州|盟)$/, township: /(镇|乡|街道)$/, village: /(村|社区)$/ };
  return Object.keys(ends).find((level) => ends[level].test(e.label)) || "otherArea";
}

const measureKey = (o) => `${o.indicator}|${o.kind}|${o.unit}`;
const measureName = (key) => {
  const [indicator, kind] = key.split("|");
  return kind === "level" ? indicator : `${indicator} ${t(kind) || kind}`;
};

/** Every area with its counts and its latest figure by measure. */
function areaRows() {
  return G.entities.filter((e) => ["AdministrativeArea", "DevelopmentZone"].includes(classOf(e).id) && classShown(e.n)).map((e) => {
    const near = [...neighbours(e.n).keys()].map((n) => classOf(G.entities[n]).id);
    const count = (cls) => near.filter((c) => c === cls).length;
    const figures = new Map();
    for (const n of figuresOf[e.n]) {
      const o = G.observations[n];
      const known = figures.get(measureKey(o));
      if (figurePasses(n) && (!known || (o.period || "") > (known.period || ""))) figures.set(measureKey(o), o);
    }
    return { e, level: levelOf(e), region: levelOf(e) === "country" ? "" : e.region, links: near.length, companies: count("Company"), projects: count("Project"), programmes: count("Programme"), figures };
  }).filter((row) => row.links || row.figures.size);
}

function renderDistricts() {
  const all = areaRows();
  const levels = LEVELS.filter((level) => all.some((row) => row.level === level));
  const byDefault = levels.includes("county") ? "county" : "";
  const level = state.level === "all" ? "" : levels.includes(state.level) ? state.level : byDefault;
  const regions = [...new Set(all.filter((r) => !level || r.level === level).map((r) => r.region).filter(Boolean))].sort();
  const scope = state.scope === "all" ? "" : regions.includes(state.scope) ? state.scope : homeRegion(all);
  const rows = all.filter((r) => (!level || r.level === level) && (!scope || r.region === scope));
  const often = new Map();
  for (const row of rows) for (const key of row.figures.keys()) often.set(key, (often.get(key) || 0) + 1);
  const measures = [...often.keys()].sort((a, b) => often.get(b) - often.get(a) || a.localeCompare(b, "zh"));
  const measure = measures.includes(state.indicator) ? state.indicator : often.get(measures[0]) > 1 ? measures[0] : "";
  const picker = (key, label, value, options) => h("label", { class: "inline" }, h("span", {}, label), h("select", { "data-pick": key, "data-key": key, onchange: (event) => show({ [key]: event.target.value, sort: key === "indicator" ? `${event.target.value}~down` : state.sort }) }, options.map(([v, text]) => h("option", { value: v, selected: v === value }, text))));
  return [
    h("div", { class: "sheetHead" }, h("h2", {}, t("district")), h("span", { class: "count" }, rows.length),
      picker("level", t("level_"), level || "all", [["all", t("anyLevel")], ...levels.map((l) => [l, t(l)])]),
      regions.length > 1 && picker("scope", t("scope"), scope || "all", [["all", t("anywhere")], ...regions.map((r) => [r, regionName(r)])]),
      measures.length > 0 && picker("indicator", t("indicator"), measure, [...(measure ? [] : [""]), ...measures.slice(0, 200)].map((m) => !m ? ["", t("noIndicator")] : [m, `${measureName(m)} (${often.get(m)})`]))),
    areaMap(rows, measure),
    areaTable(rows, measure, measures),
  ];
}

/** The province that more than half of the areas lie in, if there is one. */
function homeRegion(rows) {
  const counts = new Map();
  for (const r of rows) if (r.region) counts.set(r.region, (counts.get(r.region) || 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] * 2 > rows.filter((r) => r.region).length ? first[0] : "";
}

function regionName(digits) {
  return tables.provinces[digits] || `${digits}0000`;
}

function areaTable(rows, measure, measures) {
  const shown = [...new Set([measure, ...measures])].filter(Boolean).slice(0, narrow() ? 1 : 4);
  const spared = narrow() ? ["projects", "figures"] : []; // the panel has them
  const columns = [
    { key: "name", name: t("district"), of: (r) => r.e.label, text: true },
    ...shown.map((m) => ({ key: m, name: measureName(m), of: (r) => r.figures.get(m)?.value ?? null, cell: (r) => figureCell(r.figures.get(m)) })),
    { key: "companies", name: t("companies"), of: (r) => r.companies }, { key: "projects", name: t("projects"), of: (r) => r.projects },
    { key: "programmes", name: t("programmes"), of: (r) => r.programmes }, { key: "figures", name: t("figuresCount"), of: (r) => r.figures.size }, { key: "links", name: t("facts"), of: (r) => r.links },
  ].filter((c) => !spared.includes(c.key));
  const [by, way] = (state.sort || "links~down").split("~");
  const column = columns.find((c) => c.key === by) || columns.at(-1);
  const down = way !== "up";
  const sorted = [...rows].sort((a, b) => {
    const [x, y] = [column.of(a), column.of(b)];
    if (x === null || y === null) return (x === null) - (y === null) || byWeight(a.e.n, b.e.n); // no figure, no place
    const order = column.text ? x.localeCompare(y, "zh") : x - y;
    return (down ? -order : order) || byWeight(a.e.n, b.e.n);
  });
  return h("div", { class: "scroll" }, h("table", { class: "areas" }, h("caption", { class: "unseen" }, t("tableTitle")),
    h("thead", {}, h("tr", {}, columns.map((c) => h("th", { scope: "col", class: c.text ? "" : "number", "aria-sort": c === column ? (down ? "descending" : "ascending") : null },
      h("button", { type: "button", "data-sort": c.key, "data-key": c.key, title: t("sortBy", c.name), onclick: () => show({ sort: `${c.key}~${c === column && down ? "up" : c.text && c !== column ? "up" : "down"}` }) }, c.name, h("span", { "aria-hidden": "true" }, c === column ? (down ? "\u00a0▼" : "\u00a0▲") : "")))))),
    h("tbody", {}, sorted.map((r) => h("tr", { "aria-selected": state.sel === "e:" + idOut(r.e.id) ? "true" : null }, columns.map((c) => c.text
      ? h("th", { scope: "row" }, h("button", { type: "button", class: "link", "data-key": r.e.id, title: r.e.label, onclick: () => selectEntity(r.e.n) }, r.e.label))
      : h("td", { class: "number" }, c.cell ? c.cell(r) : c.of(r) || h("span", { class: "zero" }, "0"))))))));
}

function figureCell(o) {
  if (!o) return h("span", { class: "zero" }, "–");
  return h("button", { type: "button", class: "link", title: o.period, onclick: () => select("o:" + idOut(o.id)) }, figureText(o), o.period && h("small", {}, o.period));
}

// -------------------------------------------------------------------- map

/** Areas at their coordinates: larger with more facts, darker with a higher figure; names where there is room. */
function areaMap(rows, measure) {
  const placed = rows.filter((r) => r.e.place);
  if (!placed.length) return h("p", { class: "quietText" }, t("noMap"));
  const [wide, high, edge] = narrow() ? [380, 360, 34] : [900, 380, 46];
  const bounds = (i) => [Math.min(...placed.map((r) => r.e.place[i])), Math.max(...placed.map((r) => r.e.place[i]))];
  const [[west, east], [south, north]] = [bounds(0), bounds(1)];
  const flat = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((wide - 2 * edge) / Math.max((east - west) * flat, 0.15), (high - 2 * edge) / Math.max(north - south, 0.15));
  const at = ([lon, lat]) => [wide / 2 + (lon - (west + east) / 2) * flat * scale, high / 2 - (lat - (south + north) / 2) * scale];
  const values = placed.map((r) => r.figures.get(measure)?.value).filter((v) => v !== undefined);
  const [low, top] = [Math.min(...values), Math.max(...values)];
  const marks = placed.sort((a, b) => b.links - a.links || a.e.n - b.e.n).map((r) => {
    const [x, y] = at(r.e.place);
    const o = r.figures.get(measure);
    return { r, x, y, size: Math.min(20, 5 + 1.7 * Math.sqrt(r.links)), o, share: o ? (top > low ? (o.value - low) / (top - low) : 1) : null };
  });
  placeNames(marks, wide, high);
  const missing = rows.length - placed.length;
  return h("figure", { class: "map" },
    svg("svg", { viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": t("mapTitle") }, graticule(west, east, south, north, at, wide, high),
      [...marks].reverse().map((m) => svg("circle", { cx: m.x, cy: m.y, r: m.size, class: `area${m.share === null ? "" : " known"}${state.sel === "e:" + idOut(m.r.e.id) ? " chosen" : ""}`, "fill-opacity": m.share === null ? null : 0.25 + 0.7 * m.share })),
      marks.map((m) => m.named && svg("text", { x: m.tx, y: m.ty, "text-anchor": m.anchor }, m.text)),
      marks.map((m) => svg("circle", { cx: m.x, cy: m.y, r: Math.max(m.size, 9), class: "hit", "data-key": `map ${m.r.e.id}`, tabindex: 0, role: "button", "aria-label": `${m.r.e.label} ${m.o ? figureText(m.o) : ""}`, onclick: () => selectEntity(m.r.e.n), onkeydown: (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), selectEntity(m.r.e.n)) },
        svg("title", {}, `${m.r.e.label}${m.o ? ` · ${measureName(measure)} ${figureText(m.o)}` : ""} · ${t("links", m.r.links)}`)))),
    missing > 0 && h("figcaption", { class: "quietText" }, t("notOnMap", missing)));
}

/** A name stands right, left, above or below its mark where it meets nothing, or not at all. */
function placeNames(marks, wide, high) {
  const taken = marks.map((m) => [m.x - m.size, m.y - m.size, m.x + m.size, m.y + m.size]);
  for (const [i, m] of marks.entries()) {
    m.text = shortened(m.r.e.label, 9) + (m.o ? ` ${figureText(m.o)}` : "");
    const w = widthOf(m.text) * 12.5 + 4;
    const tries = [
      ["start", m.x + m.size + 4, m.y + 4, m.x + m.size + 2], ["end", m.x - m.size - 4, m.y + 4, m.x - m.size - 2 - w],
      ["middle", m.x, m.y - m.size - 5, m.x - w / 2], ["middle", m.x, m.y + m.size + 14, m.x - w / 2],
    ];
    for (const [anchor, tx, ty, left] of tries) {
      const box = [left, ty - 12, left + w, ty + 4];
      const free = box[0] > 2 && box[2] < wide - 2 && box[1] > 2 && box[3] < high - 2 && taken.every((o, j) => j === i || box[2] < o[0] || box[0] > o[2] || box[3] < o[1] || box[1] > o[3]);
      if (free) {
        Object.assign(m, { named: true, anchor, tx, ty });
        taken.push(box);
        break;
      }
    }
  }
}

function graticule(west, east, south, north, at, wide, high) {
  const span = Math.max(east - west, north - south, 0.3);
  const gap = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40].find((g) => span / g <= 7) || 60;
  const lines = [];
  const text = (value) => `${Number(value.toFixed(1))}°`;
  for (let lon = Math.ceil((west - span) / gap) * gap; lon <= east + span; lon += gap) {
    const [x] = at([lon, south]);
    if (x > 8 && x < wide - 8) lines.push(svg("path", { d: `M${x.toFixed(1)} 0V${high}`, class: "grid" }), svg("text", { x: x + 3, y: high - 5, class: "degree" }, text(lon)));
  }
  for (let lat = Math.ceil((south - span) / gap) * gap; lat <= north + span; lat += gap) {
    const [, y] = at([west, lat]);
    if (y > 8 && y < high - 8) lines.push(svg("path", { d: `M0 ${y.toFixed(1)}H${wide}`, class: "grid" }), svg("text", { x: 4, y: y - 3, class: "degree" }, text(lat)));
  }
  return lines;
}
