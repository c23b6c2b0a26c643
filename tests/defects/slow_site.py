"""A site whose pages arrive in pieces, each when its time has come, and what its pages try to connect to."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

from tests.support.server import LOCAL

#: In a list of pieces: what follows is held back until the page has asked for `/open/N`.
GATE = None
PATIENCE = 10  # seconds; a gate that is not opened by then never will be

# Run in the page before anything else: notes each attempt to connect, and lets none succeed.
WATCH = """
window.attempts = [];
const note = (kind, url) => attempts.push({kind, url, at: performance.now()});
window.WebSocket = class { constructor(url) { note('websocket', url); } close() {} send() {} };
const note_polling = (url) => url.includes('transport=polling') && note('polling', url);
const {fetch, XMLHttpRequest: {prototype, prototype: {open}}} = window;
window.fetch = (url, ...rest) => { note_polling(url); return fetch(url, ...rest); };
prototype.open = function (method, url, ...rest) {
  note_polling(url);
  return open.call(this, method, url, ...rest);
};
"""


class SlowSite:
    """Pages and scripts, on 127.0.0.1.

    Args:
        scripts: the script files by their names in URLs; a query makes a URL that is not in the cache yet.
    """

    def __init__(self, scripts: dict[str, Path]) -> None:
        self.url = ''
        self._scripts = {name: path.read_bytes() for name, path in scripts.items()}
        self._pages: dict[str, Sequence[str | None]] = {}
        self._gates: dict[str, threading.Event] = {}
        self._numbers = count(1)

    @contextmanager
    def serving(self) -> Iterator[SlowSite]:
        """Serve in the background while in the context."""

        class Handler(_Handler):
            site = self

        with ThreadingHTTPServer((LOCAL, 0), Handler) as server:
            self.url = f'http://{LOCAL}:{server.server_port}'
            threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True).start()
            yield self
            server.shutdown()

    def add(self, pieces: Sequence[str | None]) -> str:
        """Add a page and answer its URL. NUMBER in its pieces becomes the page's own."""
        number = str(next(self._numbers))
        self._gates[number] = threading.Event()
        self._pages[number] = [piece and piece.replace('NUMBER', number) for piece in pieces]
        return f'{self.url}/page/{number}'

    def page(self, number: str) -> Iterator[bytes]:
        """The pieces of a page, as they become due."""
        for piece in self._pages[number]:
            if piece is GATE:
                self.pass_gate(number)
            else:
                yield piece.encode()

    def script(self, name: str) -> bytes:
        """A script file."""
        return self._scripts[name]

    def pass_gate(self, number: str) -> None:
        """Wait until a page has opened its gate."""
        assert self._gates[number].wait(PATIENCE), f'Page {number} never asked for /open/{number}'

    def open_gate(self, number: str) -> None:
        """Let what is held back go on."""
        self._gates[number].set()


class _Handler(BaseHTTPRequestHandler):
    site: SlowSite
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path, _, query = self.path.partition('?')
        _, kind, *rest = path.split('/')
        if kind == 'page':
            self._send_in_pieces(self.site.page(rest[0]))
        elif kind == 'script':
            if query.startswith('held='):
                self.site.pass_gate(query.removeprefix('held='))
            self._send(200, self.site.script(rest[0].removesuffix('.js')))
        elif kind == 'open':
            self.site.open_gate(rest[0])
            self._send(200)
        else:
            self._send(404)

    def _send(self, status: int, body: bytes = b'') -> None:
        self.send_response(status)
        self.send_header('Content-Type', 'application/javascript')
        self.send_header('Content-Length', str(len(body)))
        self.send_header('Cache-Control', 'max-age=3600' if body else 'no-store')
        self.end_headers()
        self.wfile.write(body)

    def _send_in_pieces(self, pieces: Iterator[bytes]) -> None:
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        for piece in pieces:
            self.wfile.write(b'%x\r\n%s\r\n' % (len(piece), piece))
        self.wfile.write(b'0\r\n\r\n')

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
