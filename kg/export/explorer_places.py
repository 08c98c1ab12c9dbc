"""Where areas lie, from the closed list ``ontology/names/areas.csv``."""

from __future__ import annotations

import csv
from collections import Counter

from kg.resources import ontology_dir


def area_coordinates() -> dict[str, tuple[float, float]]:
    """Area code, or a full name that only one area has, → (longitude, latitude) in degrees."""
    rows = _areas()
    often = Counter(row["name"] for row in rows)
    places = {}
    for row in rows:
        if row.get("lon") and row.get("lat"):
            place = float(row["lon"]), float(row["lat"])
            if row["code"]:
                places[row["code"]] = place
            if often[row["name"]] == 1:
                places[row["name"]] = place
    return places


def provinces() -> dict[str, str]:
    """A full name that only one area has → the first two digits of its code, which stand for its province."""
    rows = _areas()
    often = Counter(row["name"] for row in rows)
    return {row["name"]: row["code"][:2] for row in rows if often[row["name"]] == 1 and row["code"]}


def province_names() -> dict[str, str]:
    """The first two digits of an area code → the province that they stand for."""
    return {row["code"][:2]: row["name"] for row in _areas() if row["level"] == "province"}


def _areas() -> list[dict[str, str]]:
    file = ontology_dir() / "names" / "areas.csv"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
