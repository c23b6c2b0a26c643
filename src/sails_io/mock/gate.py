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
        if request.query.get('transport') not in self.transports:
            handshake.refused = 'Transport unknown'
            return self._turn_away(
                handshake, web.json_response({'code': 0, 'message': 'Transport unknown'}, status=400)
            )
        handshake.refused = self._refused_origin(handshake) or await self._refused_by_app(handshake)
        if handshake.refused is None:
            self.journal.handshakes.append(handshake)
            return None
        return self._turn_away(handshake, self._refusal(request, handshake.refused))

    def _turn_away(self, handshake: Handshake, response: web.Response) -> web.Response:
        self.journal.handshakes.append(handshake)
        self.journal.changed()
        return response

    def _refused_origin(self, handshake: Handshake) -> str | None:
        # beforeConnect makes Sails ignore onlyAllowOrigins.
        if self.origins is None or self.before_connect is not None or handshake.origin in self.origins:
            return None
        return 'Bad request'

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
        return None if verdict else 'Forbidden'

    @staticmethod
    def _refusal(request: web.Request, reason: str) -> web.Response:
        if request.query.get('transport') == 'websocket':
            return web.Response(status=400, text=reason, content_type='text/html')
        if reason == 'Bad request':
            return web.json_response({'code': 3, 'message': reason}, status=400)
        return web.json_response({'code': 4, 'message': reason}, status=403)
