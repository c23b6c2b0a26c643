from collections.abc import Awaitable, Callable
from typing import Any

from sails_io.face.socket import Socket

shared: dict[str, Any]

def connect(
    url: str | None = None,
    *,
    transports: list[str] = ...,
    path: str = ...,
    query: str | dict[str, Any] | Callable[[], Any] = ...,
    headers: dict[str, str] | Callable[[], dict[str, str] | Awaitable[dict[str, str]]] = ...,
    auth: dict[str, Any] | Callable[[], dict[str, Any] | Awaitable[dict[str, Any]]] = ...,
    initial_connection_headers: dict[str, str] = ...,
    use_cors_route_to_get_cookie: bool | str = ...,
    multiplex: bool = ...,
    reconnection: bool = ...,
    reconnection_attempts: float = ...,
    reconnection_delay: float = ...,
    reconnection_delay_max: float = ...,
    randomization_factor: float = ...,
    timeout: float = ...,
    reject_unauthorized: bool = ...,
    request_timeout: float = ...,
    queue_limit: int = ...,
    queue_timeout: float = ...,
    lost_after: float = ...,
) -> Socket: ...
