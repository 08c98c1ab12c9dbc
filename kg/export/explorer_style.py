"""How the explorer draws each class: shape, and colour on light and on dark ground.

Neighbouring hues are one family (organisations blue, places green, plans and
events warm, things violet); inside a family the shape tells the classes apart.
"""

from __future__ import annotations

from typing import Final, Literal

Shape = Literal["dot", "diamond", "square", "triangle", "triangleDown", "star", "hexagon"]
Style = tuple[Shape, str, str]
"""Shape, colour on a light ground, colour on a dark ground."""

GROUND: Final = {"light": "#f7f8fb", "dark": "#10151d"}
"""The canvas that colours must stand out from (3:1, WCAG 1.4.11)."""

_STYLES: Final[dict[str, Style]] = {
    "Company": ("dot", "#2463d6", "#6ea4ff"),
    "GovernmentAgency": ("square", "#3f4fb5", "#8f9df5"),
    "Institution": ("diamond", "#0b7fae", "#4cc0ee"),
    "Association": ("hexagon", "#0a7f8c", "#47c6d2"),
    "Media": ("triangleDown", "#5c6b80", "#a3b1c4"),
    "Person": ("dot", "#c93672", "#ff86b4"),
    "AdministrativeArea": ("square", "#1f8a4d", "#52cf88"),
    "DevelopmentZone": ("diamond", "#55870f", "#a3d153"),
    "Region": ("hexagon", "#127a63", "#45cbac"),
    "NaturalFeature": ("triangle", "#47785a", "#8fc6a3"),
    "Facility": ("triangle", "#74790c", "#cdd04f"),
    "TransportRoute": ("triangleDown", "#2c7474", "#6bc4c4"),
    "Programme": ("hexagon", "#c85a0c", "#ff9f57"),
    "Industry": ("dot", "#a87400", "#f2c14b"),
    "Project": ("diamond", "#a4501c", "#eb9a68"),
    "Event": ("star", "#c93a2e", "#ff8577"),
    "Document": ("square", "#86603f", "#cfa684"),
    "Award": ("star", "#9c7a00", "#f5d546"),
    "Product": ("triangle", "#8a4fd0", "#c39bff"),
    "InformationSystem": ("square", "#6a42d9", "#a78cff"),
}
_OTHER: Final[Style] = ("dot", "#5f6672", "#a9b0bb")


def style_of(cls: str) -> Style:
    """The style of a class; classes that the ontology gains later share a neutral one."""
    return _STYLES.get(cls, _OTHER)
