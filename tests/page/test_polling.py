"""Long polling when the server answers badly."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.server import LOCAL

PAGE = """<!doctype html><link rel="icon" href="data:,"><script src="/script.js"></script><script>
  io.sails.transports = ['polling'];
  window.problems = [];
  addEventListener('unhandledrejection', (event) => problems.push(`unhandled: ${event.reason}`));
  io.socket.on('connect_error', (error) => problems.push([error.message, error.description]));
</script>"""
HANDSHAKE = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'

#: What the server says to the handshake: the status, the announced length, and what it sends before it hangs up.
BAD_ANSWERS = {
    'a refusal': (503, 0, '', ['xhr poll error', 503]),
    'a text that breaks off': (200, 500, HANDSHAKE, ['xhr poll error', 200]),
    'nothing': (0, 0, '', ['xhr poll error', 0]),
    'no packet': (200, 6, '0<oops', ['xhr poll error', 200]),
}


@pytest.fixture
def answer_badly(client_file: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The URL of a server that has a page, and what it answers to whoever polls."""
    answers: list[tuple[int, int, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == '/':
                self.send(200, PAGE)
            elif self.path == '/script.js':
                self.send(200, client_file.read_text(encoding='utf-8'))
            else:
                status, length, text = answers[0]
                if status:
                    self.send(status, text, length)

        def send(self, status: int, text: str, length: int | None = None) -> None:
            self.send_response(status)
            self.send_header('Content-Type', 'text/javascript' if self.path != '/' else 'text/html')
            self.send_header('Content-Length', str(len(text.encode()) if length is None else length))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((LOCAL, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True).start()
        yield f'http://{LOCAL}:{server.server_port}', answers
        server.shutdown()


@pytest.mark.parametrize('client_file', ['page', 'minified'], indirect=True)
@pytest.mark.parametrize(('status', 'length', 'text', 'problem'), BAD_ANSWERS.values(), ids=BAD_ANSWERS)
def test_a_bad_answer_is_an_error_of_the_connection(context, answer_badly, status, length, text, problem):
    url, answers = answer_badly
    answers.append((status, length, text))
    page: Page = context.new_page()
    page.goto(url)
    page.wait_for_function('problems.length > 0')
    assert page.evaluate('problems') == [problem]
