"""Servers that take a connection and then do not do what a Sails server does."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.server
import socketserver
import threading
from collections.abc import Iterator

from tests.support.server import LOCAL

ACCEPTED = (
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    'Sec-WebSocket-Accept: {}\r\n\r\n'
)
MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'  # RFC 6455, section 1.3
OPEN = '0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
CLOSE_FRAME = bytes([0x88, 0x00])


class Silent(socketserver.StreamRequestHandler):
    """Never answers anything."""

    def handle(self) -> None:
        """Read until the browser has had enough."""
        with contextlib.suppress(ConnectionError):
            self.rfile.read()


class Closing(socketserver.StreamRequestHandler):
    """Opens every WebSocket, and closes it without a word."""

    def handle(self) -> None:
        """Answer one handshake."""
        with contextlib.suppress(ConnectionError):
            self.wfile.write(ACCEPTED.format(self._accept()).encode() + CLOSE_FRAME)
            self.rfile.read(2)  # the browser's own close frame

    def _accept(self) -> str:
        key = ''
        for line in iter(self.rfile.readline, b'\r\n'):
            name, _, value = line.decode().partition(':')
            if name.lower() == 'sec-websocket-key':
                key = value.strip()
        return base64.b64encode(hashlib.sha1((key + MAGIC).encode()).digest()).decode()


class Parting(http.server.BaseHTTPRequestHandler):
    """Lets a socket in by polling, and closes its connection in the same answer."""

    def do_GET(self) -> None:
        """Open a connection, or end it."""
        self._answer('40{"sid":"socket"}\x1e1' if '&sid=' in self.path else OPEN)

    def do_POST(self) -> None:
        """Take what the client sends."""
        self.rfile.read(int(self.headers['content-length']))
        self._answer('ok')

    def _answer(self, text: str) -> None:
        self.send_response(200)
        self.send_header('content-length', str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *values: object) -> None:
        """Say nothing."""


class _Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False  # a silent connection ends when the browser closes it


@contextlib.contextmanager
def listening(handler: type[socketserver.BaseRequestHandler]) -> Iterator[str]:
    """Serve in a background thread while in the context, and answer the address.

    >>> with listening(Silent) as url: ...                            # doctest: +SKIP
    """
    with _Listening((LOCAL, 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True).start()
        yield f'http://{LOCAL}:{server.server_address[1]}'
        server.shutdown()
