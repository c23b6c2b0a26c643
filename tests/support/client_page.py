"""A browser page that has loaded the client from a server, and what tests do with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import JSHandle, Page

from . import in_page
from .clients import CONFIGURE, has_script_tag
from .frames import Frames
from .server import CLIENT_PATH, LOCAL, Server

TIME_LIMIT = 10_000  # milliseconds; a condition that takes longer will not come
DOCUMENT = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>contract</title>
{head}
<script src="/{client}" {attributes}></script>{settings}
{body}
"""


@dataclass(frozen=True)
class Answer:
    """What a request's callback was given: the body, and the JWR's own fields."""

    body: Any
    body_is_error: bool
    jwr: dict[str, Any]

    @property
    def status(self) -> int:
        """The JWR's status code."""
        return int(self.jwr['statusCode'])

    @property
    def headers(self) -> dict[str, Any]:
        """The JWR's headers."""
        return dict(self.jwr['headers'])

    @property
    def error(self) -> str | None:
        """The message of the JWR's error, None without one."""
        return self.jwr.get('error')


class Pending:
    """A request on its way."""

    def __init__(self, page: Page, box: JSHandle) -> None:
        self._page = page
        self._box = box

    def answer(self) -> Answer:
        """Wait for the callback and answer what it was given first."""
        self._page.wait_for_function(in_page.ANSWERED, arg=self._box)
        return self.answers()[0]

    def answers(self) -> list[Answer]:
        """Every call of the callback until now."""
        found = self._box.evaluate('(box) => box.answers')
        return [Answer(item['body'], item['bodyIsError'], item['jwr']) for item in found]


class Recording:
    """A listener's calls: one list of arguments for each."""

    def __init__(self, page: Page, calls: JSHandle) -> None:
        self._page = page
        self._calls = calls

    def wait(self, count: int = 1) -> list[list[Any]]:
        """Wait until there are at least `count` calls and answer them all."""
        self._page.wait_for_function('([calls, count]) => calls.length >= count', arg=[self._calls, count])
        return self.calls()

    def calls(self) -> list[list[Any]]:
        """The calls until now."""
        return list(self._calls.json_value())


class ClientPage:
    """One page. `open()` goes there; `call()`, `record()`, `wait()` and `run()` work with what it loaded.

    Args:
        page: the browser's page.
        server: the server that gives the page and, unless it sets another URL, answers its socket.
    """

    def __init__(self, page: Page, server: Server) -> None:
        page.set_default_timeout(TIME_LIMIT)
        self.page = page
        self.server = server
        self.frames = Frames(page)

    def open(
        self,
        *,
        attributes: str = '',
        settings: str = '',
        options: dict[str, Any] | None = None,
        body: str = '',
        head: str = '',
        host: str = LOCAL,
        client: str = CLIENT_PATH,
        suffix: str = '',
    ) -> ClientPage:
        """Write a page that loads the client, and go there.

        Args:
            attributes: further attributes of the client's script tag.
            settings: JavaScript of the inline script right after that tag; where a factory makes the client, of
                what comes right after that.
            options: members of `io.sails` that it sets.
            body, head: HTML after and before the tag.
            host: name under which the page is visited.
            client: path of the client file inside the public folder.
            suffix: what follows the client file's path in the tag, such as `#production`.
        """
        if options:
            settings = f'Object.assign(io.sails, {json.dumps(options)});{settings}'
        inline = f'\n<script>{settings}</script>' if settings else ''
        if client == CLIENT_PATH and not has_script_tag(self.server.client.stem):
            head += f'<script>function {CONFIGURE}() {{ delete window.{CONFIGURE}; {settings} }}</script>'
            inline = ''
        html = DOCUMENT.format(
            head=head, client=client + suffix, attributes=attributes, settings=inline, body=body
        )
        self.page.goto(self.server.url_of(host) + self.server.write('.html', html))
        return self

    def open_connected(self, **parts: Any) -> ClientPage:
        """Open such a page and wait until `io.socket` is connected."""
        self.open(**parts)
        return self.wait_connected()

    def wait_connected(self, socket: str | JSHandle = 'io.socket') -> ClientPage:
        """Wait until a socket is connected."""
        if not isinstance(socket, str):
            self.page.wait_for_function('(socket) => socket.isConnected()', arg=socket)
            return self
        # A page may load the client later than everything else.
        outermost = socket.replace('[', '.').split('.')[0]
        self.wait(f'window.{outermost} && {socket} && {socket}.isConnected()')
        return self

    def wait_disconnected(self, socket: str | JSHandle = 'io.socket') -> ClientPage:
        """Wait until a socket is not connected any more."""
        if isinstance(socket, str):
            self.wait(f'!{socket}.isConnected()')
        else:
            self.page.wait_for_function('(socket) => !socket.isConnected()', arg=socket)
        return self

    def run(self, script: str, argument: Any = None) -> Any:
        """Evaluate an expression or a function in the page."""
        return self.page.evaluate(script, argument)

    def wait(self, condition: str) -> None:
        """Wait until an expression is true in the page."""
        self.page.wait_for_function(f'() => Boolean({condition})')

    #: What it says of itself, and what a page must set of `io.sails` to connect.
    sdk = ('browser', 'javascript')
    set_by_itself: tuple[str, ...] = ()

    # What tests that are not about pages do, also with the client under CPython: see `CPythonClient`.

    def connect(self, *values: Any) -> JSHandle:
        """Do `io.sails.connect(...values)` and answer the socket."""
        return self.page.evaluate_handle('(values) => io.sails.connect(...values)', list(values))

    def do(self, *methods: str, socket: str | JSHandle = 'io.socket') -> None:
        """Call methods of a socket that take nothing, one right after the other."""
        self.run(in_page.DO, [socket, list(methods)])

    def states(self, *methods: str) -> list[Any]:
        """Do the same, and answer `isConnected()`, `isConnecting()` and `mightBeAboutToAutoConnect()` at once."""
        return list(self.run(in_page.STATES, list(methods)))

    def error_of(
        self,
        method: str,
        *values: Any,
        first: tuple[str, ...] = (),
        socket: str | JSHandle = 'io.socket',
    ) -> str:
        """The message of the Error that `socket.method(...values)` throws; fails when none comes.

        Methods that take nothing may come `first`, right before it.
        """
        error = self.run(in_page.ERROR_OF, [socket, method, list(values), list(first)])
        assert error is not None, f'Nothing was thrown by {method}{values}'
        return str(error)

    def get(self, name: str, socket: str | JSHandle = 'io.socket') -> Any:
        """A property of a socket."""
        return self.run(in_page.GET, [socket, name])

    def set(self, socket: str | JSHandle = 'io.socket', **properties: Any) -> None:
        """Set properties of a socket."""
        self.run(in_page.SET, [socket, properties])

    def error_of_setting(self, name: str, value: Any) -> str:
        """The message of the Error that setting a property of `io.socket` throws; fails when none comes."""
        error = self.run(in_page.ERROR_OF_SETTING, [name, value])
        assert error is not None, f'Nothing was thrown by setting {name}'
        return str(error)

    def set_options(self, **options: Any) -> None:
        """Set members of `io.sails`."""
        self.run('(options) => { Object.assign(io.sails, options); }', options)

    def option(self, name: str) -> Any:
        """A member of `io.sails`."""
        return self.run('(name) => io.sails[name]', name)

    @property
    def id(self) -> Any:
        """The id of the connection."""
        return self.run('io.socket._raw.id')

    @property
    def transport(self) -> Any:
        """The name of the transport in use."""
        return self.run('io.socket._raw.io.engine.transport.name')

    def wait_upgraded(self) -> None:
        """Wait until the transport is a WebSocket."""
        self.wait("io.socket._raw.io.engine.transport.name === 'websocket'")

    def send(self, method: str, *values: Any, socket: str | JSHandle = 'io.socket') -> None:
        """Do `socket.method(...values)`, without a callback."""
        self.run(in_page.SEND, [socket, method, list(values)])

    def start(self, method: str, *values: Any, socket: str | JSHandle = 'io.socket') -> Pending:
        """Begin `socket.method(...values, callback)`."""
        return Pending(self.page, self.page.evaluate_handle(in_page.START, [socket, method, list(values)]))

    def call(self, method: str, *values: Any, socket: str | JSHandle = 'io.socket') -> Answer:
        """Do `socket.method(...values, callback)` and wait for the callback.

        >>> client.call("get", "/order").body                      # doctest: +SKIP
        []
        """
        return self.start(method, *values, socket=socket).answer()

    def record(self, event: str, socket: str | JSHandle = 'io.socket') -> Recording:
        """Bind a listener and keep what it is called with."""
        return Recording(self.page, self.page.evaluate_handle(in_page.RECORD, [socket, event]))

    def watch(self, *events: str) -> Recording:
        """Keep the names of these events, one list for each, in the order in which they come."""
        return Recording(self.page, self.page.evaluate_handle(in_page.WATCH, list(events)))

    def thrown(self, expression: str) -> str:
        """The message of the Error that an expression throws; fails when none comes."""
        error = self.run(in_page.THROWN, expression)
        assert error is not None, f'Nothing was thrown by: {expression}'
        assert error['isError'], f'What was thrown is no Error: {error}'
        return str(error['message'])
