"""Relating: what the sentences of an article say, as relation mentions and figures."""

from kg.relate.relater import relate
from kg.relate.rules import Rule, load_rules

__all__ = ["Rule", "load_rules", "relate"]
