// The whole article, with the sentence that was asked for marked and in sight.

function openReader(article, ev) {
  show({ article: idOut(article.id) + (ev ? "~" + idOut(ev.id) : "") });
}

function renderReader() {
  const reader = byId("reader");
  const [id, said] = state.article.split("~").map(idIn);
  const article = state.article ? articleById.get(id) : undefined;
  if (!article) {
    if (reader.open) reader.close();
    return;
  }
  const ev = G.evidence.find((one) => one.id === said && one.article === article.n);
  const page = G.pages[article.page];
  const facts = [article.media, article.authors.join(" "), article.date].filter(Boolean).join(" · ");
  reader.replaceChildren(
    h("header", {}, h("div", {}, h("h2", { id: "readerTitle", lang: "zh" }, titleOf(article)), h("p", { class: "quietText" }, facts, facts && h("br"), page.file)),
      h("button", { type: "button", class: "iconButton", "aria-label": t("close"), onclick: closeReader }, icon("close"))),
    h("div", { class: "text", lang: "zh", tabindex: 0, autofocus: true }, article.text ? paragraphs(article, ev) : withoutText(ev)));
  if (!reader.open) reader.showModal();
  reader.querySelector("mark")?.scrollIntoView({ block: "center" });
}

function withoutText(ev) {
  return [h("p", { class: "quietText" }, t("noText")), ev && h("p", {}, h("mark", { class: "sentence" }, quoteOf(ev)))];
}

function paragraphs(article, ev) {
  const { text } = article;
  const blocks = article.blocks.length ? article.blocks : [[0, text.length, tables.blockKinds.indexOf("body")]];
  return blocks.map(([from, to, kind]) => {
    const name = tables.blockKinds[kind];
    const tag = name === "title" || name === "heading" ? "h3" : "p";
    const parts = [];
    if (ev && ev.start >= 0 && ev.start < to && ev.end > from) {
      const [a, b] = [Math.max(from, ev.start), Math.min(to, ev.end)];
      parts.push(text.slice(from, a), h("mark", { class: "sentence" }, text.slice(a, b)), text.slice(b, to));
    } else parts.push(text.slice(from, to));
    return h(tag, { class: name }, parts.map((p) => (typeof p === "string" ? p.replace(/\n+$/, "") : p)));
  });
}

function closeReader() {
  show({ article: "" });
}
