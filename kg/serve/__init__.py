"""``kg serve``: the explorer and a read-only SPARQL endpoint for one graph, on this machine."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kg.errors import GraphError, KgError, UsageError
from kg.serve.messages import Limits

__all__ = ["Limits", "serve"]


def serve(
    graph_path: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    timeout: float | None = None,
    limits: Limits | None = None,
    hosts: Iterable[str] = (),
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a graph file until interrupted.

    ``timeout`` is the number of seconds that a query may take (it wins over ``limits``); ``hosts`` are host
    names to answer under beside localhost and addresses; ``on_ready`` is called with the address once
    requests are taken (by default it is written to standard error). Port 0 takes a free one.
    Raises :class:`UsageError` where the address cannot be had, :class:`GraphError` where the file cannot be used.
    """
    import uvicorn

    from kg.serve.app import make_app

    path = Path(graph_path)
    if not path.is_file():
        raise GraphError(f"{path}: there is no such file")
    limits = limits or Limits()
    if timeout is not None:
        limits = replace(limits, seconds=timeout)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    failures: list[KgError] = []
    app = make_app(
        path,
        limits=limits,
        hosts=(host, *hosts),
        on_ready=lambda: (on_ready or _tell)(address),
        on_failure=failures.append,
    )
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="on", h11_max_incomplete_event_size=limits.request_bytes
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except SystemExit:
        # This is how it tells that start-up failed.
        if not failures:
            raise
    finally:
        listening.close()
    if failures:
        raise failures[0]


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # Listening already, so that a second service on the port is refused here and now.
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port}: cannot listen there: {error.strerror or error}") from None
    return listening


def _tell(address: str) -> None:
    sys.stderr.write(f"{address}  图谱 explorer\n{address}query  提问 query editor\n{address}sparql  SPARQL\n")
    sys.stderr.flush()
