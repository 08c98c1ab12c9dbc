"""The pool of workers by itself: with and without fork, and when workers die."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.serve.messages import Limits, Request
from kg.serve.pool import Pool

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.parametrize("fork", [True, False])
def test_answers_and_ends(graph: Path, fork: bool) -> None:
    async def use() -> None:
        pool = Pool(graph, limits=Limits(seconds=0.5), fork=fork)
        await pool.open()
        try:
            assert pool.triples > 5000
            assert pool.base == "https://w3id.org/kgnews/id/"
            assert (
                await pool.ask(Request("sparql", "ASK { ?s a kg:Company }"))
            ).body == b'{"head": {}, "boolean": true}\n'
            start = time.monotonic()
            replies = await asyncio.gather(*(pool.ask(Request("sparql", HEAVY)) for _ in range(2)))
            # Where there is no fork, a worker takes a moment to load the graph.
            assert time.monotonic() - start < (3 if fork else 8)
            assert {reply.status for reply in replies} == {503}
            assert (await pool.ask(Request("sparql", "ASK {}"))).status == 200
        finally:
            await pool.close()

    asyncio.run(use())


def test_a_worker_that_dies_is_replaced(graph: Path) -> None:
    async def use() -> None:
        pool = Pool(graph)
        await pool.open()
        try:
            for worker in list(pool._all):
                os.kill(worker.pid, signal.SIGKILL)
            time.sleep(0.2)
            replies = [await pool.ask(Request("sparql", "ASK {}")) for _ in range(2)]
            assert [reply.status for reply in replies] == [503, 200]
            assert "ended its worker" in replies[0].body.decode()
        finally:
            await pool.close()

    asyncio.run(use())


def test_who_waits_longest_goes_first_and_who_leaves_takes_nothing_along(graph: Path) -> None:
    async def use() -> None:
        pool = Pool(graph, workers=3)
        await pool.open()
        try:
            answered: list[int] = []

            async def ask(number: int) -> None:
                assert (await pool.ask(Request("sparql", "SELECT * { ?s a kg:Company }"))).status == 200
                answered.append(number)

            asking = [asyncio.ensure_future(ask(number)) for number in range(60)]
            await asyncio.sleep(0.01)
            for task in asking[30:50]:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
            assert set(answered) == {*range(30), *range(50, 60)}
            apart = [abs(place - number) for place, number in enumerate(answered[:30])]
            assert sum(apart) / len(apart) < 5, answered
            assert len(pool._idle) == len(pool._all) <= 3
        finally:
            await pool.close()

    asyncio.run(use())


@pytest.mark.parametrize("text", ["<a> <b> .", ""])
def test_a_file_that_cannot_be_loaded(tmp_path: Path, text: str) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl"):
        asyncio.run(Pool(path).open())
