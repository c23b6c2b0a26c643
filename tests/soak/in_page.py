"""The client in a page of Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, WebSocket

from tests.support.server import Server

from .client import PATIENCE, SCRIPT, Client

PLATFORM = Path(__file__).with_name('page.js')
#: Those timers and that clock which a page has, the library has too.
DOCUMENT = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>soak</title>
<script>{platform}</script>
<script src="/js/dependencies/sails.io.js" autoConnect="false" environment="production"></script>
<script>{script}</script>
"""
#: When the page of a laptop was opened.
MORNING = '2026-11-02T08:00:00Z'
#: Milliseconds that it sleeps.
A_WHILE = 600_000


class PageClient(Client):
    """The client file of its server, in a page.

    Args:
        server: gives the page, too.
        browser: Chromium.
        own_clock: whether the page has a clock that can be moved.
    """

    name = 'Chromium'

    def __init__(self, server: Server, browser: Browser, own_clock: bool = False) -> None:
        super().__init__(server)
        self._context = browser.new_context()
        self._sockets: set[WebSocket] = set()
        self._errors: list[str] = []
        page = self.page = self._context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on('pageerror', lambda error: self._errors.append(str(error)))
        page.on('websocket', self._opened)
        if own_clock:
            page.clock.install(time=MORNING)
        page.goto(server.url + server.write('.html', _document()))
        self._tools = self._context.new_cdp_session(page)
        self._tools.send('Performance.enable')

    def _opened(self, socket: WebSocket) -> None:
        self._sockets.add(socket)
        socket.on('close', lambda closed: self._sockets.discard(closed))

    def do(self, method: str, *values: Any) -> Any:
        return self.page.evaluate('([method, values]) => soak[method](...values)', [method, list(values)])

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def _held(self) -> dict[str, int]:
        for _ in range(2):
            self._tools.send('HeapProfiler.collectGarbage')
        found = dict(self.do('counts'))
        metrics = {
            each['name']: each['value'] for each in self._tools.send('Performance.getMetrics')['metrics']
        }
        found['listeners'] += int(metrics['JSEventListeners'])
        heap = int(self._tools.send('Runtime.getHeapUsage')['usedSize'])
        return {**found, 'sockets': len(self._sockets), 'files': 0, 'heap': heap}

    def jump(self, milliseconds: int) -> None:
        now = int(self.page.evaluate('Date.now()'))
        self.page.clock.set_system_time((now + milliseconds) / 1000)

    def sleep(self) -> None:
        # As where the lid is closed and opened: each timer that is due meanwhile runs once.
        self.page.clock.fast_forward(A_WHILE)

    def end(self) -> tuple[int, str]:
        self.do('disconnect')
        self.kill()
        return 0, '\n'.join(self._errors)

    def kill(self) -> None:
        self._context.close()


def _document() -> str:
    texts = {
        name: file.read_text(encoding='utf-8') for name, file in (('platform', PLATFORM), ('script', SCRIPT))
    }
    return DOCUMENT.format(**texts)
