"""The recognisers as a spaCy pipeline, and :func:`recognise`, which runs it over an article.

Each recogniser is a registered component, so that a user can look at a page with displaCy,
leave a component out, or add a trained ``ner`` before ``kg_overlaps``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import UsageError
from kg.model import Annotation, Article
from kg.recognise.awards import recognise_awards
from kg.recognise.boundaries import Segment, choose_name_ends
from kg.recognise.called import recognise_called
from kg.recognise.categories import drop_categories
from kg.recognise.companies import recognise_companies
from kg.recognise.contexts import recognise_contexts
from kg.recognise.deals import recognise_deals
from kg.recognise.definites import recognise_definites
from kg.recognise.deictics import recognise_deictics
from kg.recognise.draft import Draft
from kg.recognise.forms import recognise_forms
from kg.recognise.industries import recognise_industries
from kg.recognise.leads import trim_leads
from kg.recognise.lists import recognise_lists
from kg.recognise.measured import recognise_measured
from kg.recognise.names import recognise_names
from kg.recognise.overlaps import settle
from kg.recognise.parties import recognise_parties
from kg.recognise.people import recognise_people
from kg.recognise.places import recognise_places
from kg.recognise.policy import recognise_policy
from kg.recognise.products import recognise_products, recognise_site_products
from kg.recognise.quoted import recognise_quoted
from kg.recognise.rows import recognise_rows
from kg.recognise.segmenter import segmenter
from kg.recognise.shortforms import recognise_again, recognise_heads, recognise_introduced, recognise_short_forms
from kg.recognise.systems import recognise_systems
from kg.recognise.tagged import recognise_tagged, tag
from kg.recognise.text import fold, sentences
from kg.recognise.values import Calendar, find_values

STEPS: tuple[tuple[str, Callable[[Draft], None]], ...] = (
    ("kg_names", recognise_names),
    ("kg_forms", recognise_forms),
    ("kg_quoted", recognise_quoted),
    ("kg_called", recognise_called),
    ("kg_companies", recognise_companies),
    ("kg_deals", recognise_deals),
    ("kg_parties", recognise_parties),
    ("kg_people", recognise_people),
    ("kg_policy", recognise_policy),
    ("kg_systems", recognise_systems),
    ("kg_awards", recognise_awards),
    ("kg_places", recognise_places),
    ("kg_measured", recognise_measured),
    ("kg_products", recognise_products),
    ("kg_contexts", recognise_contexts),
    ("kg_deictics", recognise_deictics),
    ("kg_introduced", recognise_introduced),
    ("kg_industries", recognise_industries),
    ("kg_lists", recognise_lists),
    ("kg_rows", recognise_rows),
    ("kg_leads", trim_leads),
    ("kg_tagged", recognise_tagged),
    ("kg_short_forms", recognise_short_forms),
    ("kg_heads", recognise_heads),
    ("kg_categories", drop_categories),
    ("kg_again", recognise_again),
    ("kg_definites", recognise_definites),
    ("kg_site_products", recognise_site_products),
)
"""The components in order, and what each does to the draft."""
_BLOCK: Final = 32768
"""From so many characters on a further block of articles begins."""


def draft_of(article: Article) -> Draft:
    """A fresh draft: the folded text, its sentences and its values."""
    text = fold(article.text)
    values = find_values(text, Calendar(article.date))
    in_value = bytearray(len(text) + 1)
    for v in values:
        in_value[v.start : v.end] = b"\x01" * (v.end - v.start)
    return Draft(article, text, values, sentences(article, text), in_value=in_value)


def finish(draft: Draft) -> Annotation:
    """The annotation that a filled draft amounts to."""
    mentions, nested = settle(draft)
    return Annotation(draft.article, mentions, nested, draft.values, draft.sentences, tuple(sorted(set(draft.aliases))))


def recognise(
    article: Article,
    *,
    without: frozenset[str] = frozenset(),
    extra: Callable[[Draft], None] | None = None,
    segment: Segment | None = None,
) -> Annotation:
    """Finds the mentions and values of an article.

    ``without`` names components to leave out (for the ablation; ``kg_segmenter`` among them);
    ``extra`` is a further recogniser, e.g. a trained ``ner`` (:func:`from_spacy`); ``segment``
    replaces the segmenter that the package ships.
    """
    return next(recognise_all([article], without=without, extra=extra, segment=segment))


def recognise_all(
    articles: Iterable[Article],
    *,
    without: frozenset[str] = frozenset(),
    extra: Callable[[Draft], None] | None = None,
    segment: Segment | None = None,
) -> Iterator[Annotation]:
    """:func:`recognise` for many articles: the tagger reads several of them at once, which is faster."""
    steps = [(name, step) for name, step in STEPS if name not in without]
    place = next((i for i, (name, _) in enumerate(steps) if name == "kg_tagged"), len(steps))
    for some in _blocks(articles):
        drafts = []
        for article in some:
            draft = draft_of(article)
            for _, step in steps[:place]:
                step(draft)
            drafts.append(draft)
        if place < len(steps):
            tag(drafts)
        for draft in drafts:
            for _, step in steps[place + 1 :]:
                step(draft)
            if "kg_segmenter" not in without:
                choose_name_ends(draft, segment or segmenter())
            if extra is not None:
                extra(draft)
            yield finish(draft)


def _blocks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in blocks of :data:`_BLOCK` characters or a few more."""
    block: list[Article] = []
    for article in articles:
        block.append(article)
        if sum(len(a.text) for a in block) >= _BLOCK:
            yield block
            block = []
    if block:
        yield block


_LABELS = {
    "PERSON": "Person", "PER": "Person", "ORG": "Company", "GPE": "AdministrativeArea", "LOC": "NaturalFeature", "FAC": "Facility",
    "EVENT": "Event", "PRODUCT": "Product", "WORK_OF_ART": "Document", "LAW": "Document",
}  # fmt: skip


def from_spacy(name: str) -> Callable[[Draft], None]:
    """A recogniser that takes the entities of an installed spaCy pipeline (``zh_core_web_trf``) as further candidates.

    Raises :class:`UsageError` where it is not installed.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(f"{name}: 没有安装这个 spaCy 流程 · no spaCy pipeline of this name is installed") from error

    def step(draft: Draft) -> None:
        for ent in nlp(draft.article.text).ents:
            cls = _LABELS.get(ent.label_)
            if cls:
                draft.add(ent.start_char, ent.end_char, cls, f"spacy/{ent.label_}", weight=0.6)

    return step


def _component(name: str, step: Callable[[Draft], None]) -> None:
    def apply(doc: Doc) -> Doc:
        step(_draft(doc))
        return doc

    Language.component(name, func=apply)


def _draft(doc: Doc) -> Draft:
    if "kg_draft" not in doc.user_data:
        article = doc.user_data.get("kg_article") or Article("", "", "news", doc.text, tuple(range(len(doc.text))), ())
        doc.user_data["kg_draft"] = draft_of(article)
    draft: Draft = doc.user_data["kg_draft"]
    return draft


@Language.component("kg_segmenter")
def _segmenter(doc: Doc) -> Doc:
    choose_name_ends(_draft(doc), segmenter())
    return doc


@Language.component("kg_overlaps")
def _overlaps(doc: Doc) -> Doc:
    annotation = finish(_draft(doc))
    doc.user_data["kg_annotation"] = annotation
    spans = [doc.char_span(m.start, m.end, label=m.cls, alignment_mode="expand") for m in annotation.mentions]
    doc.spans["mentions"] = [s for s in spans if s is not None]
    doc.spans["nested"] = [
        s
        for m in annotation.nested
        if (s := doc.char_span(m.start, m.end, label=m.cls, alignment_mode="expand")) is not None
    ]
    doc.set_ents(_disjoint(list(doc.spans["mentions"])))
    return doc


def _disjoint(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


for _name, _step in STEPS:
    _component(_name, _step)


@lru_cache(maxsize=1)
def language() -> Language:
    """The pipeline as a spaCy ``Language``: ``language()("……").ents``."""
    nlp = spacy.blank("zh")
    for name, _ in STEPS:
        nlp.add_pipe(name)
    nlp.add_pipe("kg_segmenter")
    nlp.add_pipe("kg_overlaps")
    return nlp
