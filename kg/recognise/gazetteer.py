"""The closed lists of ``ontology/names/`` as one structure that finds their names in a text.

::

    name          重庆市铜梁区经济和信息化委员会
    find()        ──┬── ──┬── ──────┬──────────
                  area  area  agency, weak: says which organ, not whose

One-character abbreviations (渝, 沪) are never found in running text; they are
kept in :attr:`Gazetteer.abbreviations` for those who know from context that
one stands there.
"""

from __future__ import annotations

import csv
from collections.abc import ItemsView, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import ahocorasick

from kg.errors import OntologyError
from kg.resources import ontology_dir

TABLES: Final = (
    # file, class, column of the name
    ("areas", "AdministrativeArea", "name"),
    ("countries", "AdministrativeArea", "name"),
    ("cities", "AdministrativeArea", "name"),
    ("zones", "DevelopmentZone", "name"),
    ("regions", "Region", "name"),
    ("nature", "NaturalFeature", "name"),
    ("agencies", "GovernmentAgency", "full"),
    ("media", "Media", "name"),
    ("state_owned", "Company", "name"),
    ("industries", "Industry", "name"),
)
"""Tables whose names stand for entities; where two tables share a name, the earlier one comes first."""

_ORDER: Final = {table: place for place, (table, _, _) in enumerate(TABLES)}
_LEVELS: Final = {"country": 0, "province": 1, "prefecture": 2, "region": 2, "city": 3, "county": 4}
_SHARED: Final = frozenset("省市区县州旗镇乡")
"""What an area's name can end with while an organ's short form starts with it: 铜梁(区)委, 重庆(市)政府."""
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One row of a table: a thing with an established name."""

    cls: str
    """One of :data:`kg.model.CLASSES`; empty for an office."""
    name: str
    """The full name."""
    table: str
    """The table it comes from, e.g. ``areas``."""
    kind: str = ""
    """What the table tells apart: the level of an area (``county``) or agency (``local``), the kind of an office."""
    code: str = ""
    """The area's code (GB/T 2260), the country's (ISO 3166), the industry's (GB/T 4754)."""
    parent: str = ""
    """Code of the area or country that it belongs to."""
    forms: tuple[str, ...] = ()
    """The other forms of the name, without the abbreviations."""
    weak: frozenset[str] = frozenset()
    """Those forms (the name may be one) that are ordinary words too, or say what but not whose."""
    valid_from: str = ""
    """ISO 8601 year or month from which the name holds, where it is recent."""
    valid_until: str = ""
    """ISO 8601 year or month in which the thing ceased; empty while it is in force."""
    at: tuple[float, float] | None = field(default=None, compare=False)
    """Latitude and longitude in degrees."""

    @property
    def current(self) -> bool:
        """Whether it is still in force."""
        return not self.valid_until


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A listed name in a text."""

    start: int
    end: int
    entry: Entry
    """The likeliest of the entries that bear the name."""
    others: tuple[Entry, ...] = ()
    """The rest, likeliest first: 朝阳区 of Changchun beside that of Beijing, 渝北区 after it was dissolved."""
    weak: bool = False
    """Whether this form needs context to count as the name."""
    nested: bool = False
    """Whether it stands inside a longer listed name."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that bear the name, likeliest first."""
        return (self.entry, *self.others)


class Gazetteer:
    """Listed names, ready to be found. Instances do not change; :func:`gazetteer` keeps one for everybody."""

    def __init__(
        self, entries: Iterable[Entry], *, abbreviations: Mapping[str, tuple[Entry, ...]] | None = None
    ) -> None:
        self._by_form: dict[str, tuple[Entry, ...]] = {}
        shared: set[str] = set()
        for entry in entries:
            for form in (entry.name, *entry.forms):
                bearers = self._by_form.get(form)
                if bearers is None:
                    self._by_form[form] = (entry,)
                elif entry not in bearers:
                    self._by_form[form] = (*bearers, entry)
                    shared.add(form)
        for form in shared:
            self._by_form[form] = tuple(sorted(self._by_form[form], key=_likelihood(form)))
        self.abbreviations: Mapping[str, tuple[Entry, ...]] = MappingProxyType(dict(abbreviations or {}))
        """One-character (rarely longer) abbreviations of provinces, cities and countries: 渝, 沪, 德, 美."""
        self._automaton: Any = None

    def __len__(self) -> int:
        return len(self._by_form)

    def __contains__(self, form: object) -> bool:
        return form in self._by_form

    def entries(self) -> Iterator[Entry]:
        """All entries, each once, sorted."""
        yield from sorted(
            {entry for bearers in self._by_form.values() for entry in bearers}, key=lambda e: (e.cls, e.name, e.code)
        )

    def get(self, form: str) -> tuple[Entry, ...]:
        """The entries that bear exactly this form, likeliest first; empty where none does."""
        return self._by_form.get(form, ())

    def items(self) -> ItemsView[str, tuple[Entry, ...]]:
        """All forms with the entries that bear them."""
        return self._by_form.items()

    def find(self, text: str) -> list[Hit]:
        """The listed names in ``text``, by start, longer ones first.

        Of names that overlap in part the leftmost stands, unless it is weak and
        the other is not; of those that start together the longest. Names wholly
        inside another are kept and marked ``nested``. An area and an organ may
        share one character, since 铜梁区委 is both 铜梁区 and 区委. Names equal but
        for their bearers make one hit.
        """
        if self._automaton is None:
            self._automaton = _automaton(self._by_form)
        spans = [(end + 1 - length, end + 1) for end, length in self._automaton.iter(text)]
        spans.sort(key=lambda span: (span[0], -span[1]))
        hits: list[Hit] = []
        outer, outer_end = 0, 0  # the place in ``hits`` of the last name that is not nested, and where it ends
        for start, end in spans:
            form = text[start:end]
            bearers = self._by_form[form]
            weak = form in bearers[0].weak
            if start < outer_end < end:
                shared = start == outer_end - 1 and text[start] in _SHARED
                if not (shared and bearers[0].cls == "GovernmentAgency"):
                    if weak or not hits[outer].weak:
                        continue
                    del hits[outer:]  # 中西|部地区: a word's piece gives way to a sure name
            nested = end <= outer_end
            if not nested:
                outer, outer_end = len(hits), end
            hits.append(Hit(start, end, bearers[0], bearers[1:], weak, nested))
        return hits


def _likelihood(form: str) -> Any:
    """Sort key of the bearers of one form: in force, strong, full name, table, greater area, code."""

    def key(entry: Entry) -> tuple[object, ...]:
        return (
            not entry.current,
            form in entry.weak,
            0 if entry.cls == "AdministrativeArea" else _ORDER.get(entry.table, 99),
            _LEVELS.get(entry.kind, 9),
            form != entry.name,
            _ORDER.get(entry.table, 99),
            entry.code or entry.name,
        )

    return key


def _automaton(forms: Iterable[str]) -> Any:
    """The forms as an Aho-Corasick automaton that yields the last offset and the length of each one found."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for form in forms:
        automaton.add_word(form)
    automaton.make_automaton()
    return automaton


def _rows(path: Path, *columns: str) -> Iterator[list[str]]:
    """The values of the named columns, row by row; empty for a column that the table lacks."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            width = len(header)
            places = [header.index(column) if column in header else width for column in columns]
            for number, row in enumerate(reader, start=2):
                if len(row) != width:
                    raise OntologyError(f"{path}, line {number}: {len(row)} fields where the header has {width}")
                row.append("")
                yield [row[place] for place in places]
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error


def read_table(folder: Path, table: str, cls: str, column: str) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The entries of one table, each with its abbreviations.

    In the column ``weak``, ``*`` stands for all forms of the row.
    """
    columns = (
        column,
        "level",
        "kind",
        "code",
        "parent",
        "country",
        "area",
        "short",
        "weak",
        "abbr",
        "valid_from",
        "valid_until",
    )
    for name, level, kind, code, parent, country, area, short, weak, abbr, since, until, lat, lon in _rows(
        folder / f"{table}.csv", *columns, "lat", "lon"
    ):
        if not name:
            raise OntologyError(f"{folder / table}.csv: a row without {column}")
        forms = tuple(short.split(";")) if short else ()
        yield (
            Entry(
                cls,
                name,
                table,
                level or kind or ("country" if table == "countries" else ""),
                code,
                parent or country or area,
                forms,
                frozenset((name, *forms)) if weak == "*" else frozenset(weak.split(";")) if weak else _NONE,
                since,
                until,
                (float(lat), float(lon)) if lat and lon else None,
            ),
            tuple(abbr.split(";")) if abbr else (),
        )


def load(folder: Path) -> Gazetteer:
    """The tables of a folder; one that is missing or torn raises :class:`~kg.errors.OntologyError`."""
    entries: list[Entry] = []
    abbreviations: dict[str, list[Entry]] = {}
    for table, cls, column in TABLES:
        for entry, short in read_table(folder, table, cls, column):
            entries.append(entry)
            for form in short:
                abbreviations.setdefault(form, []).append(entry)
    return Gazetteer(entries, abbreviations={form: tuple(bearers) for form, bearers in abbreviations.items()})


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The lists that the package ships."""
    return load(ontology_dir() / "names")


@lru_cache(maxsize=1)
def offices() -> Gazetteer:
    """Titles of offices and roles (书记, 董事长, 首席记者); ``entry.kind`` says of what: party, state, company …"""
    rows = _rows(ontology_dir() / "names" / "offices.csv", "title", "kind", "weak")
    return Gazetteer(
        Entry("", title, "offices", kind, weak=frozenset((title,)) if weak else _NONE) for title, kind, weak in rows
    )


@lru_cache(maxsize=1)
def surnames() -> Mapping[str, int]:
    """Surnames with how common they are: 1 (most Chinese bear one of these), 2, or 3 for rare ones."""
    rows = _rows(ontology_dir() / "names" / "surnames.csv", "surname", "frequency")
    return MappingProxyType({surname: int(frequency) for surname, frequency in rows})


@lru_cache(maxsize=1)
def wordlike_surnames() -> frozenset[str]:
    """Those surnames that are common words or name parts too (于, 和, 高, 安), so that they prove little."""
    rows = _rows(ontology_dir() / "names" / "surnames.csv", "surname", "weak")
    return frozenset(surname for surname, weak in rows if weak)


@lru_cache(maxsize=1)
def area_initials() -> frozenset[str]:
    """First characters of the short names of areas."""
    return frozenset(
        form[0] for form, entries in gazetteer().items() if len(form) == 2 and entries[0].cls == "AdministrativeArea"
    )
