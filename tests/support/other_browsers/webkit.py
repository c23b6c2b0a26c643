"""WebKitGTK's MiniBrowser, driven by WebKitWebDriver over WebDriver, the W3C's protocol on HTTP.

A visitor is a session, and a driver has one session only: so each visitor has a driver and a browser.
"""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.server import LOCAL

from .engine import BrowserFailed, Engine, Tab, Visitor
from .process import START_LIMIT, Process

ANSWER_LIMIT = 60  # seconds
# Without the policy app.sails.localhost and api.sails.localhost, one site to the other browsers, are
# strangers to libsoup, whose list of sites has no .localhost, and it keeps no cookies for strangers.
OPTIONS = {'args': ['--automation', '--cookies-policy=always']}
CAPABILITIES = {'alwaysMatch': {'webkitgtk:browserOptions': OPTIONS}}
# WebDriver's scripts get a callback as their last argument.
CALL = """
const [argument, done] = arguments;
Promise.resolve(argument).then(%s).then((value) => done({value}), (error) => done({error: String(error)}));
"""


class Driver:
    """A WebKitWebDriver on a free port of this machine.

    Args:
        program: its path.
        environment: what is added to the environment, of the browser too.
    """

    def __init__(self, program: Path, environment: dict[str, str]) -> None:
        self._port = _free_port()
        self._open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
        self._process = Process([program, f'--host={LOCAL}', f'--port={self._port}'], environment)
        self._wait_until_it_listens()

    def _wait_until_it_listens(self) -> None:
        # It says nothing when it is ready.
        end = time.monotonic() + START_LIMIT
        while self._process.running() and time.monotonic() < end:
            try:
                socket.create_connection((LOCAL, self._port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.005)
        self._process.fail()

    def command(self, method: str, path: str, **parameters: Any) -> Any:
        """Give a command and answer its value."""
        data = json.dumps(parameters).encode() if method == 'POST' else None
        address = f'http://{LOCAL}:{self._port}{path}'
        request = urllib.request.Request(address, data, {'Content-Type': 'application/json'}, method=method)
        try:
            with self._open(request, timeout=ANSWER_LIMIT) as response:
                return json.load(response)['value']
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)['value']
            raise BrowserFailed(f'{method} {path}: {said["error"]}: {said["message"]}') from error

    def stop(self) -> None:
        """End it."""
        self._process.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((LOCAL, 0))
        return int(listener.getsockname()[1])


class WebKitTab(Tab):
    """A window of a session; the session works in one window at a time."""

    def __init__(self, visitor: WebKitVisitor, handle: str) -> None:
        self._visitor = visitor
        self._handle = handle

    def goto(self, url: str) -> None:
        self._visitor.command_in(self._handle, 'POST', 'url', url=url)

    def call(self, function: str, argument: str) -> str:
        script = CALL % function
        answer = self._visitor.command_in(
            self._handle, 'POST', 'execute/async', script=script, args=[argument]
        )
        if 'error' in answer:
            raise BrowserFailed(answer['error'])
        return str(answer['value'])

    def close(self) -> None:
        self._visitor.command_in(self._handle, 'DELETE', 'window')


class WebKitVisitor(Visitor):
    """A session: a browser that keeps nothing."""

    def __init__(self, program: Path, environment: dict[str, str]) -> None:
        self._driver = Driver(program, environment)
        try:
            session = self._driver.command('POST', '/session', capabilities=CAPABILITIES)
        except BrowserFailed:
            self._driver.stop()
            raise
        self._path = f'/session/{session["sessionId"]}'
        self._current = self._driver.command('GET', f'{self._path}/window')
        self._first: str | None = self._current

    def command_in(self, window: str, method: str, path: str, **parameters: Any) -> Any:
        """Give a command to one of the windows."""
        if window != self._current:
            self._driver.command('POST', f'{self._path}/window', handle=window)
            self._current = window
        return self._driver.command(method, f'{self._path}/{path}', **parameters)

    def open_tab(self) -> Tab:
        # The browser comes with a window.
        handle, self._first = self._first, None
        if handle is None:
            handle = self._driver.command('POST', f'{self._path}/window/new', type='window')['handle']
        return WebKitTab(self, handle)

    def close(self) -> None:
        with suppress(BrowserFailed):  # the session is over already when its last window was closed
            self._driver.command('DELETE', self._path)
        self._driver.stop()


class WebKit(Engine):
    """WebKitGTK on a display that nobody sees.

    Args:
        program: path of WebKitWebDriver.
        xvfb: path of the X server that draws in memory.
    """

    def __init__(self, program: Path, xvfb: Path) -> None:
        self._program = program
        arguments = ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp']
        self._display = Process([xvfb, *arguments], {})
        self._environment = {
            'DISPLAY': ':' + self._display.wait_for(r'^(\d+)$'),
            'GDK_BACKEND': 'x11',
            'NO_AT_BRIDGE': '1',  # no search for a screen reader
        }

    def new_visitor(self) -> Visitor:
        return WebKitVisitor(self._program, self._environment)

    def stop(self) -> None:
        self._display.stop()
