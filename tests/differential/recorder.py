"""Runs scenarios in a browser, and keeps what was seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.support.client_page import ClientPage
from tests.support.frames import Connection, packets
from tests.support.server import Server

from .normal import normal
from .scenario import Scenario

OBSERVER = Path(__file__).with_name('observer.js')
#: By the name of an observation, what was seen.
Recording = dict[str, str]


class Recorder:
    """Makes recordings of scenarios, each once.

    Args:
        context: a browser context that nobody else uses.
        clients: the client files by name.
        lift: `lift(kind, **options)` answers a server that is up.
        fragile: `fragile(kind)` answers a server that may be stopped and started.
        dead: an address at which nobody listens.
    """

    def __init__(
        self,
        context: BrowserContext,
        clients: dict[str, Path],
        lift: Callable[..., Server],
        fragile: Callable[[str], Server],
        dead: str,
    ) -> None:
        self._context = context
        self._clients = clients
        self._lift = lift
        self._fragile = fragile
        self._dead = dead
        self._made: dict[tuple[str, str, str], Recording] = {}
        self._idle: Page | None = None

    def recording(self, scenario: Scenario, client: str, kind: str) -> Recording:
        """What this scenario shows with this client (`reference`, `ours`) on this server (`mock`, `sails`)."""
        key = scenario.name, client, kind
        if key not in self._made:
            lift = self._fragile if scenario.restarts else self._lift
            self._made[key] = self._record(scenario, client, lift(kind, **scenario.server))
        return self._made[key]

    def _record(self, scenario: Scenario, client: str, server: Server) -> Recording:
        said: list[str] = []
        uncaught: list[str] = []
        with self._page(fresh=scenario.restarts) as page:
            page.on('console', hear := lambda message: said.append(_line(message)))
            page.on('pageerror', catch := lambda error: uncaught.append(str(error.message)))
            if scenario.restarts:
                page.expose_function('server', lambda order: getattr(server, order)() and None)
            opened = self._open(page, scenario, client, server)
            noted = page.evaluate('finished')
            page.remove_listener('console', hear)
            page.remove_listener('pageerror', catch)
            opened.frames.leave()
        seen = {name: normal(text) for name, text in noted}
        assert len(seen) == len(noted), f'A name is noted twice: {[name for name, _ in noted]}'
        connections = opened.frames.connections
        lines = {
            'console': said,
            'uncaught errors': uncaught,
            'connections': [_address(connection) for connection in connections],
            'packets sent': _sent(connections),
        }
        seen.update((name, normal('\n'.join(texts))) for name, texts in lines.items())
        # How many attempts it takes until a server is up again is a matter of chance.
        return (
            {name: _without_repetitions(text) for name, text in seen.items()} if scenario.restarts else seen
        )

    @contextmanager
    def _page(self, fresh: bool) -> Iterator[Page]:
        """An empty page; the next scenario gets it too, as opening one takes longer than most of them."""
        self._context.clear_cookies()
        page = self._idle if self._idle and not fresh else self._context.new_page()
        if page is self._idle:
            self._idle = None
        try:
            yield page
        except BaseException:
            page.close()
            raise
        if fresh:
            page.close()
        else:
            page.goto('about:blank')
            self._idle = page

    def _open(self, page: Page, scenario: Scenario, client: str, server: Server) -> ClientPage:
        path = f'js/{client}/{scenario.file}'
        server.add_file(path.partition('#')[0], self._clients[client])
        places = {'HERE': server.url, 'OTHER': server.url_of('api.sails.test'), 'DEAD': self._dead}
        constants = ' '.join(f'const {name} = {json.dumps(url)};' for name, url in places.items())
        head = (
            f'<script>{OBSERVER.read_text()}</script>\n<script>{constants} {scenario.before}\n'
            f'const begin = () => {{ window.finished = watched(async () => {{ {scenario.script} }}); }};</script>'
        )
        environment = scenario.environment and f'environment="{scenario.environment}"'
        name, mark, fragment = path.partition('#')
        return ClientPage(page, server).open(
            head=head,
            attributes=f'{environment} {scenario.attributes} onload="begin()"',
            client=name,
            suffix=mark + fragment,
        )


def _without_repetitions(text: str) -> str:
    return '\n'.join(line for line, _ in groupby(text.split('\n')))


def _line(message: ConsoleMessage) -> str:
    return f'{message.type}: {message.text}'


def _address(connection: Connection) -> str:
    query = ' '.join(sorted(f'{name}={value}' for name, value in connection.query.items()))
    return f'{connection.path} {query}'


def _sent(connections: list[Connection]) -> list[str]:
    return [
        f'{json.dumps(packet.arguments, sort_keys=True)}{" with" if packet.id is not None else " without"} answer'
        for connection in connections
        for packet in packets(connection.sent)
    ]
