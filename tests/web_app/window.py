"""A window of a visitor's browser, and what is seen, said and sent in it, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, WebSocket

from tests.support.client_page import TIME_LIMIT
from tests.support.frames import Connection, Frames, packets

from .normal import normal
from .web_app import WebApp

AJAX = ('xhr', 'fetch')

#: The kind of what the browser itself has to say, of forms say; it does so when it has time.
REMARK: str = 'verbose'


@dataclass(frozen=True)
class Step:
    """What one step of a walk left, without what changes from run to run.

    Attributes:
        name: what the visitor did, and in which window.
        url: where that led to.
        title: the page's title.
        text: the lines that the page shows.
        handshakes: path and query of the WebSockets that were opened.
        requests: what was sent over them, in order: the arguments of each socket.io event.
        events: what came over the last of them unasked.
        ajax: method, address, body and status of the requests by HTTP that pages made.
        console: kind and text of each message, by the path of the script that said it.
        uncaught: the errors that nobody caught.
        results: what the step's own calls were given.
    """

    name: str
    url: str
    title: str
    text: list[str]
    handshakes: list[Any]
    requests: list[Any]
    events: list[Any]
    ajax: list[Any]
    console: dict[str, list[Any]]
    uncaught: list[str]
    results: Any


class Window:
    """One window.

    Args:
        context: the browser's context, which is the visitor.
        name: what the window's steps are called after.
        app: the app that is visited.
        steps: where steps go to; windows of one visitor share the list.
    """

    def __init__(self, context: BrowserContext, name: str, app: WebApp, steps: list[Step]) -> None:
        self.page = context.new_page()
        self._name = name
        self._app = app
        self._steps = steps
        self._frames = Frames(self.page)
        self._sockets: list[WebSocket] = []
        self._console: list[Any] = []
        self._uncaught: list[str] = []
        self._ajax: list[Any] = []
        self._seen: dict[str, int] = {}
        self.page.set_default_timeout(TIME_LIMIT)
        self.page.on('websocket', lambda socket: self._sockets.append(socket))
        self.page.on('console', self._hear)
        self.page.on('pageerror', lambda error: self._uncaught.append(str(error)))
        self.page.on('response', self._answered)

    def visit(self, path: str) -> Page:
        """Go to a page of the app."""
        self.to_front().goto(self._app.url + path)
        return self.page

    def to_front(self) -> Page:
        """Let the window be the one in front: the browser is slow in the others."""
        self.page.bring_to_front()
        return self.page

    def step(self, name: str, results: Any = None) -> None:
        """End a step: wait until the page is connected and every request is answered; keep what was seen."""
        self.page.wait_for_function('io.socket.isConnected()')
        self._wait_for_answers()
        step = Step(
            f'{self._name}: {name}',
            self.page.url,
            self.page.title(),
            self.page.locator('body').inner_text().split('\n'),
            self._new('handshakes', [[made.path, made.query] for made in self._frames.connections]),
            self._new('requests', [packet.arguments for packet in self._frames.requests()]),
            self._events(),
            self._new('ajax', self._ajax),
            _by_script(self._new('console', self._console)),
            self._new('uncaught', self._uncaught),
            results,
        )
        self._steps.append(Step(**normal(vars(step))))

    def _new(self, kind: str, everything: list[Any]) -> list[Any]:
        """What was added since the last step."""
        seen = self._seen.get(kind, 0)
        self._seen[kind] = len(everything)
        return everything[seen:]

    def _events(self) -> list[Any]:
        """New events of the page that is there. Whether one still reaches a page that is left is chance."""
        connections = self._frames.connections
        received = packets(connections[-1].received)
        events = [packet.arguments for packet in received if packet.kind == 'event']
        return self._new(f'events over connection {len(connections)}', events)

    def _wait_for_answers(self) -> None:
        while _unanswered(self._frames.connections[-1]):
            self._sockets[-1].wait_for_event('framereceived', timeout=TIME_LIMIT)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != REMARK:
            path = urlsplit(message.location['url']).path
            self._console.append((path, [message.type, message.text]))

    def _answered(self, response: Response) -> None:
        request = response.request
        if request.resource_type in AJAX:
            self._ajax.append([request.method, request.url, request.post_data, response.status])


def _by_script(console: list[tuple[str, Any]]) -> dict[str, list[Any]]:
    """Messages by who said them. What two scripts say at their own times, such as on connecting and on
    having drawn the page, has no order."""
    said: dict[str, list[Any]] = {}
    for path, message in console:
        said.setdefault(path, []).append(message)
    return said


def _unanswered(connection: Connection) -> set[int | None]:
    """The ids of the requests that wait for an answer."""
    sent = {packet.id for packet in packets(connection.sent) if packet.kind == 'event'}
    return sent - {packet.id for packet in packets(connection.received) if packet.kind == 'acknowledgement'}
