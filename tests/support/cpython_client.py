"""The client under CPython, driven as a page is: the twin of `ClientPage`, for tests that are not about pages."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

import pytest

from sails_io.client.raw_socket import raw_socket
from sails_io.client.sails import augment
from sails_io.client.script_tag import ScriptTag
from sails_io.transport import SocketIo
from sails_io.twin import Error

from .client_page import TIME_LIMIT, Answer
from .console import Console
from .server import Server

Result = TypeVar('Result')
SECONDS = TIME_LIMIT / 1000
GLANCE = 0.002  # seconds between two looks at a condition, as a page has its frames


class LoopThread:
    """An event loop in a thread of its own, as tests themselves are not asynchronous.

    Args:
        console: hears what is raised where nobody catches it.
    """

    def __init__(self, console: Console) -> None:
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(
            lambda loop, context: console.complain(f'{context["message"]}: {context.get("exception")!r}')
        )
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, fn: Callable[[], Result]) -> Result:
        """Call a function in the loop's thread; what it raises is raised here."""
        done: Future[Result] = Future()

        def call() -> None:
            try:
                done.set_result(fn())
            except BaseException as error:
                done.set_exception(error)

        self.loop.call_soon_threadsafe(call)
        return done.result(SECONDS)

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Look until something is so."""
        end = time.monotonic() + SECONDS
        while not self.run(condition):
            assert time.monotonic() < end, f'Waited in vain for {what}'
            time.sleep(GLANCE)

    def close(self) -> list[str]:
        """End the loop, and answer the tasks that were left over."""
        end = time.monotonic() + SECONDS
        while self.run(lambda: asyncio.all_tasks(self.loop)) and time.monotonic() < end:
            time.sleep(GLANCE)
        left = [repr(task) for task in self.run(lambda: asyncio.all_tasks(self.loop))]
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(SECONDS)
        self.loop.close()
        return left


class CPythonPending:
    """A request on its way."""

    def __init__(self, thread: LoopThread, what: str) -> None:
        self._thread = thread
        self._what = what
        self._answers: list[Answer] = []

    def hear(self, body: Any, jwr: Any) -> None:
        """Be called back."""
        plain = {name: getattr(jwr, name) for name in ('body', 'headers', 'statusCode')}
        error = getattr(jwr, 'error', None)
        self._answers.append(
            Answer(
                {'error': str(body)} if isinstance(body, Exception) else body,
                isinstance(body, Exception),
                {**plain, 'error': None if error is None else str(error)},
            )
        )

    def answer(self) -> Answer:
        """Wait for the callback and answer what it was given first."""
        self._thread.wait(lambda: self._answers, f'an answer to {self._what}')
        return self.answers()[0]

    def answers(self) -> list[Answer]:
        """Every call of the callback until now."""
        return self._thread.run(lambda: list(self._answers))


class CPythonRecording:
    """A listener's calls: one list of arguments for each."""

    def __init__(self, thread: LoopThread) -> None:
        self._thread = thread
        self._calls: list[list[Any]] = []

    def hear(self, *values: Any) -> None:
        """Be told."""
        self._calls.append(list(values))

    def wait(self, count: int = 1) -> list[list[Any]]:
        """Wait until there are at least `count` calls and answer them all."""
        self._thread.wait(lambda: len(self._calls) >= count, f'{count} calls; there are {self._calls}')
        return self.calls()

    def calls(self) -> list[list[Any]]:
        """The calls until now."""
        return self._thread.run(lambda: list(self._calls))


class CPythonClient:
    """One program with an `io` of its own; its methods are those of `ClientPage`, as far as a program has them.

    Args:
        thread: where it runs.
        server: what its socket connects to, unless it sets another URL.
        console: hears what it says.
    """

    #: What it says of itself, and what a program must set of `io.sails` to connect.
    sdk = ('cpython', 'python')
    set_by_itself = ('url',)

    def __init__(self, thread: LoopThread, server: Server, console: Console) -> None:
        self._thread = thread
        self._console = console
        self.server = server
        self.io: Any = None
        self._sockets: list[Any] = []

    def open(self, *, options: dict[str, Any] | None = None) -> CPythonClient:
        """Make `io`, whose socket connects by itself."""
        console = self._console
        logger = {
            'log': console.said.append,
            'warn': lambda text: console.complain(f'console.warning: {text}'),
        }

        def start() -> None:
            self.io = augment(SocketIo(), ScriptTag(None), raw_socket)
            self.io.sails.update({'url': self.server.url, 'logger': logger, **(options or {})})
            self._sockets.append(self.io.socket)

        self._thread.run(start)
        return self

    def open_connected(self, **parts: Any) -> CPythonClient:
        """Do so, and wait until `io.socket` is connected."""
        return self.open(**parts).wait_connected()

    def close(self) -> None:
        """End all connections."""
        for socket in self._sockets:
            if socket.status != 'disconnected':
                self._thread.run(socket.disconnect)

    def _of(self, socket: Any) -> Any:
        return self.io.socket if socket == 'io.socket' else socket

    def wait_connected(self, socket: Any = 'io.socket') -> CPythonClient:
        """Wait until a socket is connected."""
        found = self._of(socket)
        self._thread.wait(lambda: found.isConnected(), 'a connection')
        return self

    def wait_disconnected(self, socket: Any = 'io.socket') -> CPythonClient:
        """Wait until a socket is not connected any more."""
        found = self._of(socket)
        self._thread.wait(lambda: not found.isConnected(), 'the end of a connection')
        return self

    # Sockets

    def connect(self, *values: Any) -> Any:
        """Do `io.sails.connect(...values)` and answer the socket."""
        socket = self._thread.run(lambda: self.io.sails['connect'](*values))
        self._sockets.append(socket)
        return socket

    def do(self, *methods: str, socket: Any = 'io.socket') -> None:
        """Call methods of a socket that take nothing, one right after the other."""
        found = self._of(socket)
        self._thread.run(lambda: [getattr(found, method)() for method in methods])

    def states(self, *methods: str) -> list[Any]:
        """Do the same, and answer `isConnected()`, `isConnecting()` and `mightBeAboutToAutoConnect()` at once."""
        socket = self.io.socket

        def look() -> list[Any]:
            for method in methods:
                getattr(socket, method)()
            return [socket.isConnected(), socket.isConnecting(), socket.mightBeAboutToAutoConnect()]

        return self._thread.run(look)

    def error_of(
        self, method: str, *values: Any, first: tuple[str, ...] = (), socket: Any = 'io.socket'
    ) -> str:
        """The message of the Error that `socket.method(...values)` raises; fails when none comes.

        Methods that take nothing may come `first`, right before it.
        """
        found = self._of(socket)

        def call() -> None:
            for name in first:
                getattr(found, name)()
            with pytest.raises(Error) as caught:
                getattr(found, method)(*values)
            message.append(str(caught.value))

        message: list[str] = []
        self._thread.run(call)
        return message[0]

    def get(self, name: str, socket: Any = 'io.socket') -> Any:
        """A property of a socket."""
        return self._thread.run(lambda: getattr(self._of(socket), name))

    def set(self, socket: Any = 'io.socket', **properties: Any) -> None:
        """Set properties of a socket."""
        found = self._of(socket)

        def put() -> None:
            for name, value in properties.items():
                setattr(found, name, value)

        self._thread.run(put)

    def error_of_setting(self, name: str, value: Any) -> str:
        """The message of the Error that setting a property of `io.socket` raises; fails when none comes."""
        return self.error_of('__setattr__', name, value)

    def set_options(self, **options: Any) -> None:
        """Set members of `io.sails`."""
        self._thread.run(lambda: self.io.sails.update(options))

    def option(self, name: str) -> Any:
        """A member of `io.sails`."""
        return self._thread.run(lambda: self.io.sails.get(name))

    @property
    def id(self) -> Any:
        """The id of the connection."""
        return self._thread.run(lambda: self.io.socket._raw.id)

    @property
    def transport(self) -> Any:
        """The name of the transport in use."""
        return self._thread.run(lambda: self.io.socket._raw.io.engine.transport)

    def wait_upgraded(self) -> None:
        """Wait until the transport is a WebSocket."""
        self._thread.wait(lambda: self.io.socket._raw.io.engine.transport == 'websocket', 'an upgrade')

    # Requests and events

    def start(self, method: str, *values: Any, socket: Any = 'io.socket') -> CPythonPending:
        """Begin `socket.method(...values, callback)`."""
        pending = CPythonPending(self._thread, f'{method} {values}')
        found = self._of(socket)
        # JavaScript finds the callback wherever it stands.
        self._thread.run(lambda: getattr(found, method)(*values, pending.hear))
        return pending

    def send(self, method: str, *values: Any, socket: Any = 'io.socket') -> None:
        """Do `socket.method(...values)`, without a callback."""
        found = self._of(socket)
        self._thread.run(lambda: getattr(found, method)(*values))

    def call(self, method: str, *values: Any, socket: Any = 'io.socket') -> Answer:
        """Do `socket.method(...values, callback)` and wait for the callback."""
        return self.start(method, *values, socket=socket).answer()

    def record(self, event: str, socket: Any = 'io.socket') -> CPythonRecording:
        """Bind a listener and keep what it is called with."""
        recording = CPythonRecording(self._thread)
        found = self._of(socket)
        self._thread.run(lambda: found.on(event, recording.hear))
        return recording

    def watch(self, *events: str) -> CPythonRecording:
        """Keep the names of these events, one list for each, in the order in which they come."""
        recording = CPythonRecording(self._thread)

        for event in events:
            self._thread.run(partial(self.io.socket.on, event, _teller(recording, event)))
        return recording


def _teller(recording: CPythonRecording, event: str) -> Callable[[], None]:
    return lambda: recording.hear(event)
