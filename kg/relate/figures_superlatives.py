"""Ranks said without a number: 国内最大的固态电池生产基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.relate.encode import View, symbols
from kg.relate.figures_nouns import fits, words

_NAME = symbols("Any")
_BARRED = "".join(c for c in _NAME if c not in symbols("Industry|Product"))
_OWNER = symbols(
    "Company|Institution|Association|Facility|Project|DevelopmentZone|TransportRoute|InformationSystem|Product|AdministrativeArea"
)
_AREA = symbols("Area")
_WIDELY = "全国|国内|世界|全球|亚洲|全省|全市|全区|我国|目前|西部|东部|中部|西南|西北|华东"
_FIRST = "(?:最(?:大|高|长|多|快|深|宽|重)|第一(?=[大高长]))的?"
_SUPERLATIVE = re.compile(
    rf"(?P<scope>(?:在建)?(?:{_WIDELY}|[{_AREA}])[^,。;:、是为{_BARRED}]{{0,14}}?)"
    rf"(?P<first>{_FIRST})(?P<noun>[^,。;:、的是为和与及—{_BARRED}]{{0,14}})(?:——)?(?P<name>[{_OWNER}]?)"
)
_IN_NAME = re.compile(rf"(?P<scope>(?:{_WIDELY})[^最]{{0,8}}?){_FIRST}(?P<noun>.{{2,14}})")
_IS = re.compile(
    rf"(?P<owner>[{_OWNER}])(?:目前|现在|已|已经|正|将|也|还|均)*(?:是|为|成为|作为|系)(?:目前|当前|迄今|已知)*$"
)

_GOES_ON = re.compile(r"[,;](?:也|还|更)?(?:是|成为)(?:目前|迄今)?$")


def superlatives(view: View) -> Iterator[tuple[Mention, str, int]]:
    """Who is the first of what, and the symbol that says so: (owner, indicator, symbol).

    Only where the owner is printed, before 是, right behind the noun phrase, or bears it in its name.
    """
    for at, mention in view.mentions(0, len(view.text), _OWNER):
        named = _IN_NAME.fullmatch(mention.text) if "最" in mention.text else None
        if named:
            yield mention, named.group("scope") + named.group("noun"), at
    for m in _SUPERLATIVE.finditer(view.text):
        at = m.start("first")
        told = _IS.search(view.text, 0, m.start())
        if told:
            owner = view.mention(told.start("owner"))
        elif _GOES_ON.search(view.text, max(0, m.start() - 8), m.start()) and view.text[0] in _OWNER:
            told, owner = _GOES_ON.search(view.text, max(0, m.start() - 8), m.start()), view.mention(0)
        elif m.group("name") and len(m.group("noun")) >= 2:
            owner = view.mention(m.start("name"))
            if "——" in m.group() and (owner.cls == "AdministrativeArea" or view.text[m.end() : m.end() + 1] in _NAME):
                continue
        else:
            continue
        scope = words(view, m.start("scope"), m.end("scope")).removeprefix("目前")
        noun = words(view, m.start("noun"), m.end("noun")) or (
            words(view, m.start("name"), m.end("name")) if told and m.group("name") else ""
        )
        if fits(scope + noun) and len(noun) >= 2:
            yield owner, scope.removeprefix("在建") + noun, at


__all__ = ["superlatives"]
