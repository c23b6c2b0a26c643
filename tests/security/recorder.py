"""A port that writes down the head of each HTTP request as it came, refuses it, and hangs up."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.server import LOCAL

REFUSAL = b'HTTP/1.1 400 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'


class Recorder(socketserver.ThreadingTCPServer):
    """The server.

    Attributes:
        heads: request line and headers of each request, as they came over the wire.
    """

    daemon_threads = True

    def __init__(self) -> None:
        self.heads: list[str] = []
        super().__init__((LOCAL, 0), _Handler)

    @property
    def place(self) -> str:
        """Its host and port."""
        return f'{LOCAL}:{self.server_address[1]}'

    @property
    def url(self) -> str:
        """Its address."""
        return f'http://{self.place}'

    def lines(self) -> list[str]:
        """All lines of all heads."""
        return [line for head in self.heads for line in head.split('\r\n')]


class _Handler(socketserver.StreamRequestHandler):
    server: Recorder

    def handle(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b'\r\n', b''):
            lines.append(line)
        if lines:
            self.server.heads.append(b''.join(lines).decode('latin-1'))
            self.wfile.write(REFUSAL)


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record while in the context."""
    with Recorder() as server:
        threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True).start()
        yield server
        server.shutdown()
