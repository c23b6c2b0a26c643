"""Runs the plan: in each round every client gives one sample, and each round begins with another client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

from tests.support.server import Server

from .clients import Client
from .plan import Cell
from .results import Results
from .tabs import Chromium, Tab

PAGE_SCRIPT = Path(__file__).with_name('page.js')

#: Where the client is loaded, and connects when it is told to.
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>benchmark</title>
<script src="/bench/{name}.js" autoConnect="false" environment="production"></script>
<script src="/bench/page.js"></script>
"""
#: Where it is used as in a page that somebody visits.
FIRST_ANSWER = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>benchmark</title>
<script>const start = performance.now();</script>
<script src="/bench/{name}.js"></script>
<script>
  const answered = Promise.withResolvers();
  const done = ({{ status }}) => answered.resolve(status === 200 && performance.now() - start);
  {ask}
</script>
"""
ASK = {
    True: 'io.sails.environment = "production"; io.socket.get("/status/200", done);',
    False: """io({ transports: ["websocket"], query:
    "__sails_io_sdk_version=1.2.1&__sails_io_sdk_platform=browser&__sails_io_sdk_language=javascript" })
    .emitWithAck("get", { method: "get", headers: {}, data: {}, url: "/status/200" })
    .then(({ body }) => done(body));""",
}
#: Without these headers a page's clock has steps of a tenth of a millisecond.
ISOLATED = {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'}

#: What a page does before it is measured, so that its code has been compiled as in one that is in use.
WARM_UP = {
    'c': 'bench.sequential(1000)',
    'd': 'bench.inFlight(2000)',
    'e': 'bench.queued(2000)',
    'f': 'bench.events(2000, 10)',
    'k': "bench.bookkeeping(5000, 'in order', 10)",
}


class Miscounted(Exception):
    """A client did not answer every request once, or told not all listeners of every event."""


@dataclass
class Runner:
    """Takes samples.

    Attributes:
        chromium: the browser.
        server: the Sails app that answers.
        clients: by their names.
        progress: is told what is being done.
        warm_ups: what a page does before each measure, by its letter.
    """

    chromium: Chromium
    server: Server
    clients: dict[str, Client]
    progress: Callable[[str], None] = print
    warm_ups: Mapping[str, str] = field(default_factory=lambda: WARM_UP)
    _pages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        folder = self.server.public / 'bench'
        folder.mkdir()
        self.server.add_file('bench/page.js', PAGE_SCRIPT)
        for name, client in self.clients.items():
            (folder / f'{name}.js').write_text(client.script, encoding='utf-8')
            first = FIRST_ANSWER.format(name=name, ask=ASK[client.is_library])
            self._pages[name] = self.server.url + self.server.write('.html', PAGE.format(name=name))
            self._pages[f'{name}, first answer'] = self.server.url + self.server.write('.html', first)

    async def run(self, cells: list[Cell]) -> Results:
        """Measure all cells, and return what was found."""
        await self._warm_up_server()
        results = Results()
        for measure in dict.fromkeys(cell.measure for cell in cells):
            mine = [cell for cell in cells if cell.measure == measure]
            async with self._tabs(measure) as tabs:
                for cell in mine:
                    await self._rounds(cell, tabs, results)
        return results

    async def _warm_up_server(self) -> None:
        """Let the server answer until its code is compiled: else the first client of all would pay for that."""
        self.progress('warming up the server')
        async with self._tabs('d'):
            pass
        for name in self.clients:
            await self._first_answer(name)

    async def _rounds(self, cell: Cell, tabs: dict[str, Tab], results: Results) -> None:
        for number in range(cell.rounds):
            self.progress(f'({cell.measure}) {cell.name or cell.run} round {number + 1} of {cell.rounds}')
            for name in turns(cell.clients, number):
                if number < cell.rounds_of(name):
                    results.add(cell, name, number, await self._sample(cell, name, tabs) / cell.items)

    @asynccontextmanager
    async def _tabs(self, measure: str) -> AsyncIterator[dict[str, Tab]]:
        """A tab of each client that is there for all samples of a measure; none where each has one of its own."""
        async with AsyncExitStack() as stack:
            tabs = {}
            for name in self.clients if measure in 'cdef' else ():
                tabs[name] = await stack.enter_async_context(self.chromium.tab())
                await self._prepare(tabs[name], name, connected=measure != 'e')
                await self._warm_up(tabs[name], name, measure)
            yield tabs

    async def _prepare(self, tab: Tab, name: str, connected: bool = True) -> None:
        await tab.go(self._pages[name])
        if connected:
            await tab.evaluate('bench.connect()')

    async def _warm_up(self, tab: Tab, name: str, measure: str) -> None:
        if expression := self.warm_ups.get(measure):
            checked(await tab.evaluate(expression), expression, name)

    async def _sample(self, cell: Cell, name: str, tabs: dict[str, Tab]) -> float:
        if cell.measure == 'a':
            return await self._evaluation(name)
        if cell.measure == 'b':
            return await self._first_answer(name)
        if cell.measure == 'g':
            return await self._heap(cell, name)
        if cell.measure == 'k':
            return await self._bookkeeping(cell, name)
        return await self._time(cell, name, tabs[name])

    async def _time(self, cell: Cell, name: str, tab: Tab) -> float:
        found = checked(await tab.evaluate(cell.run), cell.run, name)
        return float(found['ms']) * 1000  # microseconds

    async def _evaluation(self, name: str) -> float:
        async with self.chromium.tab() as tab:
            url = f'{self.server.url}/evaluation'
            await tab.send('Fetch.enable', patterns=[{'urlPattern': url}])
            paused = tab.event('Fetch.requestPaused')
            going = tab.start(tab.go(url))
            await tab.send(
                'Fetch.fulfillRequest',
                requestId=(await paused)['requestId'],
                responseCode=200,
                responseHeaders=[{'name': key, 'value': value} for key, value in ISOLATED.items()],
                body='',
            )
            await going
            await tab.evaluate(f'{PAGE_SCRIPT.read_text(encoding="utf-8")}; globalThis.bench = bench; 0')
            found = await tab.evaluate(f'bench.evaluate({json.dumps(self.clients[name].script)})')
            assert found['isolated'], 'The page is not isolated, so its clock is too coarse.'
            return float(found['ms'])

    async def _first_answer(self, name: str) -> float:
        async with self.chromium.tab() as tab:
            await tab.go(self._pages[f'{name}, first answer'])
            milliseconds = await tab.evaluate('answered.promise')
            if milliseconds is False:
                raise Miscounted(f'{name}: the first answer was a wrong one.')
            return float(milliseconds)

    async def _bookkeeping(self, cell: Cell, name: str) -> float:
        # What went on before in a page decides how fast the lists of the reference are.
        async with self.chromium.tab() as tab:
            await self._prepare(tab, name)
            await self._warm_up(tab, name, 'k')
            if cell.again:
                await self._time(cell, name, tab)
            return await self._time(cell, name, tab)

    async def _heap(self, cell: Cell, name: str) -> float:
        async with self.chromium.tab() as tab:
            await self._prepare(tab, name)
            # What is made at the first request, and stays, is not the cost of one.
            await tab.evaluate('bench.sequential(100)')
            before = await tab.heap()
            await tab.evaluate(cell.run)
            return float(await tab.heap() - before)


def turns(names: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return who comes when in a round: all orders in turn, so that each comes after each other as often."""
    orders = list(permutations(names))
    return orders[number % len(orders)]


def checked(found: dict[str, Any], what: str, name: str) -> dict[str, Any]:
    """Return what a page found, if all its requests were answered once and rightly.

    Raises:
        Miscounted: they were not.
    """
    if found['once'] != found['asked'] or found['wrong']:
        raise Miscounted(
            f'{name}, {what}: {found["once"]} of {found["asked"]} were answered once, {found["wrong"]} wrongly.'
        )
    return found
