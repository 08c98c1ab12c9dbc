// Making elements. Text only ever enters the page through textContent and attributes.

const byId = (id) => document.getElementById(id);

/** An element: properties starting with "on" are listeners, "class" and "aria-*" attributes, children are text or nodes. */
function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

function svg(tag, properties, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}

const ICONS = {
  download: "M12 4v11m0 0 4-4m-4 4-4-4M5 20h14",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  filter: "M4 6h16M7 12h10M10 18h4",
  path: "M6 18a2 2 0 1 0 0-.01M18 6a2 2 0 1 0 0-.01M7.5 16.5 16.5 7.5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  loose: "M4 12c2-6 4-6 5.300 0s3.300 6 5.300 0 3.400-6 5.400 0",
  tag: "M4 5h16v10H11l-4 4v-4H4z",
  back: "M14 5 7 12l7 7",
  close: "M6 6l12 12M18 6 6 18",
  go: "M9 5l7 7-7 7",
  expand: "M12 4v16M4 12h16M12 12m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
  collapse: "M4 12h16M12 12m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  hide: "M4 12s3-5.500 8-5.500 8 5.500 8 5.500-3 5.500-8 5.500S4 12 4 12zM5 19 19 5",
  focus: "M12 12m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0M12 3v3M12 18v3M3 12h3M18 12h3",
};

function icon(name) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", class: "icon" },
    svg("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" }),
  );
}

/** The outline of a class's shape around (0, 0) with radius r, as an SVG path. */
function shapePath(shape, r) {
  const ring = (n, turn, radius = () => r) =>
    "M" + Array.from({ length: n }, (_, i) => {
      const a = turn + (i * 2 * Math.PI) / n;
      return `${(Math.cos(a) * radius(i)).toFixed(2)} ${(Math.sin(a) * radius(i)).toFixed(2)}`;
    }).join("L") + "Z";
  switch (shape) {
    case "square": return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
    case "diamond": return `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;
    case "hexagon": return ring(6, 0);
    case "triangle": return ring(3, -Math.PI / 2);
    case "triangleDown": return ring(3, Math.PI / 2);
    case "star": return ring(10, -Math.PI / 2, (i) => (i % 2 ? r * 0.45 : r));
    default: return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
}

function classMark(cls) {
  return svg(
    "svg",
    { viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true", class: "mark" },
    svg("path", { d: shapePath(cls.shape, cls.shape === "square" ? 5.4 : 6.6), fill: colourOf(cls) }),
  );
}

/** Renew what stands in `container`; the keyboard stays where it was, or at the container where that is gone. */
function renew(container, content) {
  const inside = container.contains(document.activeElement);
  const key = inside && document.activeElement.dataset.key;
  container.replaceChildren(...content.flat().filter(Boolean));
  if (inside) (container.querySelector(`[data-key="${CSS.escape(key || "")}"]`) || container.closest("[tabindex]") || container).focus({ preventScroll: true });
}

function later(milliseconds, run) {
  let waiting = 0;
  return (...values) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(...values), milliseconds);
  };
}
