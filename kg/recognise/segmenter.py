"""Text to words: the segmenter that the package ships, one of pkuseg's own models, or a spaCy pipeline's tokenizer.

A segmenter is a function from a text to its words. Whichever it is, the words
put together give the text again, character by character; runs of white space
are words of their own. Nothing is ever downloaded.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.errors import UsageError

Segmenter = Callable[[str], list[str]]

DATA: Final = Path(__file__).resolve().parent / "data" / "segmenter"
"""The shipped model, in pkuseg's own format; spaCy's Chinese tokenizer can load it too (and adds pkuseg's word list)."""

_BLANKS: Final = re.compile(r"(\s+)")
_PKUSEG_FILES: Final = ("features.msgpack", "features.pkl", "features.json")


@lru_cache(maxsize=4)
def segmenter(name: str | None = None) -> Segmenter:
    """The segmenter of that name, loaded once.

    ``None`` is the one that the package ships. Otherwise the name is a folder
    with a model of pkuseg, a model that pkuseg keeps in its own folder
    (``news``, ``mixed``; only if it is already there), or a spaCy pipeline by
    path or package name. Anything else raises :class:`~kg.errors.UsageError`.

    >>> segmenter()("重庆市政府与公司签署协议")
    ['重庆', '市', '政府', '与', '公司', '签署', '协议']
    """
    if name is None:
        return _pkuseg(DATA)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = _pkuseg_home() / name
    if any((folder / file).is_file() for file in _PKUSEG_FILES):
        return _pkuseg(folder)
    return spacy_words(name)


def _pkuseg_home() -> Path:
    from spacy_pkuseg.config import config

    return Path(config.pkuseg_home)


def _pkuseg(folder: Path) -> Segmenter:
    """A segmenter from a folder of pkuseg's, without the word list that pkuseg would add (F1 0.93 to 0.84)."""
    import spacy_pkuseg

    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            model = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
    except Exception as error:  # pkuseg raises whatever the broken file made fail
        raise UsageError(f"{folder}: not a model of pkuseg that can be loaded ({error})") from error

    def words(text: str) -> list[str]:
        result: list[str] = []
        for piece in _BLANKS.split(text):
            if piece.isspace():
                result.append(piece)
            elif piece:
                result.extend(model.cut(piece))
        return result

    return words


@lru_cache(maxsize=4)
def spacy_words(name: str) -> Segmenter:
    """The tokenizer of a spaCy pipeline, by path or package name, as a segmenter; its components are not loaded."""
    import spacy
    from spacy.util import is_package

    if not (Path(name).expanduser().is_dir() or is_package(name)):
        raise UsageError(f"{name}: neither a folder with a segmentation model nor an installed spaCy pipeline")
    try:
        meta = spacy.util.load_meta(Path(name).expanduser() / "meta.json") if Path(name).expanduser().is_dir() else {}
        nlp = spacy.load(name, exclude=list(meta.get("components", ())) or spacy.util.SimpleFrozenList())
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(f"{name}: a spaCy pipeline that cannot be loaded ({error})") from error

    def words(text: str) -> list[str]:
        result: list[str] = []
        for token in nlp.make_doc(text):
            result.append(token.text)
            if token.whitespace_:
                result.append(token.whitespace_)
        return result

    return words
