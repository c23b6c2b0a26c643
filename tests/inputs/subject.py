"""Gives hostile inputs to the client under CPython: the twin of `subject.cjs`."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop.objects import get
from sails_io.client.raw_socket import raw_socket
from sails_io.client.sails import augment
from sails_io.client.script_tag import ScriptTag
from sails_io.client.subscription import Subscription
from sails_io.transport import SocketIo
from sails_io.twin import Error

from .values import made

#: Seconds: in the first all has to end, in the second a hostile connection may come about.
LIMIT = 5.0
PATIENCE = 0.15
SETTINGS = {
    'autoConnect': False,
    'environment': 'production',
    'reconnection': True,
    'reconnectionDelay': 1,
    'reconnectionDelayMax': 20,
}
AT_ANY_TIME = ('headers', 'auth', 'requestTimeout', 'queueLimit', 'queueTimeout', 'lostAfter')

#: The actions after which the socket is to be looked at, one after the other.
USING = ('call', 'set', 'say')

Later = asyncio.Task[None]
End = Callable[[], Awaitable[dict[str, Any]]]


def told(error: BaseException) -> dict[str, Any]:
    """Return what is judged of an error."""
    kind = 'SailsError' if isinstance(error, Error) else type(error).__name__
    return {'kind': kind, 'name': 'Error', 'code': getattr(error, 'code', None), 'message': str(error)}


async def until(condition: Callable[[], object], seconds: float) -> None:
    """Wait until something is so, or the time is up."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        await asyncio.sleep(0.001)


async def end_of(call: Call) -> Any:
    """Return how a request ends: with a status or an error; 'never' is neither."""
    awaited: Any = call
    done, _ = await asyncio.wait([asyncio.ensure_future(_jwr_of(awaited))], timeout=LIMIT)
    return next((task.result() for task in done), 'never')


async def _jwr_of(call: Any) -> Any:
    try:
        return get(await call, 'statusCode')
    except Exception as error:
        return told(error)


class Subject:
    """A client with a socket of one server, in a running event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.io: Any = augment(SocketIo(), ScriptTag(None), raw_socket)
        self.defaults = {**self.io.sails, **SETTINGS, 'url': url}
        self.reset()
        self.socket = self.io.sails['connect']()
        self.errors: list[Any] = []
        self.ends: list[Callable[[], Any]] = []

    def reset(self) -> None:
        """Set all settings back."""
        self.io.sails.clear()
        self.io.sails.update(self.defaults)

    async def do(self, inputs: list[Any], waits: bool) -> dict[str, Any]:
        """Do inputs while the socket is connected, or while it waits for that; see that it works afterwards."""
        await self.connected()
        if waits:
            self.socket.disconnect()
        self.socket.on('connect_error', self._hear_error)
        ends = [await self._attempt(action, values, waits) for action, *values in inputs]
        if waits:
            self.begin()
        outcomes = [await end() for end in ends]
        self.tidy()
        await self.connected()
        works = await end_of(self.socket.get('/echo'))
        errors, self.errors = self.errors, []
        return {'outcomes': outcomes, 'works': works, 'errors': errors}

    async def _attempt(self, action: str, values: list[Any], waits: bool) -> End:
        """Do one input, and return what tells what has come of it.

        What takes no requests of this socket goes on meanwhile.
        """
        try:
            end = self._ending(await getattr(self, f'_{action}')(*map(made, values)))
            return end if waits or action not in USING else _known(await end())
        except Exception as error:
            return _known({'threw': told(error)})

    def _ending(self, result: Any) -> End:
        if isinstance(result, asyncio.Task):
            return lambda: _over(result)
        if isinstance(result, Subscription):
            self.ends.append(result.stop)
            result = result.request
        elif callable(result):
            self.ends.append(result)
        if isinstance(result, Call):
            return lambda: _ended(result)
        return _known({})

    # The actions.

    async def _call(self, method: str, values: list[Any]) -> Any:
        return getattr(self.socket, method)(*values)

    async def _set(self, name: str, value: Any) -> None:
        setattr(self.socket, name, value)

    async def _say(self, frames: list[Any]) -> Call:
        """Let the server say frames, and see whether it can be talked with after that."""
        call: Call = self.socket.post('/say', frames)
        await end_of(self.socket.get('/echo'))
        await self.connected()
        call.abort()
        return call

    async def _greet(self, frames: list[Any]) -> Later:
        """Let it say them in the place of its greeting."""
        return self._met(self.io.sails['connect']({'query': {'greeting': json.dumps(frames)}}))

    async def _connect(self, values: list[Any]) -> Later:
        return self._met(self.io.sails['connect'](*values))

    async def _option(self, name: str, value: Any) -> Later:
        self.io.sails[name] = value
        try:
            return self._met(self.io.sails['connect']())
        finally:
            self.reset()

    async def _property(self, name: str, value: Any) -> Later:
        """A socket has to work again when the property is as it was."""
        socket = self.io.sails['connect']()
        socket.disconnect()
        before = getattr(socket, name)

        async def have() -> None:
            try:
                setattr(socket, name, value)
                socket.reconnect()
                await self._met(socket)
            finally:
                setattr(socket, name, before)
                socket.reconnect()
                await until(socket.isConnected, LIMIT)
                socket.disconnect()

        return asyncio.create_task(have())

    def _met(self, socket: Any) -> Later:
        """Have a socket for a moment."""
        socket.on('connect_error', self._hear_error)

        async def leave() -> None:
            await until(lambda: socket.status != 'connecting', PATIENCE)
            if socket.status != 'disconnected':
                socket.disconnect()

        return asyncio.create_task(leave())

    def _hear_error(self, error: Any) -> None:
        self.errors.append(told(error))

    def tidy(self) -> None:
        """Take back what the inputs have set up."""
        for end in self.ends:
            end()
        self.ends = []
        for name in AT_ANY_TIME:
            setattr(self.socket, name, None)
        self.socket.removeAllListeners()
        self.reset()

    def begin(self) -> None:
        """Connect, without what cannot be sent."""
        if self.socket.status == 'disconnected':
            try:
                self.socket.reconnect()
            except Error as error:
                self._hear_error(error)
                self.socket.auth = None
                self.socket.reconnect()

    async def connected(self) -> None:
        """Wait until the socket is connected; where it is not on its way to that, let it go there."""
        self.begin()
        await until(self.socket.isConnected, LIMIT)

    async def leave(self) -> None:
        """End the connection."""
        if self.socket.status != 'disconnected':
            self.socket.disconnect()
        await self.socket._raw.io.closed()


def _known(outcome: dict[str, Any]) -> End:
    async def end() -> dict[str, Any]:
        return outcome

    return end


async def _over(task: Later) -> dict[str, Any]:
    try:
        await task
    except Exception as error:
        return {'threw': told(error)}
    return {}


async def _ended(call: Call) -> dict[str, Any]:
    return {'end': await end_of(call)}
