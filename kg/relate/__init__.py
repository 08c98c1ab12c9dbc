"""Relating: what the sentences of an article say, as relation mentions and figures."""

from kg.relate.gathered import gathered_speeches
from kg.relate.relater import relate
from kg.relate.rules import Rule, load_rules

__all__ = ["Rule", "gathered_speeches", "load_rules", "relate"]
