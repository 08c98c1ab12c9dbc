"""What stands before every request and behind every answer: host names, other sites, security headers."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final

from starlette.responses import Response

from kg.serve.messages import Reply, message
from kg.serve.protocol import MEDIA

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


class Guard:
    """Refuses requests under a foreign host name (DNS rebinding) or from foreign pages, and sets security headers."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI call."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}

        async def guarded(event: MutableMapping[str, Any]) -> None:
            if event["type"] == "http.response.start":
                have = {name.lower() for name, _ in event["headers"]}
                defaults = (*_HEADERS, ("content-security-policy", _POLICY))
                event["headers"] = [
                    *event["headers"],
                    *((n.encode(), v.encode()) for n, v in defaults if n.encode() not in have),
                ]
            await send(event)

        if not self.knows(headers.get("host", "")):
            refusal = respond(message(421, "不接受这个主机名", "This service does not answer under that host name."))
            await refusal(scope, receive, guarded)
        elif headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            refusal = respond(message(403, "不接受其他网站的请求", "Requests from other sites are refused."))
            await refusal(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this service: an address, localhost, or one of ``hosts``; with any port."""
        name = host.lower().rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host.lower()
        if name in self.hosts or name == "localhost":
            return True
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True


def respond(reply: Reply, **headers: str) -> Response:
    """A worker's reply as an HTTP response; ``rows`` is the row limit to name where the answer was cut."""
    if not reply.complete:
        headers["x-sparql-maxrows"] = headers.get("rows", "")
    headers.pop("rows", None)
    if reply.status == 503:
        headers["retry-after"] = "5"
    if reply.status == 405:
        headers["allow"] = "GET, HEAD, POST"
    media = MEDIA[reply.format]
    return Response(reply.body, reply.status, media_type=None, headers={"content-type": media, **headers})
