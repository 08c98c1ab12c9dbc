"""The processes that hold the graph: one that loads it, and its workers, each of which runs one query at a time.

A query that takes too long is ended by ending its worker. So that a new worker costs next to nothing, it
is forked from the process that has loaded the graph; where there is no fork, it loads the graph itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from multiprocessing.connection import Client, Connection
from pathlib import Path

import pyoxigraph as ox

from kg import vocabulary
from kg.errors import KgError, QueryError
from kg.query import base_of, open_store
from kg.results import RDF_FORMATS, WRITERS, Answer, write_triples
from kg.serve import portrait
from kg.serve.messages import Limits, Reply, Request, message
from kg.sparql import PREFIXES, graphs_asked, locate_error, refuse_remote

TABLE_FORMATS = tuple(name for name in WRITERS if name != "table")


def load_and_spawn(path: str, address: str, key: bytes, limits: Limits, orders: Connection, fork: bool) -> None:
    """Load a graph, then start a worker whenever told to, until the other end of ``orders`` is gone."""
    _leave_signals_to_parent()
    workers: list[int] = []
    try:
        store = open_store(path)
    except KgError as error:
        orders.send(error)
        return
    orders.send((len(store), base_of(store)))
    with contextlib.suppress(EOFError, OSError):
        while orders.recv() == "worker":
            workers = [pid for pid in workers if os.waitpid(pid, os.WNOHANG) == (0, 0)] if fork else []
            pid = os.fork() if fork else 0
            if pid:
                workers.append(pid)
            elif fork:
                orders.close()
                _work_and_exit(store, address, key, limits)
            else:
                context = multiprocessing.get_context("spawn")
                context.Process(target=load_and_work, args=(path, address, key, limits), daemon=True).start()
    for pid in workers:
        if os.waitpid(pid, os.WNOHANG) == (0, 0):
            os.kill(pid, signal.SIGKILL)


def load_and_work(path: str, address: str, key: bytes, limits: Limits) -> None:
    """A worker that loads the graph for itself."""
    _leave_signals_to_parent()
    work(open_store(path), address, key, limits)


def _work_and_exit(store: ox.Store, address: str, key: bytes, limits: Limits) -> None:
    status = 1
    try:
        work(store, address, key, limits)
        status = 0
    finally:
        # A forked process must not run what its parent has set up for its own end.
        os._exit(status)


def _leave_signals_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(store: ox.Store, address: str, key: bytes, limits: Limits) -> None:
    """Answer requests one after another until the service is gone."""
    base = base_of(store)
    graphs = frozenset(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    with Client(address, authkey=key) as service:
        service.send(os.getpid())
        _confine(limits)
        with contextlib.suppress(EOFError, OSError):
            while True:
                service.send(answer(store, service.recv(), limits, base=base, graphs=graphs))


def _confine(limits: Limits) -> None:
    """Take from this process what no query needs: new files and connections, and memory without end."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (used * 2 + limits.memory_bytes,) * 2)


def answer(
    store: ox.Store,
    request: Request,
    limits: Limits,
    *,
    base: str = vocabulary.BASE,
    graphs: frozenset[str] = frozenset(),
) -> Reply:
    """The reply to one request; nothing that a request holds makes it raise."""
    try:
        if request.task == "sparql":
            reply = _sparql(store, request, limits, base, graphs)
        else:
            reply = _TASKS[request.task](store, request, base)
    except (QueryError, SyntaxError, ValueError, RuntimeError, OSError) as error:
        return message(400, "查询无法执行", str(error))
    except MemoryError:
        return message(503, "查询所需内存过多，已终止", "The query needs too much memory; it was ended.")
    if len(reply.body) > limits.answer_bytes:
        size = limits.answer_bytes // 2**20
        return message(
            400, f"结果超过 {size} MB，请缩小查询范围", f"The answer is larger than {size} MB; ask for less."
        )
    return reply


def _sparql(store: ox.Store, request: Request, limits: Limits, base: str, graphs: frozenset[str]) -> Reply:
    refuse_remote(request.text)
    stated = request.default_graphs is not None or request.named_graphs is not None
    asked = (
        {*(request.default_graphs or ()), *(request.named_graphs or ())} if stated else set(graphs_asked(request.text))
    )
    if unknown := sorted(asked - graphs):
        return message(
            400, f"数据中没有图 <{unknown[0]}>", f"This dataset has no graph <{unknown[0]}>, and fetches none."
        )
    try:
        found = store.query(
            request.text,
            base_iri=base,
            prefixes=PREFIXES,
            use_default_graph_as_union=bool(graphs) and not stated and not asked,
            default_graph=[*_nodes(request.default_graphs)] if stated else None,
            named_graphs=[*_nodes(request.named_graphs)] if stated else None,
        )
    except SyntaxError as error:
        line, column, reason = locate_error(request.text, str(error))
        raise QueryError(f"query:{line}:{column}: {reason}") from None
    if isinstance(found, ox.QueryTriples):
        format = _choose(request.formats, tuple(RDF_FORMATS))
        if not format:
            return message(406, "无法提供所要求的格式", f"A graph comes as {', '.join(RDF_FORMATS)}.")
        triples = list(islice(found, limits.rows + 1))
        complete = len(triples) <= limits.rows
        return Reply(200, format, write_triples(triples[: limits.rows], format=format), complete)
    format = _choose(request.formats, TABLE_FORMATS)
    if not format:
        return message(406, "无法提供所要求的格式", f"A table comes as {', '.join(TABLE_FORMATS)}.")
    if isinstance(found, ox.QueryBoolean):
        return Reply(200, format, WRITERS[format](bool(found)).encode())
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(map(tuple, islice(found, limits.rows + 1)))
    complete = len(rows) <= limits.rows
    return Reply(200, format, WRITERS[format](Answer(columns, rows[: limits.rows], complete)).encode(), complete)


def _nodes(graphs: tuple[str, ...] | None) -> list[ox.NamedNode]:
    return [ox.NamedNode(graph) for graph in graphs or ()]


def _choose(wanted: Sequence[str], have: tuple[str, ...]) -> str:
    return next((name for name in wanted if name in have), "")


def _describe(store: ox.Store, request: Request, base: str) -> Reply:
    thing = portrait.find(store, request.text, base)
    if thing is None:
        return message(404, f"图谱中没有 {request.text}", f"The graph has nothing called {request.text}.")
    format = _choose(request.formats, tuple(RDF_FORMATS)) or "ttl"
    return Reply(200, format, write_triples(portrait.triples(store, thing), format=format))


def _entity(store: ox.Store, request: Request, base: str) -> Reply:
    return portrait.page(store, request.text, base)


def _names(store: ox.Store, request: Request, base: str) -> Reply:
    return portrait.names(store, base)


_TASKS: dict[str, Callable[[ox.Store, Request, str], Reply]] = {
    "describe": _describe,
    "entity": _entity,
    "names": _names,
}


def start_loader(
    path: Path, address: str, key: bytes, limits: Limits, *, fork: bool
) -> tuple[multiprocessing.context.SpawnProcess, Connection]:
    """Start the process that loads the graph; the connection gives its size and base, or the error."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=load_and_spawn, args=(str(path), address, key, limits, theirs, fork), daemon=fork, name="kg-graph"
    )
    process.start()
    theirs.close()
    return process, ours
