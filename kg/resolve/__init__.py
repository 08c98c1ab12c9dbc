"""Resolving: mentions to entities, within an article, a page and a whole build."""

from kg.resolve.resolver import Areas, Resolution, resolve

__all__ = ["Areas", "Resolution", "resolve"]
