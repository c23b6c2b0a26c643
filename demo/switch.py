"""The switch of the demo's server: a small server of its own, which answers while the other one is down."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from sails_io.mock import MockSails, Request, Response, Server

#: After so many seconds the server comes back by itself: nobody could load the page to switch it on again.
LONGEST_OUTAGE = 60.0


class Switch:
    """Stops and starts a server; what the server knows is kept.

    Only pages of that server are let in.

    Args:
        server: the one to be switched.
        longest: seconds after which it starts by itself.

    Example:
        with Switch(server).app.serve() as switch:
            print(switch.url)
    """

    def __init__(self, server: Server, longest: float = LONGEST_OUTAGE) -> None:
        self._server = server
        self._longest = longest
        self._turning = asyncio.Lock()
        self._alarm: asyncio.Task[None] | None = None
        self.app = MockSails(
            allow_origins=[f'http://{name}:{server.port}' for name in ('127.0.0.1', 'localhost')]
        )
        self.app.route('GET /server')(self._tell)
        self.app.route('PUT /server')(self._turn)

    def _tell(self, req: Request, res: Response) -> Response:
        return res.ok({'running': self._server.running})

    async def _turn(self, req: Request, res: Response) -> Response:
        wanted = req.param('running')
        if not isinstance(wanted, bool):
            return res.bad_request({'message': f'running is true or false, but {wanted!r} was given.'})
        try:
            await self._put(wanted)
        except OSError as error:
            return res.server_error({'message': f'The server could not start: {error}'})
        return self._tell(req, res)

    async def _put(self, running: bool) -> None:
        async with self._turning:
            if self._alarm is not None:
                self._alarm.cancel()
            # Either way waits for the server's own thread.
            await asyncio.to_thread(self._server.start if running else self._server.stop)
            self._alarm = None if running else asyncio.create_task(self._start_later())
            self.app.sockets.blast('server', {'running': self._server.running})

    async def _start_later(self) -> None:
        await asyncio.sleep(self._longest)
        self._alarm = None
        with suppress(OSError):  # the port is somebody else's now: who presses the switch is told
            await self._put(True)
