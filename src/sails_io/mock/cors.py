"""Other origins: who may open a socket, and which CORS headers an answer gets.

Facts of real Sails: ``sockets.onlyAllowOrigins`` refuses every handshake whose Origin is not listed, the
server's own origin and a missing Origin too, with status 400. With ``security.cors`` for all routes the
headers appear in virtual answers as well. OPTIONS never reaches a route.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from .errors import MockUsageError
from .request import Request
from .response import Response

METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE'


class Cors:
    """CORS for all routes, with credentials.

    Args:
        origins: whom to send the headers; none by default, as in Sails.
    """

    def __init__(self, origins: Iterable[str] = ()) -> None:
        self.origins = check_origins(origins)

    def apply(self, req: Request, res: Response) -> None:
        """Set the headers that let the origin of this request read the answer."""
        origin = req.headers.get('origin')
        if origin is None or origin not in self.origins:
            return
        res.set('access-control-allow-origin', origin).set('vary', 'Origin')
        res.set('access-control-allow-credentials', 'true')
        if req.method == 'OPTIONS':
            res.set('access-control-allow-methods', METHODS).set(
                'access-control-allow-headers', 'content-type'
            )

    def answer_options(self, req: Request, res: Response) -> None:
        """Answer OPTIONS, for any path at all: with the headers of CORS, or else with the verbs there are."""
        if self.origins:
            res.status(200).send()
        elif req.is_socket:
            allow = 'DELETE, GET, HEAD, PATCH, POST, PUT'
            headers: dict[str, Any] = {
                'allow': allow,
                'content-length': 35,
                'content-type': 'text/plain',
                'x-content-type-options': 'nosniff',
            }
            for name, value in headers.items():
                res.set(name, value)
            res.status(200).send()
        else:
            allow = 'GET,HEAD,PUT,POST,DELETE,PATCH'
            res.set('allow', allow).status(200).send(allow)


def check_origins(origins: Iterable[str] | None) -> tuple[str, ...]:
    """The origins as a tuple.

    Raises:
        MockUsageError: one is not an origin, such as ``http://127.0.0.1:8080``.
    """
    if isinstance(origins, str):
        raise MockUsageError(f'Origins are given as a list, but {origins!r} is a text. Write [{origins!r}].')
    checked = tuple(origins or ())
    for origin in checked:
        parts = urlsplit(origin)
        if f'{parts.scheme}://{parts.netloc}' != origin or parts.scheme not in ('http', 'https', 'file'):
            raise MockUsageError(
                f"{origin!r} is no origin. Write scheme, host and port alone, e.g. 'http://127.0.0.1:8080'."
            )
    return checked


def give_cookie(_req: Request, res: Response) -> Response:
    """The route with which a page of another origin gets a session cookie first."""
    return res.set('Content-Type', 'application/javascript').send('_sailsIoJSConnect();')
