"""The web application: explorer, SPARQL endpoint, editor, and one page per thing."""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError, UsageError
from kg.ontology import ontology
from kg.questions import catalogue, find_question
from kg.results import RDF_FORMATS
from kg.serve.guard import Guard, respond
from kg.serve.messages import Limits, Reply, message
from kg.serve.messages import Request as Asked
from kg.serve.pool import Pool
from kg.serve.protocol import accepted, read_request

# The explorer brings a stricter policy of its own, by hash, in the page; both hold together.
_EXPLORER_POLICY: Final = "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; connect-src 'none'"
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
"""All that the endpoint is asked with; it says itself which it takes."""
_TEMPLATES: Final = Environment(
    loader=PackageLoader("kg.serve", "templates"), autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
)


def make_app(
    graph: Path,
    *,
    limits: Limits | None = None,
    hosts: Iterable[str] = (),
    workers: int = 0,
    on_ready: Callable[[], None] | None = None,
    on_failure: Callable[[KgError], None] | None = None,
) -> Starlette:
    """The application that serves one graph file; its workers start and end with its lifespan.

    ``hosts`` are host names to answer under beside localhost and addresses; ``on_ready`` is called when requests
    can be taken. Start-up raises :class:`GraphError` where the file cannot be used, after calling ``on_failure``
    with it, since servers keep what start-up raises to themselves.
    """
    service = _Service(graph, limits or Limits(), workers, on_ready, on_failure)
    static = StaticFiles(directory=Path(__file__).parent / "static")
    routes = [
        Route("/", service.explorer),
        Route("/query", service.editor),
        *(Route(path, service.sparql, methods=_METHODS) for path in ("/sparql", "/sparql/")),
        Route("/id/{name:path}", service.thing),
        Route("/find", service.find),
        Route("/names.json", service.names),
        Route("/questions.json", service.questions),
        Route("/questions/{name}.rq", service.question),
        Mount("/static", static),
    ]
    app = Starlette(routes=routes, lifespan=service.lifespan)
    app.add_middleware(Guard, hosts=tuple(hosts))
    return app


class _Service:
    def __init__(
        self,
        graph: Path,
        limits: Limits,
        workers: int,
        on_ready: Callable[[], None] | None,
        on_failure: Callable[[KgError], None] | None,
    ) -> None:
        self.graph, self.limits, self.workers = graph, limits, workers
        self.on_ready, self.on_failure = on_ready, on_failure
        self.drawing = asyncio.Lock()
        self.drawn: Path | None = None

    @contextlib.asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Start the workers, and end them with the service."""
        with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
            self.folder = Path(folder)
            self.pool = Pool(self.graph, limits=self.limits, workers=self.workers)
            try:
                await self.pool.open()
            except KgError as error:
                if self.on_failure:
                    self.on_failure(error)
                raise
            try:
                if self.on_ready:
                    self.on_ready()
                yield
            finally:
                await self.pool.close()

    async def ask(self, request: Request, asked: Asked) -> Reply:
        """A worker's reply; the query is ended when the client goes away."""

        async def gone() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass

        answer, leave = asyncio.ensure_future(self.pool.ask(asked)), asyncio.ensure_future(gone())
        try:
            await asyncio.wait((answer, leave), return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise ClientDisconnect
        finally:
            leave.cancel()
            answer.cancel()

    async def explorer(self, request: Request) -> Response:
        """The explorer page: the one beside the graph where it is as new, else made now."""
        async with self.drawing:
            if self.drawn is None:
                self.drawn = await asyncio.to_thread(_draw, self.graph, self.folder)
        return FileResponse(
            self.drawn, media_type="text/html; charset=utf-8", headers={"content-security-policy": _EXPLORER_POLICY}
        )

    async def editor(self, request: Request) -> Response:
        """The query editor."""
        return self.page("editor.html", query=request.query_params.get("query", ""))

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page from a template."""
        text = _TEMPLATES.get_template(template).render(
            graph=self.graph.name,
            base=self.pool.base,
            triples=self.pool.triples,
            limits=self.limits,
            word=_word,
            address=_address,
            **values,
        )
        return Response(text, status, media_type="text/html")

    async def sparql(self, request: Request) -> Response:
        """The SPARQL endpoint; asked nothing, it shows people the editor and describes itself to programs."""
        body = await self.body(request)
        if body is None:
            limit = self.limits.request_bytes
            return respond(message(413, f"请求超过 {limit} 字节", f"The request is larger than {limit} bytes."))
        accept = request.headers.get("accept", "")
        asked = read_request(
            method=request.method,
            query_string=request.url.query,
            content_type=request.headers.get("content-type", ""),
            body=body,
            accept=accept,
        )
        if isinstance(asked, Reply):
            return respond(asked)
        if asked is None:
            formats = accepted(accept)
            if formats and formats[0] == "html":
                return RedirectResponse("/query", 303)
            format = next((f for f in formats if f in RDF_FORMATS), "ttl")
            return respond(Reply(200, format, _description(str(request.url.replace(query="")), format)), vary="accept")
        try:
            reply = await self.ask(request, asked)
        except ClientDisconnect:
            return Response(status_code=499)
        return respond(reply, vary="accept", rows=str(self.limits.rows))

    async def body(self, request: Request) -> bytes | None:
        """The body of a request, ``None`` where it is too large."""
        most, read = self.limits.request_bytes, bytearray()
        if len(request.url.query) > most:
            return None
        async for part in request.stream():
            read += part
            if len(read) > most:
                return None
        return bytes(read)

    async def thing(self, request: Request) -> Response:
        """The page of a thing, or its triples, as the client takes them (or ``?format=ttl``)."""
        name = request.path_params["name"]
        wished = request.query_params.get("format")
        formats = (wished,) if wished else accepted(request.headers.get("accept", "")) or ("html",)
        first = next((f for f in formats if f in ("html", *RDF_FORMATS)), "html")
        if first != "html" and (wished or request.headers.get("accept", "*/*") != "*/*"):
            return respond(await self.ask(request, Asked("describe", name, (first,))), vary="accept")
        reply = await self.ask(request, Asked("entity", name))
        if reply.format != "json":
            return respond(reply)
        told = json.loads(reply.body)
        template = "missing.html" if reply.status == 404 else "thing.html"
        response = self.page(template, reply.status, thing=told)
        response.headers["vary"] = "accept"
        return response

    async def find(self, request: Request) -> Response:
        """From a name to the page of what it names."""
        return RedirectResponse(f"/id/{quote(request.query_params.get('q', '').strip(), safe='/')}", 303)

    async def names(self, request: Request) -> Response:
        """Names for suggestions, as JSON."""
        reply = await self.ask(request, Asked("names", ""))
        return respond(replace(reply, format="json") if reply.status == 200 else reply)

    async def questions(self, request: Request) -> Response:
        """The named questions, as JSON."""
        rows = [
            {
                "name": q.name,
                "zh": q.zh,
                "en": q.en,
                "text": q.text,
                "parameters": [{"name": p.name, "default": p.default, "zh": p.zh, "en": p.en} for p in q.parameters],
            }
            for q in catalogue()
        ]
        terms = {**ontology().classes, **ontology().relations, **ontology().properties, **ontology().individuals}
        words = [{"name": f"kg:{name}", "zh": _word(name), "en": _word(name, "en")} for name in sorted(terms)]
        body = json.dumps({"questions": rows, "words": words}, ensure_ascii=False)
        return Response(body, media_type="application/json")

    async def question(self, request: Request) -> Response:
        """The SPARQL text of a named question, with the parameters of the address in it."""
        try:
            text = find_question(request.path_params["name"] + ".rq").bind(dict(request.query_params))
        except UsageError as error:
            return respond(message(400, "参数不可用", str(error)))
        return Response(text, media_type="application/sparql-query")


def _draw(graph: Path, folder: Path) -> Path:
    beside = graph.with_suffix(".html")
    if beside.is_file() and beside.stat().st_mtime >= graph.stat().st_mtime:
        return beside
    from kg.export.explorer import write
    from kg.load import load

    path = folder / "graph.html"
    write(load(graph), path)
    return path


def _word(name: str, language: str = "zh") -> str:
    """The label of a class, relation, status or kind, in Chinese or English."""
    try:
        return ontology().label(name.removeprefix("kg:"), "en" if language == "en" else "zh")
    except KeyError:
        return name


def _address(path: str) -> str:
    """The address of a thing on this service."""
    return "/id/" + quote(path, safe="/")


def _description(address: str, format: str) -> bytes:
    """The SPARQL 1.1 Service Description of this endpoint."""
    import pyoxigraph as ox

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(f"http://www.w3.org/ns/sparql-service-description#{name}")

    forms = (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
    )
    me, kind = ox.NamedNode(address), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    triples = [
        ox.Triple(me, kind, sd("Service")),
        ox.Triple(me, sd("endpoint"), me),
        ox.Triple(me, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(ox.Triple(me, sd("resultFormat"), ox.NamedNode(f"http://www.w3.org/ns/formats/{form}")) for form in forms),
    ]
    return ox.serialize(triples, format=RDF_FORMATS[format]) or b""
