// An entity's figures: a table and a chart.

function figureSection(figures) {
  const sorted = [...figures].sort((a, b) => a.indicator.localeCompare(b.indicator, "zh") || (b.period || "").localeCompare(a.period || ""));
  const row = (o) => h("tr", {},
    h("th", { scope: "row" }, h("button", { type: "button", class: "link", onclick: () => select("o:" + idOut(o.id)) }, o.indicator), o.planned ? h("span", { class: "badge" }, t("planned")) : null),
    h("td", { class: "number" }, figureText(o), h("small", {}, o.kind === "level" ? "" : ` ${t(o.kind)}`)), h("td", { class: "when" }, o.period.replace("/", "/\u200b")));
  const body = h("tbody", {}, sorted.slice(0, FIRST).map(row));
  return h("section", { "data-part": "figures" }, h("h3", {}, `${t("figures")} `, h("span", { class: "count" }, figures.length)), figureChart(sorted),
    h("div", { class: "scroll" }, h("table", { class: "figures" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("indicator")), h("th", { scope: "col", class: "number" }, t("value")), h("th", { scope: "col" }, t("period")))),
      body)), moreButton(sorted.slice(FIRST), (o) => body.append(row(o))));
}

/** Bars of the figures that can be compared: the largest set of one kind and unit. */
function figureChart(figures) {
  const groups = new Map();
  for (const o of figures) {
    const key = o.kind === "rank" ? "" : `${o.kind} ${o.unit} ${o.unit === "PERCENT" ? "" : o.indicator}`;
    if (key) groups.set(key, [...(groups.get(key) || []), o]);
  }
  const best = [...groups.values()].sort((a, b) => b.length - a.length)[0];
  if (!best || best.length < 2) return null;
  const one = new Set(best.map((o) => o.indicator)).size === 1;
  const rows = best.slice(0, 8);
  if (one) rows.sort((a, b) => (a.period || "").localeCompare(b.period || ""));
  else rows.sort((a, b) => b.value - a.value);
  const often = (o) => rows.filter((other) => other.indicator === o.indicator).length > 1;
  return bars(rows.map((o) => ({ name: one ? o.period || o.indicator : often(o) ? `${o.indicator} ${o.period}` : o.indicator, value: o.value, text: figureText(o) })), `${one ? best[0].indicator + " · " : ""}${t(best[0].kind)}`);
}

function bars(rows, title) {
  const [low, high] = [Math.min(0, ...rows.map((r) => r.value)), Math.max(0, ...rows.map((r) => r.value))];
  const [left, wide] = [128, 112];
  const x = (value) => left + ((value - low) / (high - low || 1)) * wide;
  return svg("svg", { class: "bars", viewBox: `0 0 310 ${rows.length * 22 + 22}`, role: "img", "aria-label": `${title}: ${rows.map((r) => `${r.name} ${r.text}`).join("; ")}` },
    svg("text", { x: 0, y: 12, class: "chartTitle" }, title),
    rows.map((r, i) => {
      const y = 20 + i * 22;
      const end = Math.max(x(r.value), x(0));
      return [svg("text", { x: left - 8, y: y + 14, "text-anchor": "end" }, shortened(r.name, 9)),
        svg("rect", { x: Math.min(x(0), x(r.value)), y: y + 4, width: Math.max(1.5, Math.abs(x(r.value) - x(0))), height: 13, rx: 2, class: r.value < 0 ? "bar low" : "bar" }),
        svg("text", { x: end + 5, y: y + 14, class: "amount" }, r.text)];
    }));
}
