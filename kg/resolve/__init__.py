"""Resolving: mentions to entities, within an article, a page and a whole build."""

from kg.resolve.homes import Areas
from kg.resolve.resolver import Resolution, resolve

__all__ = ["Areas", "Resolution", "resolve"]
