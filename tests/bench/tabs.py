"""Pages of Chromium that nobody looks at while they are measured.

Playwright starts the browser, but its own pages are not used: it has every WebSocket frame of a page reported to
itself, which makes 50,000 requests half as slow again. A page that is opened by way of the browser's own session
is none of Playwright's, and is asked over a session that reports nothing by itself.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, CDPSession, async_playwright

from build.browser import chromium
from tests.support.chromium import CHROMIUM_ARGUMENTS

#: With `gc()` for pages: the collection that DevTools offer throws compiled code away as well. And nothing beside the
#: page: a new window loads two pages for its address line, and a browser may ask networks for this and that. (This
#: list is in place of Playwright's own, which Chromium does not read any more.)
ARGUMENTS = [
    *CHROMIUM_ARGUMENTS,
    '--js-flags=--expose-gc',
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,'
    'MediaRouter,NetworkTimeServiceQuerying,OptimizationHints',
]

TIME_LIMIT = 180  # seconds; the slowest sample takes a fifth of it


class TabFailed(Exception):
    """A page broke off; the message says during what, and why."""


class Chromium:
    """A running browser in which tabs can be opened."""

    def __init__(self, browser: Browser, session: CDPSession) -> None:
        self.version = browser.version
        self.session = session
        self._tabs: dict[str, Tab] = {}
        session.on('Target.receivedMessageFromTarget', self._hear)
        session.on('Target.detachedFromTarget', self._lose)

    async def open(self) -> Tab:
        """Open an empty page of a new visitor, with a cold cache and a process of its own."""
        context = (await self.session.send('Target.createBrowserContext'))['browserContextId']
        target = await self.session.send(
            'Target.createTarget', {'url': 'about:blank', 'browserContextId': context}
        )
        attached = await self.session.send(
            'Target.attachToTarget', {'targetId': target['targetId'], 'flatten': False}
        )
        tab = Tab(self, context, attached['sessionId'])
        self._tabs[attached['sessionId']] = tab
        await tab.send('Page.enable')
        return tab

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """A tab for the time of a block."""
        tab = await self.open()
        try:
            yield tab
        finally:
            await tab.close()

    def _hear(self, event: dict[str, Any]) -> None:
        if tab := self._tabs.get(event['sessionId']):
            tab.hear(json.loads(event['message']))

    def _lose(self, event: dict[str, Any]) -> None:
        if tab := self._tabs.pop(event['sessionId'], None):
            tab.fail('The page is gone; it may have run out of memory')


class Tab:
    """One page. `go()` leads it somewhere, `evaluate()` asks it."""

    def __init__(self, chromium: Chromium, context: str, session: str) -> None:
        self._chromium = chromium
        self._context = context
        self._session = session
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._events: dict[str, list[asyncio.Future[dict[str, Any]]]] = {}
        self._number = 0

    async def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol, and return its result."""
        self._number += 1
        future = self._asked[self._number] = asyncio.get_running_loop().create_future()
        message = json.dumps({'id': self._number, 'method': method, 'params': parameters})
        await self._chromium.session.send(
            'Target.sendMessageToTarget', {'sessionId': self._session, 'message': message}
        )
        return await self._patiently(future, method)

    def event(self, name: str) -> asyncio.Future[dict[str, Any]]:
        """Return the next event of a name, as a future."""
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._events.setdefault(name, []).append(future)
        return future

    async def go(self, url: str) -> None:
        """Go to an address, and wait until the page is loaded."""
        loaded = self.event('Page.loadEventFired')
        found = await self.send('Page.navigate', url=url)
        if 'errorText' in found:
            raise TabFailed(f'{url} could not be visited: {found["errorText"]}')
        await self._patiently(loaded, f'loading {url}')

    @staticmethod
    def start(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin what comes to an end only after something else is done."""
        return asyncio.ensure_future(work)

    async def evaluate(self, expression: str) -> Any:
        """Return the value of an expression; of a promise, what it comes to."""
        found = await self.send(
            'Runtime.evaluate', expression=expression, awaitPromise=True, returnByValue=True
        )
        if 'exceptionDetails' in found:
            details = found['exceptionDetails']
            said = details.get('exception', {}).get('description') or details['text']
            raise TabFailed(f'{expression[:200]} threw: {said}')
        return found['result'].get('value')

    async def collect_garbage(self) -> None:
        """Free all memory that nothing leads to."""
        await self.send('HeapProfiler.collectGarbage')

    async def heap(self) -> int:
        """Return how many bytes of the heap are in use, after a collection."""
        await self.collect_garbage()
        return int((await self.send('Runtime.getHeapUsage'))['usedSize'])

    async def close(self) -> None:
        """Close the page and forget its visitor."""
        await self._chromium.session.send('Target.disposeBrowserContext', {'browserContextId': self._context})

    def hear(self, message: dict[str, Any]) -> None:
        """Take a message of the page."""
        if 'id' not in message:
            for future in self._events.pop(message['method'], []):
                future.set_result(message['params'])
        elif (asked := self._asked.pop(message['id'], None)) and not asked.done():
            if 'error' in message:
                asked.set_exception(TabFailed(f'Chromium refused a command: {message["error"]["message"]}'))
            else:
                asked.set_result(message['result'])

    def fail(self, why: str) -> None:
        """End everything that waits for the page."""
        for future in [*self._asked.values(), *(each for many in self._events.values() for each in many)]:
            if not future.done():
                future.set_exception(TabFailed(why))

    @staticmethod
    async def _patiently(future: asyncio.Future[dict[str, Any]], what: str) -> dict[str, Any]:
        try:
            return await asyncio.wait_for(future, TIME_LIMIT)
        except asyncio.TimeoutError:
            raise TabFailed(f'The page did not come to an end within {TIME_LIMIT} s: {what}') from None


@asynccontextmanager
async def launched() -> AsyncIterator[Chromium]:
    """The browser of the tests, for the time of a block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        try:
            yield Chromium(browser, await browser.new_browser_cdp_session())
        finally:
            await browser.close()
