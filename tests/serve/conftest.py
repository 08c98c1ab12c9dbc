"""A running service, in a process of its own, as a user would start it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from kg.export.turtle import write
from tests.support.gold_graph import GOLD, gold_graph

START = """
import sys
from kg.serve import Limits, serve
path, seconds, rows, request, memory = sys.argv[1:6]
limits = Limits(seconds=float(seconds), rows=int(rows), request_bytes=int(request), memory_bytes=int(memory), queue_seconds=5)
serve(path, port=0, limits=limits, on_ready=lambda address: print(address, flush=True))
"""


class Service:
    """The address of a running service, and the process behind it."""

    def __init__(
        self, graph: Path, *, seconds: float = 10, rows: int = 5000, request: int = 20_000, memory: int = 2**29
    ) -> None:
        arguments = [str(graph), str(seconds), str(rows), str(request), str(memory)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.errors: list[str] = []
        assert self.process.stdout
        assert self.process.stderr
        threading.Thread(target=self._drain, args=(self.process.stderr,), daemon=True).start()
        self.address = self.process.stdout.readline().strip().rstrip("/")
        assert self.address, "".join(self.errors)

    def _drain(self, stream: Iterator[str]) -> None:
        self.errors.extend(stream)

    def client(self, **headers: str) -> httpx.Client:
        """A client of the service that follows no redirects and knows no proxies."""
        return httpx.Client(base_url=self.address, headers=headers, timeout=30, trust_env=False)

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "graph.ttl"
    write(gold_graph([GOLD / f"{number}.json" for number in ("000", "002", "004")]), path)
    return path


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[..., Service]]:
    """Starts services, and stops them in the end."""
    running: list[Service] = []

    def begin(graph: Path, **limits: float) -> Service:
        running.append(Service(graph, **limits))  # type: ignore[arg-type]
        return running[-1]

    yield begin
    for service in running:
        service.stop()


@pytest.fixture(scope="session")
def service(graph: Path, start: Callable[..., Service]) -> Service:
    """One service over the annotated pages."""
    return start(graph)


@pytest.fixture
def client(service: Service) -> Iterator[httpx.Client]:
    with service.client() as client:
        yield client
