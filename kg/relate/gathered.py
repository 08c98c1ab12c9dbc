"""Speeches that a page gathers from one event: who gave them was there.

What stands above them says so, in an article of its own::

    4月24日,市委召开…例会。…负责人作现场交流发言。以下为发言摘登。
                 └─ event ─┘                        └ gathered ┘
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Annotation, Mention, RelationMention

_GATHERED: Final = re.compile(r"(?:发言|讲话|演讲|致辞)(?:材料)?(?:摘登|摘编|摘要|选登|选编|实录)")


def gathered_speeches(annotations: Iterable[Annotation]) -> Iterator[tuple[str, RelationMention]]:
    """With the id of the article that says so: who of the page's speakers took part in which event.

    ``annotations`` are those of one page, in order; the speakers need not be printed where the event is.
    """
    event: tuple[Annotation, Mention, tuple[int, int]] | None = None
    for annotation in annotations:
        article = annotation.article
        if article.kind != "speech":
            event = _event_of(annotation)
        elif event is not None:
            above, there, (start, end) = event
            for author in article.authors:
                if author.role:
                    speaker = Mention(end, end, "Person", author.name, "implied", "gathered/speaker")
                    yield (
                        above.article.id,
                        RelationMention(speaker, "participatesIn", there, start, end, "structure/gathered"),
                    )


def _event_of(annotation: Annotation) -> tuple[Annotation, Mention, tuple[int, int]] | None:
    """The event from which an article says that speeches follow, and the sentence that says so."""
    text = annotation.article.text
    said = [m.start() for m in _GATHERED.finditer(text)]
    events = [m for m in annotation.mentions if m.cls == "Event" and m.kind == "name" and said and m.end <= said[-1]]
    if not events:
        return None
    there = events[-1]
    begin = next((a for a, b in annotation.sentences if a <= there.start < b), there.start)
    end = next((b for a, b in annotation.sentences if a <= said[-1] < b), there.end)
    return annotation, there, (begin, end)


__all__ = ["gathered_speeches"]
