"""What the face hands out, for type checkers and editors."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol


class Reply(Protocol):
    """What a request is answered with.

    Attributes:
        body: what the server sent.
        headers: of the response; empty when the server leaves them out.
        status_code: as in HTTP.
    """

    body: Any
    headers: dict[str, str]
    status_code: int


class Request(Awaitable[Reply], Protocol):
    """A request on its way; awaiting it gives the reply.

    Attributes:
        method: in lower case.
        url: as it was given.
    """

    method: str
    url: str

    def abort(self, reason: object = None) -> None:
        """End it now, with the code E_ABORTED: if it still waits, it is never sent."""


class Events(Protocol):
    """The values of an event, one after the other: what `async for` goes through."""

    def __aiter__(self) -> Events: ...

    async def __anext__(self) -> Any: ...

    async def aclose(self) -> None:
        """End it, for who does not iterate to the end."""


class Subscription(Protocol):
    """A request that is made again after every reconnect.

    Attributes:
        request: the latest.
    """

    request: Request

    def stop(self) -> None:
        """End it."""
