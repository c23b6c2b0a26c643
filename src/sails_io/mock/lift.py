"""One lift of an app: a loop, the HTTP and socket.io servers on it, from start to stop."""

import asyncio
import concurrent.futures
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .bus import Bus
from .connection import Connection
from .gate import Gate
from .kept_port import KeptPort
from .manager import Manager
from .plain_http import PlainHttp
from .socket_server import SocketServer
from .virtual_requests import VirtualRequests

if TYPE_CHECKING:
    from .app import MockSails


class Lift:
    """Runs in a thread of its own until it is stopped.

    Attributes:
        started: the port, or the error that kept the server from listening.
    """

    def __init__(self, app: 'MockSails', host: str, port: int, kept_port: KeptPort) -> None:
        self.started: concurrent.futures.Future[int] = concurrent.futures.Future()
        self._app, self._host, self._port, self._kept_port = app, host, port, kept_port
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._abruptly = False

    def run(self) -> None:
        """The thread's function."""
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except Exception as error:
            if not self.started.done():
                self.started.set_exception(error)
        finally:
            self._cancel_the_rest()
            self._loop.close()

    def stop(self, abruptly: bool) -> None:
        """Ask it to end; from any thread."""
        with contextlib.suppress(RuntimeError):  # it has just ended by itself
            self._loop.call_soon_threadsafe(self._end, abruptly)

    def call(self, action: Callable[[], Any]) -> Any:
        """Run a function on the loop, from another thread, and wait for its result."""

        async def act() -> Any:
            return action()

        return asyncio.run_coroutine_threadsafe(act(), self._loop).result(10)

    def _end(self, abruptly: bool) -> None:
        self._abruptly = self._abruptly or abruptly
        self._stop.set()

    async def _serve(self) -> None:
        app, settings = self._app, self._app.settings
        bus = Bus(settings.redis, app.sockets) if settings.redis else None
        app.sockets.attach(self._loop, bus)
        virtual = VirtualRequests(
            app.dispatcher,
            app.sockets,
            app.misbehaviours,
            app.journal,
            settings.send_response_headers,
            settings.send_status_code,
            self._crash,
        )
        sio = SocketServer(
            bus or Manager(),
            self._connected,
            virtual.on_event,
            self._disconnected,
            settings.connect_timeout,
            transports=list(settings.transports),
            ping_interval=settings.ping_interval,
            ping_timeout=settings.ping_timeout,
            max_http_buffer_size=settings.max_http_buffer_size,
        )
        self._sio = sio
        runner = web.AppRunner(self._http(sio), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            if bus:
                await bus.open()
            listener = await self._listen(runner)
            port = listener.sockets[0].getsockname()[1]
            self.started.set_result(port)
            await self._stop.wait()
            await self._hear_no_more(listener)
            self._kept_port.keep(self._host, port)
            if self._abruptly:
                await sio.cut_all()
            await sio.shut_down()
        finally:
            await runner.cleanup()
            if bus:
                await bus.close()
            app.sockets.detach()
            app.journal.changed()

    async def _listen(self, runner: web.AppRunner) -> asyncio.Server:
        assert runner.server is not None
        return await self._loop.create_server(runner.server, self._host, self._port, backlog=128)

    async def _hear_no_more(self, listener: asyncio.Server) -> None:
        """Stop listening. Whom asyncio has accepted, but not yet taken on, it would leave open and unheard: so it first
        accepts nobody any more, and has a turn to take them on."""
        with contextlib.suppress(NotImplementedError):  # on Windows, where nothing else can be done
            for place in listener.sockets:
                self._loop.remove_reader(place.fileno())
        await asyncio.sleep(0)
        listener.close()

    def _http(self, sio: SocketServer) -> web.Application:
        app, settings = self._app, self._app.settings
        gate = Gate(app.journal, settings.origins, settings.before_connect, settings.transports)
        plain = PlainHttp(app.dispatcher, app.misbehaviours, app.journal, settings.public, self._crash)

        async def socket_io(request: web.Request) -> web.StreamResponse:
            return await gate.admit(request, sio.handle_request)

        http = web.Application(client_max_size=settings.max_http_buffer_size)
        http.on_response_prepare.append(_anonymously)
        http.router.add_route('*', f'/{settings.path.strip("/")}/', socket_io)
        http.router.add_route('*', '/{rest:.*}', plain.handle)
        return http

    def _connected(self, connection: Connection) -> None:
        headers, query = connection.handshake.headers, connection.handshake.query
        # Sails gives a socket without any cookie a session of its own, unless it was told not to.
        if not headers.get('cookie') and not headers.get('nosession') and not query.get('nosession'):
            headers['cookie'] = self._app.sessions.cookie(self._app.sessions.create())
        self._app.sockets.add(connection)
        self._app.journal.changed()

    def _disconnected(self, sid: str) -> None:
        self._app.sockets.remove(sid)
        self._app.journal.changed()

    def _crash(self) -> None:
        self._end(abruptly=True)

    def _cancel_the_rest(self) -> None:
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())


async def _anonymously(_request: web.Request, response: web.StreamResponse) -> None:
    """Leave out the name of the HTTP library, as Sails does."""
    response.headers.popall('Server', None)
