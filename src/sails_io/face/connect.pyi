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
) -> Socket:
    """Return a socket that connects to a Sails server.

    Under CPython an event loop must be running.

    Arguments:
        url: where the server is, such as `https://example.com:1337`; in a page it may be left out: the page's own.
        transports: `websocket`, `polling`, in the order in which they are tried.
        path: of socket.io on the server; `/socket.io` when it is left out.
        query: what the URL of the handshake gets.
        headers: of every request.
        auth: who the program says that it is, asked at each attempt where it is a function.
        initial_connection_headers: of the handshake.
        use_cors_route_to_get_cookie: in a page, whether and where a cookie is asked for first.
        reconnection: whether it tries again; after `reconnection_delay` seconds, twice as long each time up to
            `reconnection_delay_max`, give or take `randomization_factor`, `reconnection_attempts` times.
        timeout: seconds that an attempt may take.
        reject_unauthorized: whether certificates are checked.
        request_timeout: seconds that a request may take.
        queue_limit: how many requests may wait for a connection.
        queue_timeout: seconds that each of them may wait.
        lost_after: seconds without a connection before the event `sails:lost`.

    Raises:
        SailsError: an option is unknown, or cannot be used.
    """
