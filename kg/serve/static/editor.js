"use strict";
// The query editor: a catalogue of questions, suggestions while typing, and the answer as a table with links.

const $ = (id) => document.getElementById(id);
const text = $("text");
const state = { questions: [], words: [], paths: new Map(), current: null, offered: [], chosen: -1 };

function element(tag, content = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = content;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function bilingual(tag, zh, en, attributes = {}) {
  const made = element(tag, zh, attributes);
  made.append(" ", element("span", en, { lang: "en" }));
  return made;
}

function say(message, bad = false) {
  $("said").textContent = message;
  $("said").classList.toggle("bad", bad);
}

// ---------------------------------------------------------------- questions

function listQuestions() {
  const wanted = $("filter").value.trim().toLowerCase();
  const rows = state.questions.filter((q) => `${q.name} ${q.zh} ${q.en}`.toLowerCase().includes(wanted));
  $("questions").replaceChildren(...rows.map((question) => {
    const button = bilingual("button", question.zh, question.en, { type: "button" });
    button.setAttribute("aria-current", String(question === state.current));
    button.addEventListener("click", () => choose(question));
    const item = element("li");
    item.append(button);
    return item;
  }));
}

function choose(question) {
  state.current = question;
  text.value = question.text;
  const form = $("parameters");
  form.hidden = question.parameters.length === 0;
  form.replaceChildren(...question.parameters.map((parameter) => {
    const label = element("label", `${parameter.zh} · ${parameter.en}`);
    const input = element("input", "", { name: parameter.name, value: parameter.default });
    input.addEventListener("change", bind);
    label.append(input);
    return label;
  }));
  listQuestions();
  run();
}

async function bind() {
  const values = new URLSearchParams(new FormData($("parameters")));
  const response = await fetch(`/questions/${encodeURIComponent(state.current.name)}.rq?${values}`);
  const body = await response.text();
  if (!response.ok) {
    say(body, true);
    return;
  }
  text.value = body;
  await run();
}

// ------------------------------------------------------------------ answers

async function ask(format) {
  return fetch("/sparql", {
    method: "POST",
    headers: { "content-type": "application/sparql-query", accept: format },
    body: text.value,
  });
}

async function run() {
  hideOffers();
  $("run").disabled = true;
  say("…");
  const start = performance.now();
  try {
    const response = await ask("application/sparql-results+json, text/turtle");
    const body = await response.text();
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    if (!response.ok) {
      $("take").hidden = true;
      $("answer").replaceChildren();
      say(body, true);
      markError(body);
      return;
    }
    history.replaceState(null, "", `?query=${encodeURIComponent(text.value)}`.slice(0, 60000));
    const cut = response.headers.get("x-sparql-maxrows");
    if (response.headers.get("content-type").startsWith("text/turtle")) showGraph(body, seconds, cut);
    else showTable(JSON.parse(body), seconds, cut);
  } catch (error) {
    say(`服务没有应答 · The service does not answer (${error.message})`, true);
  } finally {
    $("run").disabled = false;
  }
}

// A message such as "query:3:10: …" selects the place in the text.
function markError(message) {
  const place = /query:(\d+):(\d+)/.exec(message);
  if (!place) return;
  const lines = text.value.split("\n");
  const start = lines.slice(0, place[1] - 1).reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1;
  text.focus();
  text.setSelectionRange(Math.min(start, text.value.length), Math.min(start + 1, text.value.length));
}

function showGraph(body, seconds, cut) {
  $("take").hidden = true;
  say(`${seconds} s${cut ? `，只列出前 ${cut} 条 · cut after ${cut} triples` : ""}`);
  $("answer").replaceChildren(element("pre", body));
}

function showTable(result, seconds, cut) {
  if ("boolean" in result) {
    $("take").hidden = true;
    say(`${seconds} s`);
    $("answer").replaceChildren(element("p", result.boolean ? "是 · yes" : "否 · no"));
    return;
  }
  const { vars } = result.head;
  const rows = result.results.bindings;
  const shown = rows.slice(0, 2000);
  let told = `${rows.length} 行 · rows · ${seconds} s`;
  if (cut) told += `；结果在第 ${cut} 行处截断 · the answer was cut after ${cut} rows`;
  if (shown.length < rows.length) told += `；显示前 ${shown.length} 行，下载可得全部 · the first ${shown.length} are shown, downloads hold all`;
  say(told);
  const head = element("tr");
  head.append(...vars.map((name) => element("th", name, { scope: "col" })));
  const thead = element("thead");
  thead.append(head);
  const tbody = element("tbody");
  tbody.append(...shown.map((row) => {
    const line = element("tr");
    line.append(...vars.map((name) => cell(row[name])));
    return line;
  }));
  const table = element("table");
  table.append(thead, tbody);
  $("answer").replaceChildren(table);
  $("take").hidden = false;
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  if (term.type === "uri") made.append(link(term.value));
  else if (/#(integer|decimal|double|float)$/.test(term.datatype || "")) {
    made.textContent = Number(term.value).toLocaleString("en", { maximumFractionDigits: 6 });
    made.className = "number";
  } else if (state.paths.has(term.value)) made.append(element("a", term.value, { href: address(state.paths.get(term.value)) }));
  else made.textContent = typeof term.value === "string" ? term.value : JSON.stringify(term.value);
  return made;
}

const BASE = document.documentElement.dataset.base || "https://w3id.org/kgnews/id/";
const address = (path) => `/id/${path.split("/").map(encodeURIComponent).join("/")}`;

function link(iri) {
  if (iri.startsWith(BASE)) return element("a", `id:${iri.slice(BASE.length)}`, { href: address(iri.slice(BASE.length)) });
  return element("span", iri.replace("https://w3id.org/kgnews/ontology#", "kg:"));
}

async function download(format) {
  const media = { csv: "text/csv", json: "application/sparql-results+json", tsv: "text/tab-separated-values", xml: "application/sparql-results+xml" };
  const response = await ask(media[format]);
  const blob = await response.blob();
  // Excel takes a CSV for UTF-8 only where it starts with this mark.
  const file = format === "csv" ? new Blob(["\ufeff", blob], { type: "text/csv" }) : blob;
  const anchor = element("a", "", { href: URL.createObjectURL(file), download: `${state.current ? state.current.name : "answer"}.${format}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

// -------------------------------------------------------------- suggestions

function wordBefore() {
  const found = /(?:^|[\s({,;|/^!=])((?:kg|id):[^\s(){}.,;|/"<>]*)$/.exec(text.value.slice(0, text.selectionStart));
  return found ? found[1] : "";
}

function offer() {
  const typed = wordBefore();
  if (!typed) {
    hideOffers();
    return;
  }
  const local = typed.slice(3).toLowerCase();
  const pool = state.words.filter((word) => word.name.startsWith(typed.slice(0, 3)));
  const begins = pool.filter((word) => word.name.slice(3).toLowerCase().startsWith(local));
  const holds = pool.filter((word) => !begins.includes(word) && `${word.name.slice(3)} ${word.zh}`.toLowerCase().includes(local));
  state.offered = [...begins, ...holds].slice(0, 12);
  state.chosen = state.offered.length ? 0 : -1;
  drawOffers();
}

function drawOffers() {
  const list = $("offers");
  list.hidden = state.offered.length === 0;
  list.style.top = `${text.offsetTop + text.offsetHeight}px`;
  list.replaceChildren(...state.offered.map((word, at) => {
    const item = element("li", word.name, { role: "option", "aria-selected": String(at === state.chosen) });
    if (word.zh) item.append(" ", element("small", word.zh));
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(word);
    });
    return item;
  }));
}

function hideOffers() {
  state.offered = [];
  $("offers").hidden = true;
}

function take(word) {
  text.setRangeText(word.written || word.name, text.selectionStart - wordBefore().length, text.selectionStart, "end");
  hideOffers();
  text.focus();
}

text.addEventListener("input", offer);
text.addEventListener("blur", hideOffers);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  } else if (state.offered.length && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key)) {
    event.preventDefault();
    if (event.key === "Escape") hideOffers();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      state.chosen = (state.chosen + step + state.offered.length) % state.offered.length;
      drawOffers();
    } else take(state.offered[state.chosen]);
  }
});
$("run").addEventListener("click", run);
$("filter").addEventListener("input", listQuestions);
$("parameters").addEventListener("submit", (event) => {
  event.preventDefault();
  bind();
});
for (const button of document.querySelectorAll("[data-format]")) {
  button.addEventListener("click", () => download(button.dataset.format));
}

async function start() {
  const catalogue = await (await fetch("/questions.json")).json();
  state.questions = catalogue.questions;
  state.words = catalogue.words;
  listQuestions();
  const names = await (await fetch("/names.json")).json();
  for (const [label, path] of names) {
    state.paths.set(label, path);
    // What SPARQL does not allow in a prefixed name is written out in full.
    const plain = /^[\p{L}\p{N}_·-]+$/u.test(path);
    state.words.push({ name: `id:${path}`, zh: label === path ? "" : label, written: plain ? "" : `<${BASE}${path}>` });
  }
  if (text.value.trim()) await run();
  else if (state.questions.length) choose(state.questions.find((q) => q.name === "companies-in-district") || state.questions[0]);
}

start();
