"""How the contract app is lifted: the same options for the real Sails app and for the mock."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class AppOptions:
    """Options of one server.

    Attributes:
        allow_origins: origins that may connect and make CORS requests; None allows all sockets and no CORS.
        path: path of the socket.io server.
        send_response_headers: whether an acknowledgement carries headers.
        send_status_code: whether an acknowledgement carries the status code.
        cookie_route: whether `/__getcookie` is there.
        csrf: whether requests that may change something need a token.
        refuse: whether a handshake whose query has refuse=1 is refused.
        ping_interval, ping_timeout: engine.io's heartbeat, in seconds.
        connect_timeout: how long socket.io waits for a CONNECT packet, in seconds.
    """

    allow_origins: tuple[str, ...] | None = None
    path: str = '/socket.io'
    send_response_headers: bool = True
    send_status_code: bool = True
    cookie_route: bool = True
    csrf: bool = False
    refuse: bool = False
    ping_interval: float = 25.0
    ping_timeout: float = 60.0
    connect_timeout: float = 45.0

    def for_sails(self, public: Path, port: int, hook: str) -> str:
        """The options as the JSON argument of tests/sails_app/app.js; `hook` is the package of the sockets."""
        values = {_camel_case(name): value for name, value in asdict(self).items() if value is not None}
        return json.dumps({**values, 'public': str(public), 'port': port, 'hook': hook})


def _camel_case(name: str) -> str:
    first, *rest = name.split('_')
    return first + ''.join(word.capitalize() for word in rest)
