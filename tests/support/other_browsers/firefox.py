"""Firefox, driven over WebDriver BiDi, the W3C's protocol that it speaks without a driver program.

Playwright 1.65 begins every context with emulation.setMediaFeaturesOverride, which Firefox 153 lacks.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from .engine import BrowserFailed, Engine, Tab, Visitor
from .process import Process

PREFERENCES = {
    'network.proxy.type': 0,  # none: every server is on this machine
    'dom.min_background_timeout_value': 4,  # a page behind another one is tested as well
    'dom.min_background_timeout_value_without_budget_throttling': 4,
    'dom.timeout.enable_budget_timer_throttling': False,
}
ANSWER_LIMIT = 60  # seconds


class Bidi:
    """A connection to a browser: a command at a time.

    Args:
        url: the WebSocket that the browser listens on.
    """

    def __init__(self, url: str) -> None:
        self._ids = count(1)
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._connect(f'{url}/session'))

    async def _connect(self, url: str) -> None:
        self._session = ClientSession()
        self._socket = await self._session.ws_connect(url, max_msg_size=0)

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give a command and answer its result."""
        command = {'id': next(self._ids), 'method': method, 'params': parameters}
        try:
            answer = self._loop.run_until_complete(asyncio.wait_for(self._ask(command), ANSWER_LIMIT))
        except asyncio.TimeoutError as error:
            raise BrowserFailed(f'{method}: Firefox did not answer within {ANSWER_LIMIT} s') from error
        if answer['type'] == 'error':
            raise BrowserFailed(f'{method}: {answer["error"]}: {answer["message"]}')
        return dict(answer['result'])

    async def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        await self._socket.send_json(command)
        # Events come in between, though none was asked for.
        while (answer := await self._socket.receive_json()).get('id') != command['id']:
            pass
        return dict(answer)

    def close(self) -> None:
        """End the connection."""
        self._loop.run_until_complete(self._session.close())
        self._loop.close()


class FirefoxTab(Tab):
    """A tab, known by the id of its browsing context."""

    def __init__(self, bidi: Bidi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    def goto(self, url: str) -> None:
        self._bidi.command('browsingContext.navigate', context=self._context, url=url, wait='complete')

    def call(self, function: str, argument: str) -> str:
        answer = self._bidi.command(
            'script.callFunction',
            functionDeclaration=function,
            arguments=[{'type': 'string', 'value': argument}],
            awaitPromise=True,
            target={'context': self._context},
        )
        if answer['type'] == 'exception':
            raise BrowserFailed(answer['exceptionDetails']['text'])
        return str(answer['result']['value'])

    def close(self) -> None:
        self._bidi.command('browsingContext.close', context=self._context)


class FirefoxVisitor(Visitor):
    """A user context of the running browser."""

    def __init__(self, bidi: Bidi) -> None:
        self._bidi = bidi
        self._id = bidi.command('browser.createUserContext')['userContext']

    def open_tab(self) -> Tab:
        made = self._bidi.command('browsingContext.create', type='tab', userContext=self._id)
        return FirefoxTab(self._bidi, made['context'])

    def close(self) -> None:
        self._bidi.command('browser.removeUserContext', userContext=self._id)


class Firefox(Engine):
    """Firefox with a profile of its own, without a window.

    Args:
        program: the browser's path.
    """

    def __init__(self, program: Path) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix='firefox-', ignore_cleanup_errors=True)
        lines = [
            f'user_pref({json.dumps(name)}, {json.dumps(value)});' for name, value in PREFERENCES.items()
        ]
        (Path(self._profile.name) / 'user.js').write_text('\n'.join(lines))
        arguments = ['--headless', '--no-remote', '--profile', self._profile.name]
        self._process = Process([program, *arguments, '--remote-debugging-port', '0'], {})
        try:
            self._bidi = self._begin()
        except BaseException:
            self._end()
            raise

    def _begin(self) -> Bidi:
        bidi = Bidi(self._process.wait_for(r'WebDriver BiDi listening on (ws://\S+)'))
        bidi.command('session.new', capabilities={})
        return bidi

    def _end(self) -> None:
        self._process.stop()
        self._profile.cleanup()

    def new_visitor(self) -> Visitor:
        return FirefoxVisitor(self._bidi)

    def stop(self) -> None:
        self._bidi.close()
        self._end()
