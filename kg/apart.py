"""A call in a process of its own, for what may end the process that runs it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_CHILD = "from kg.apart import answer; answer()"


class ProcessEndedError(Exception):
    """A process that ended without an answer; its message is what it said on standard error."""


def call_apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What ``function`` gives, computed in a new Python process.

    The function is one of a module, found there by its name; arguments and result are pickled. Raises what
    it raises, and :class:`ProcessEndedError` where the process ends before it has answered.

    >>> call_apart(max, 3, 5)
    5
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "RUST_BACKTRACE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD],
        input=pickle.dumps((function, args, kwargs)),
        capture_output=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise ProcessEndedError(done.stderr.decode(errors="replace").strip())
    result, error = pickle.loads(done.stdout)
    if error is not None:
        raise error
    return cast("T", result)


def answer() -> None:
    """The other end of :func:`call_apart`: read a call from standard input, write what comes of it to standard output."""
    function, args, kwargs = pickle.load(sys.stdin.buffer)
    result, raised = None, None
    try:
        result = function(*args, **kwargs)
    except Exception as error:  # handed over to the process that asked
        raised = error
    sys.stdout.buffer.write(pickle.dumps((result, raised)))
