"""A pool of worker processes: each runs one query, and is ended when the query's time is up."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import secrets
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Listener
from pathlib import Path

from kg.errors import GraphError, KgError
from kg.serve.messages import Limits, Reply, Request, message
from kg.serve.worker import start_loader

LONG = 1.0
"""Seconds after which a query counts as long: it then yields the processor to the others."""
SPARE = 2
"""Workers that long queries may not take."""


_DIED = message(
    503,
    "查询已终止：所需内存过多，或对不同类型的值排序（可改为 ORDER BY STR(?x)）",
    "The query ended its worker: it needs too much memory, or orders values of mixed types (try ORDER BY STR(?x)).",
)


class _EndedError(Exception):
    """A worker that did not answer: its time was up, or its process is gone."""


class _OverloadedError(Exception):
    """No place for one more long query."""


@dataclass(eq=False, slots=True)
class _Worker:
    connection: Connection
    pid: int
    tired: bool = field(default=False)
    """It has run a long query: its priority is low and its memory may be large."""

    def end(self) -> None:
        """End the process, whatever it is doing; who waits for it sees its connection end."""
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


class Pool:
    """Workers that answer requests about one graph file. Between ``open`` and ``close``, it answers."""

    def __init__(
        self, path: str | Path, *, limits: Limits | None = None, workers: int = 0, fork: bool | None = None
    ) -> None:
        self.path, self.limits = Path(path), limits or Limits()
        self.fork = hasattr(os, "fork") if fork is None else fork
        cores = os.cpu_count() or 1
        self.most = max(workers or (4 * cores if self.fork else cores + 1), SPARE + 1)
        self.triples, self.base = 0, ""
        self._idle: deque[_Worker] = deque()
        self._waiting: deque[asyncio.Future[_Worker | None]] = deque()
        self._all: set[_Worker] = set()
        self._starting = self._long = 0
        self._lock, self._count = threading.Lock(), threading.Lock()
        self._threads = ThreadPoolExecutor(self.most + 1, thread_name_prefix="kg-query")

    async def open(self) -> None:
        """Load the graph and start a first worker. Raises :class:`GraphError` where the file cannot be used."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, self._load)
        self._give(await loop.run_in_executor(self._threads, self._start_worker))

    async def close(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in list(self._all):
            worker.end()
        await asyncio.get_running_loop().run_in_executor(None, self._shut)

    def _load(self) -> None:
        key = secrets.token_bytes(32)
        self._listener = Listener(authkey=key)
        self._loader, self._orders = start_loader(self.path, self._listener.address, key, self.limits, fork=self.fork)
        try:
            told = self._orders.recv()
        except EOFError:
            told = GraphError(f"{self.path}: could not be loaded: the process that reads it ended")
        if isinstance(told, KgError):
            self._shut()
            raise told
        self.triples, self.base = told

    def _shut(self) -> None:
        self._orders.close()
        self._listener.close()
        self._loader.join(timeout=2)
        if self._loader.is_alive():
            self._loader.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _start_worker(self) -> _Worker:
        with self._lock:
            if not self._loader.is_alive():
                raise GraphError(f"{self.path}: the process that holds the graph has ended; start the service again")
            self._orders.send("worker")
            connection = self._listener.accept()
            worker = _Worker(connection, connection.recv())
            self._all.add(worker)
            return worker

    def _give(self, worker: _Worker) -> None:
        """Hand a free worker to who has waited longest, before anyone who comes later."""
        if not self._wake(worker):
            self._idle.append(worker)

    def _wake(self, worker: _Worker | None = None) -> bool:
        """Whether someone waited, who now has ``worker`` or, without one, may start one."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return True
        return False

    def _drop(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.end()
        worker.connection.close()
        self._wake()

    def _abandon(self, worker: _Worker, talk: asyncio.Future[Reply]) -> None:
        talk.exception()  # looked at, so that it is not reported as forgotten
        self._drop(worker)

    async def _take(self) -> _Worker:
        loop = asyncio.get_running_loop()
        until = loop.time() + self.limits.queue_seconds
        while True:
            if self._idle:
                return self._idle.pop()
            if len(self._all) + self._starting < self.most:
                self._starting += 1
                try:
                    return await loop.run_in_executor(self._threads, self._start_worker)
                finally:
                    self._starting -= 1
            waiter: asyncio.Future[_Worker | None] = loop.create_future()
            self._waiting.append(waiter)
            try:
                async with asyncio.timeout_at(until):
                    if given := await waiter:
                        return given
            except (TimeoutError, asyncio.CancelledError):
                if waiter.done() and not waiter.cancelled():
                    # What came too late for this one goes on to the next.
                    given = waiter.result()
                    self._give(given) if given else self._wake()
                raise

    async def ask(self, request: Request) -> Reply:
        """The reply to ``request``; a message with status 503 where it takes too long or nobody is free."""
        try:
            worker = await self._take()
        except TimeoutError:
            return message(503, "服务繁忙，请稍后再试", "All workers are busy; try again later.")
        talk = asyncio.get_running_loop().run_in_executor(self._threads, self._converse, worker, request)
        try:
            reply = await asyncio.shield(talk)
        except _OverloadedError:
            self._drop(worker)
            return message(503, "耗时查询过多，请稍后再试", "Too many long queries are running; try again later.")
        except _EndedError as ended:
            self._drop(worker)
            if isinstance(ended.__cause__, TimeoutError):
                limit = f"{self.limits.seconds:g}"
                return message(
                    503, f"查询超过 {limit} 秒，已终止", f"The query took longer than {limit} s; it was ended."
                )
            return _DIED
        except asyncio.CancelledError:
            # The client has gone. The thread still reads from the worker, so that only it may close the connection.
            worker.end()
            talk.add_done_callback(functools.partial(self._abandon, worker))
            raise
        if worker.tired:
            self._drop(worker)
        else:
            self._give(worker)
        return reply

    def _converse(self, worker: _Worker, request: Request) -> Reply:
        """Send a request to a worker and wait for its reply (in a thread of its own)."""
        start = time.monotonic()
        try:
            worker.connection.send(request)
            if not worker.connection.poll(min(LONG, self.limits.seconds)):
                self._wait_long(worker, start + self.limits.seconds)
            reply = worker.connection.recv()
        except (EOFError, OSError) as gone:
            raise _EndedError from gone
        if not isinstance(reply, Reply):
            raise _EndedError
        return reply

    def _wait_long(self, worker: _Worker, until: float) -> None:
        """Wait on a query that has become a long one, while the others go first."""
        with self._count:
            if self._long >= self.most - SPARE:
                raise _OverloadedError
            self._long += 1
        try:
            worker.tired = True
            if sys.platform != "win32":
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, worker.pid, 10)
            if not worker.connection.poll(max(0.0, until - time.monotonic())):
                raise _EndedError from TimeoutError()
        finally:
            with self._count:
                self._long -= 1
