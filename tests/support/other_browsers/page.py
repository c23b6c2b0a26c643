"""The part of Playwright's browser, context, page and handle that the tests use, for another engine."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .engine import BrowserFailed, Engine, Tab, Visitor

ASK = """(question) => {
  const ask = window[Symbol.for('sails_io.recorder')];
  if (!ask) { throw new Error(`The page ${location.href} has no recorder: Server.write puts it in.`); }
  return ask(question);
}"""
Listener = Callable[[Any], object]


class Emitter:
    """Something with events."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Listener]] = defaultdict(list)

    def on(self, event: str, listener: Listener) -> None:
        """Call the listener at each such event."""
        self._listeners[event].append(listener)

    def remove_listener(self, event: str, listener: Listener) -> None:
        """Call it no more."""
        self._listeners[event].remove(listener)

    def emit(self, event: str, value: object) -> None:
        """Call the listeners of an event."""
        for listener in self._listeners[event]:
            listener(value)


@dataclass(frozen=True)
class Message:
    """A console message."""

    type: str
    text: str


@dataclass(frozen=True)
class Uncaught:
    """An uncaught error or rejection."""

    error: str


@dataclass(frozen=True)
class Loaded:
    """Something that a page has loaded."""

    url: str


class Socket(Emitter):
    """A WebSocket of a page."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class Handle:
    """A value that stays in its page."""

    def __init__(self, page: Page, number: int) -> None:
        self._page = page
        self.number = number

    def evaluate(self, expression: str) -> Any:
        """Call a function of the page with the value."""
        return self._page.evaluate(expression, self)

    def json_value(self) -> Any:
        """The value itself."""
        return self.evaluate('(value) => value')


class Page(Emitter):
    """A page. What it said and sent is told to the listeners after each thing that the test does with it.

    Args:
        tab: the engine's page.
        context: the visitor whose page it is.
    """

    def __init__(self, tab: Tab, context: Context) -> None:
        super().__init__()
        self._tab = tab
        self._context = context
        self._limit = 30_000.0
        self._sockets: list[Socket] = []
        self._opened = False

    def set_default_timeout(self, timeout: float) -> None:
        """Set how many milliseconds a condition may take to come."""
        self._limit = timeout

    def goto(self, url: str) -> None:
        """Go to an address and wait until the page is loaded."""
        self.listen()
        self._sockets.clear()
        self._tab.goto(url)
        self._opened = url != 'about:blank'
        self.listen()

    def evaluate(self, expression: str, arg: object = None) -> Any:
        """The value of an expression, or of a function's call, as JSON can carry it."""
        return self._ask('value', expression, arg)

    def evaluate_handle(self, expression: str, arg: object = None) -> Handle:
        """The same, left in the page."""
        return Handle(self, self._ask('handle', expression, arg))

    def wait_for_function(self, expression: str, *, arg: object = None) -> None:
        """Wait until an expression, or a function's answer, is true."""
        self._ask('until', expression, arg)

    def listen(self) -> None:
        """Tell the listeners what the page has said and sent until now."""
        if self._opened:
            self._ask('nothing')

    def close(self) -> None:
        """Close the page."""
        self.listen()
        self._tab.close()
        self._opened = False

    def _ask(self, action: str, expression: str = '', argument: object = None) -> Any:
        question = {'action': action, 'expression': expression, 'argument': argument, 'limit': self._limit}
        text = json.dumps(question, default=lambda handle: {'HANDLE': handle.number})
        answer = json.loads(self._tab.call(ASK, text))
        for kind, *details in answer['heard']:
            self._tell(kind, *details)
        if 'error' in answer:
            raise BrowserFailed(answer['error'])
        return answer['value']

    def _tell(self, kind: str, *details: Any) -> None:
        if kind == 'console':
            self._context.emit('console', Message(*details))
        elif kind == 'weberror':
            self._context.emit('weberror', Uncaught(*details))
        elif kind == 'request':
            self.emit('request', Loaded(*details))
        elif kind == 'websocket':
            _, url = details
            self._sockets.append(Socket(url))
            self.emit('websocket', self._sockets[-1])
        else:
            number, frame = details
            self._sockets[number].emit(kind, frame)


class Context(Emitter):
    """The pages of one visitor."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__()
        self._visitor = visitor
        self._pages: list[Page] = []

    def new_page(self) -> Page:
        """Open an empty page."""
        self._pages.append(Page(self._visitor.open_tab(), self))
        return self._pages[-1]

    def listen(self) -> None:
        """Tell the listeners what the pages have said and sent until now."""
        for page in self._pages:
            page.listen()

    def close(self) -> None:
        """Close the pages and forget the visitor."""
        try:
            self.listen()
        finally:
            self._visitor.close()


class Browser:
    """A browser that is running."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def new_context(self) -> Context:
        """Let another visitor in."""
        return Context(self._engine.new_visitor())

    def close(self) -> None:
        """End the browser."""
        self._engine.stop()
