"""The gate of the socket.io path: who is let in.

Facts of real Sails, whichever way a WebSocket handshake is refused: status 400, and as the text of the body
the reason (``Bad request`` for an origin, ``Forbidden`` for beforeConnect without a reason). The client sees
a connect error. A poll is refused with JSON. With ``onlyAllowOrigins`` every request to this path needs a
listed origin, and gets the headers of CORS, without credentials.
"""

import inspect
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .connection import Handshake
from .cors import METHODS
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
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]
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

    async def admit(self, request: web.Request, serve: Serve) -> web.StreamResponse:
        """Serve a request, or turn it away."""
        response = await self._stop(request) or await serve(request)
        if self._guards_origins and self._knows(request) and not response.prepared:
            response.headers['Access-Control-Allow-Origin'] = request.headers['Origin']
            response.headers.setdefault('Vary', 'Origin')
        return response

    @property
    def _guards_origins(self) -> bool:
        # beforeConnect makes Sails ignore onlyAllowOrigins.
        return self.origins is not None and self.before_connect is None

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get('Origin') in (self.origins or ())

    async def _stop(self, request: web.Request) -> web.Response | None:
        """The answer that turns a request away, None when it may pass."""
        if self._guards_origins and self._knows(request) and request.method == 'OPTIONS':
            return _preflight(request)
        code = self._misfit(request)
        if request.query.get('sid'):
            return None if code is None else refusal(request, code)
        handshake = Handshake.of(request)
        request[HANDSHAKE] = handshake
        code = self._misfit_handshake(request) if code is None else code
        reason = None if code is not None else await self._refused_by_app(handshake)
        if reason is not None:
            code = FORBIDDEN
        if code is not None:
            handshake.refused = reason or MESSAGES[code]
        self.journal.handshakes.append(handshake)
        self.journal.changed()
        return None if code is None else refusal(request, code, reason or '')

    def _misfit(self, request: web.Request) -> int | None:
        if self._guards_origins and not self._knows(request):
            return BAD_REQUEST
        return None if request.query.get('transport') in self.transports else UNKNOWN_TRANSPORT

    @staticmethod
    def _misfit_handshake(request: web.Request) -> int | None:
        if request.method != 'GET':
            return BAD_METHOD
        over_websocket = request.query.get('transport') == 'websocket'
        return None if over_websocket == asks_for_upgrade(request) else BAD_REQUEST

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


def _preflight(request: web.Request) -> web.Response:
    """What the package ``cors`` answers to OPTIONS."""
    asked = request.headers.get('Access-Control-Request-Headers')
    headers = {'Access-Control-Allow-Methods': METHODS, 'Vary': 'Origin, Access-Control-Request-Headers'}
    if asked is not None:
        headers['Access-Control-Allow-Headers'] = asked
    return web.Response(status=204, headers=headers)
