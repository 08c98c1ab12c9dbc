"""Resolving: mentions to entities, within an article, a page and a whole build."""

from kg.resolve.resolver import Area, Areas, Resolution, resolve

__all__ = ["Area", "Areas", "Resolution", "resolve"]
