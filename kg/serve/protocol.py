"""The SPARQL 1.1 Protocol: what a request over HTTP asks, and which format its client takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl

from kg.serve.messages import Reply, Request, message

MEDIA: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "text": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
"""The media type of each format."""

_ACCEPTED: Final = (
    ("json", "application/sparql-results+json"),
    ("xml", "application/sparql-results+xml"),
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("ttl", "text/turtle"),
    ("nt", "application/n-triples"),
    ("rdf", "application/rdf+xml"),
    ("jsonld", "application/ld+json"),
    ("html", "text/html"),
)
_ALIASES: Final = (
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("xml", "text/xml"),
    ("ttl", "application/x-turtle"),
    ("rdf", "application/xml"),
    ("jsonld", "application/json"),
    ("html", "application/xhtml+xml"),
)
"""Names that clients use as well; a range such as text/* does not mean them."""


_SPELLINGS: Final = {"turtle": "ttl", "n-triples": "nt", "ntriples": "nt", "rdf+xml": "rdf", "json-ld": "jsonld"}
"""Other values of the parameter ``format`` that clients send."""


def accepted(header: str) -> tuple[str, ...]:
    """The formats that an Accept header admits, best first; all of them where it is empty.

    >>> accepted("text/csv;q=0.5, application/sparql-results+xml")
    ('xml', 'csv')
    """
    ranges: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        ranges[name.lower()] = quality
    best: dict[str, tuple[float, int]] = {}
    for format, media in (*_ACCEPTED, *_ALIASES):
        quality, closeness = _quality(media, ranges or {"*/*": 1.0})
        if (format, media) in _ALIASES and closeness < 3:
            continue
        if quality > 0 and (quality, closeness) > best.get(format, (0.0, 0))[:2]:
            best[format] = (quality, closeness)
    order = {format: rank for rank, (format, _) in enumerate(_ACCEPTED)}
    return tuple(sorted(best, key=lambda format: (-best[format][0], -best[format][1], order[format])))


def _quality(media: str, ranges: dict[str, float]) -> tuple[float, int]:
    """The quality of a media type, and how closely the range that gives it names it."""
    for closeness, name in ((3, media), (2, f"{media.split('/')[0]}/*"), (1, "*/*")):
        if name in ranges:
            return ranges[name], closeness
    return 0.0, 0


def read_request(
    *, method: str, query_string: str, content_type: str, body: bytes, accept: str
) -> Request | Reply | None:
    """What a request to the endpoint asks; a :class:`Reply` where it is refused, ``None`` where it asks nothing.

    A read-only service: updates are refused with 403.
    """
    try:
        pairs = parse_qsl(query_string, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        return message(400, "网址中的参数无法解析", "The parameters of the address cannot be read (UTF-8 is expected).")
    if method not in ("GET", "HEAD", "POST"):
        return message(405, "只接受 GET 和 POST", "Only GET and POST are accepted.")
    if method == "POST":
        media, _, parameters = content_type.partition(";")
        media = media.strip().lower()
        charset = parameters.lower().partition("charset=")[2].strip(' ";') or "utf-8"
        try:
            text = body.decode("utf-8" if charset in ("utf-8", "utf8", "us-ascii") else "ascii")
            if charset not in ("utf-8", "utf8", "us-ascii"):
                raise ValueError
        except ValueError:
            return message(400, "正文必须是 UTF-8", "The body must be UTF-8.")
        if media == "application/x-www-form-urlencoded":
            try:
                pairs += parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100)
            except (UnicodeDecodeError, ValueError):
                return message(400, "表单无法解析", "The form cannot be read.")
        elif media == "application/sparql-query":
            if any(name in ("query", "update") for name, _ in pairs):
                return message(400, "查询只能出现一次", "The query is given twice: in the address and the body.")
            pairs.append(("query", text))
        elif media == "application/sparql-update":
            return message(403, "服务只读，不接受更新", "This service only reads: updates are refused.")
        else:
            return message(415, "不支持的正文类型", f"A body of type {media or '(none)'} is not accepted.")
    return _request(pairs, method=method, accept=accept)


def _request(pairs: list[tuple[str, str]], *, method: str, accept: str) -> Request | Reply | None:
    if any(name == "update" for name, _ in pairs):
        status = 403 if method == "POST" else 400
        return message(status, "服务只读，不接受更新", "This service only reads: updates are refused.")
    queries = [value for name, value in pairs if name == "query"]
    if not queries and method != "POST":
        return None
    if len(queries) != 1:
        return message(400, "需要且只能有一个 query 参数", f"One parameter query is needed, not {len(queries)}.")
    default, named = (_all(pairs, name) for name in ("default-graph-uri", "named-graph-uri"))
    stated = bool(default or named)
    wished = [_SPELLINGS.get(value.lower(), value.lower()) for name, value in pairs if name == "format"]
    # Clients such as SPARQLWrapper always send one; where it does not fit, the Accept header counts.
    formats = tuple(dict.fromkeys([*(f for f in wished[-1:] if f in MEDIA), *accepted(accept)]))
    return Request("sparql", queries[0], formats, default if stated else None, named if stated else None)


def _all(pairs: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in pairs if name == wanted)
