"""Which area or agency a form means on a page, by the gazetteer and the page's home area."""

from __future__ import annotations

from functools import lru_cache

from kg.model import Area
from kg.recognise.gazetteer import Entry, gazetteer


def _greater(entry: Entry) -> Entry | None:
    if entry.table == "areas":
        return _by_code().get(entry.parent)
    if entry.table == "cities":
        return _by_code().get(entry.code or entry.parent)
    return None


def _above(entry: Entry) -> set[str]:
    """Its own full name and those of the two areas above it."""
    names, at = {entry.name}, _greater(entry)
    for _ in range(2):
        if at is not None:
            names.add(at.name)
            at = _greater(at)
    return names


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Entry]:
    return {e.code: e for e in gazetteer().entries() if e.table in ("areas", "countries") and e.code and e.current}


@lru_cache(maxsize=8192)
def area(form: str, home: str) -> Area | None:
    """The administrative area that a form means on a page at home in ``home`` (a full name, may be empty)."""
    names = gazetteer()
    entries = [e for e in names.get(form) if e.cls == "AdministrativeArea"]
    if not entries and len(form) == 1:
        entries = list(names.abbreviations.get(form, ()))
    if not entries:
        return None
    near = entries[0]
    if home:
        within = [e for e in entries if home in _above(e)]
        near = next((e for e in within if e.current), within[0] if within else near)
    above = _greater(near)
    level = {"region": "prefecture", "city": "prefecture"}.get(near.kind, near.kind) or (
        "country" if near.table == "countries" else "prefecture"
    )
    name = "中国" if near.name == "中华人民共和国" else near.name
    parent_name = "中国" if above and above.name == "中华人民共和国" else above.name if above else ""
    return Area(name, level, parent_name, near.code if near.table != "cities" else "")


@lru_cache(maxsize=8192)
def agency(form: str, home: str) -> str | None:
    """The full name of a local agency: 市经信委 on a page of 重庆市 is 重庆市经济和信息化委员会."""
    names = gazetteer()
    for cut in range(len(form)):
        entries = [e for e in names.get(form[cut:]) if e.cls == "GovernmentAgency"]
        if not entries:
            continue
        entry = entries[0]
        owner = form[:cut]
        if entry.kind.startswith("nation"):
            return entry.name if not owner or owner in ("国家",) else None
        if owner in ("市", "省", "自治区") or (not owner and entry.name[:1] in "市省"):
            return _compose(home, entry.name, form) if home else None
        if not owner or owner in ("区", "县", "镇", "乡", "该县", "该区", "该市"):
            return None
        known = area(owner, home) or area(owner.rstrip("市省区县"), home)
        return _compose(known.name if known else owner, entry.name, form)
    return None


def _compose(owner: str, kind: str, form: str) -> str:
    if kind[:1] in "市省区县镇乡" and owner.endswith(kind[:1]):
        return owner + kind[1:]
    if kind[:1] in "市省区县" and owner[-1:] in "市省区县州":
        return owner + kind[1:]
    return owner + kind


def company(form: str) -> str | None:
    """The full name of a company of the closed lists, where ``form`` is one of its names: 中国移动.

    >>> company("中国移动")
    '中国移动通信集团有限公司'
    """
    return next((e.name for e in gazetteer().get(form) if e.table == "state_owned"), None)
