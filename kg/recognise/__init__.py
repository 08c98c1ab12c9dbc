"""Recognising: an article's names, dates and figures, each at its place."""

from kg.recognise.pipeline import from_spacy, language, recognise, recognise_all

__all__ = ["from_spacy", "language", "recognise", "recognise_all"]
