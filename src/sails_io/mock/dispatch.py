"""From a request to its answer: the one way for virtual and plain HTTP requests alike.

The order is that of Sails: the session is loaded, OPTIONS is answered by the server itself, CORS headers are
set, the CSRF token is checked, then explicit routes, Sails' own routes, blueprint routes. What matches
nothing is a 404 with the text ``Not Found``.
"""

import inspect
import logging
from dataclasses import dataclass, field

from .cors import Cors
from .csrf import Csrf
from .request import Request
from .response import Response
from .routing import Handler, Router, UndecodableUrl
from .session import Sessions, looks_like_asset

log = logging.getLogger(__name__)


@dataclass
class Dispatcher:
    """Runs the route of a request.

    Attributes:
        explicit: the app's own routes.
        shadow: the routes of Sails itself and of the blueprints.
    """

    sessions: Sessions
    cors: Cors
    csrf: Csrf
    explicit: Router = field(default_factory=lambda: Router(by_specificity=True))
    shadow: Router = field(default_factory=Router)

    def load_session(self, req: Request) -> str | None:
        """Give the request its session; the Set-Cookie header when the session is new."""
        if looks_like_asset(req.path) or (req.is_socket and req.headers.get('nosession')):
            return None
        req.session = self.sessions.load(req.headers.get('cookie'))
        if req.session is not None:
            return None
        req.session = self.sessions.create()
        cookie = self.sessions.set_cookie(req.session)
        if req.socket is not None and not req.socket.handshake.headers.get('cookie'):
            # Sails keeps the cookie in the handshake, so that the session lasts as long as the socket.
            req.socket.handshake.headers['cookie'] = cookie
        return cookie

    def find(self, req: Request) -> Handler | None:
        """The function of the request's route; sets the request's params. Raises UndecodableUrl."""
        found = self.explicit.find(req.method, req.path) or self.shadow.find(req.method, req.path)
        if found is None:
            return None
        handler, req.params = found
        return handler

    async def run(self, req: Request, res: Response) -> bool:
        """Answer the request; False when no route matched, and nothing was answered."""
        self.cors.apply(req, res)
        if req.method == 'OPTIONS':
            self.cors.answer_options(req, res)
        elif not self.csrf.allows(req):
            res.forbidden()
        else:
            return await self._route(req, res)
        return True

    async def _route(self, req: Request, res: Response) -> bool:
        try:
            handler = self.find(req)
        except UndecodableUrl:
            res.status(400).send('Bad request: Could not decode requested URL.')
            return True
        if handler is None:
            return False
        try:
            result = handler(req, res)
            if inspect.isawaitable(result):
                await result
        except Exception as error:
            log.exception('The route of %s %s raised', req.method, req.url)
            if not res.sent:
                res.server_error(error)
        if not res.sent:
            log.warning(
                'The route of %s %s ended without an answer: the client waits for ever.', req.method, req.url
            )
        return True
