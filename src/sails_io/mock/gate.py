"""The gate of the socket.io path: who is let in.

Facts of real Sails, whichever way a WebSocket handshake is refused: status 400, and as the text of the body
the reason (``Bad request`` for an origin, ``Forbidden`` for beforeConnect without a reason). The client sees
a connect error. A transport that is not switched on (Sails allows ``websocket`` alone) is 400 with a JSON
error of code 0.
"""

import inspect
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .connection import Handshake
from .journal import Journal
from .refusal import (
    BAD_METHOD,
    BAD_REQUEST,
    FORBIDDEN,
    MESSAGES,
    UNKNOWN_TRANSPORT,
    asks_for_upgrade,
    refusal,
)

log = logging.getLogger(__name__)
BeforeConnect = Callable[[Handshake], bool | str | Awaitable[bool | str | None] | None]
HANDSHAKE = web.RequestKey('sails_io.mock.handshake', Handshake)


@dataclass
class Gate:
    """Stands before python-socketio's own handler.

    Attributes:
        origins: Sails' ``sockets.onlyAllowOrigins``; None lets everybody in.
        before_connect: the app's own check.
        transports: those that are switched on.
    """

    journal: Journal
    origins: tuple[str, ...] | None
    before_connect: BeforeConnect | None
    transports: tuple[str, ...]

    async def refusal(self, request: web.Request) -> web.Response | None:
        """The answer that turns a request away, None when it may pass."""
        if 'sid' in request.query:
            return None
        handshake = Handshake.of(request)
        request[HANDSHAKE] = handshake
        code = self._misfit(request, handshake)
        reason = None if code is not None else await self._refused_by_app(handshake)
        if reason is not None:
            code = FORBIDDEN
        if code is not None:
            handshake.refused = reason or MESSAGES[code]
        self.journal.handshakes.append(handshake)
        self.journal.changed()
        return None if code is None else refusal(request, code, reason or '')

    def _misfit(self, request: web.Request, handshake: Handshake) -> int | None:
        transport = request.query.get('transport')
        # beforeConnect makes Sails ignore onlyAllowOrigins.
        if self.origins is not None and self.before_connect is None and handshake.origin not in self.origins:
            return BAD_REQUEST
        if transport not in self.transports:
            return UNKNOWN_TRANSPORT
        if request.method != 'GET':
            return BAD_METHOD
        if (transport == 'websocket') != asks_for_upgrade(request):
            return BAD_REQUEST
        return None

    async def _refused_by_app(self, handshake: Handshake) -> str | None:
        if self.before_connect is None:
            return None
        try:
            verdict: Any = self.before_connect(handshake)
            if inspect.isawaitable(verdict):
                verdict = await verdict
        except Exception as error:
            log.exception('before_connect raised')
            return f'Error: {error}'
        if isinstance(verdict, str):
            return verdict
        return None if verdict else MESSAGES[FORBIDDEN]
