"""The CSRF check, off by default as in Sails, and the token that plain HTTP alone gives out."""

import hmac
import secrets

from .request import Request
from .response import Response
from .session import Session

_SAFE = ('GET', 'HEAD', 'OPTIONS')
_HEADERS = ('csrf-token', 'xsrf-token', 'x-csrf-token', 'x-xsrf-token')
_OVER_SOCKET = (
    'Error: Cannot access CSRF token via socket request.  Instead, send an HTTP request (i.e. XHR) to this '
    'endpoint.'
)


class Csrf:
    """Sails' ``security.csrf``.

    Args:
        enabled: whether POST, PUT, PATCH and DELETE need a token, in ``_csrf`` or in the ``x-csrf-token``
            header.
    """

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled
        self._tokens: dict[str, str] = {}

    def allows(self, req: Request) -> bool:
        """Whether the request may go on; Sails answers 403 ``Forbidden`` when not."""
        if not self.enabled or req.method in _SAFE:
            return True
        given = req.param('_csrf') or next(
            (req.headers[name] for name in _HEADERS if name in req.headers), None
        )
        return req.session is not None and hmac.compare_digest(
            str(given).encode(), self._token(req.session).encode()
        )

    def grant(self, req: Request, res: Response) -> Response:
        """The route ``GET /csrfToken``: 400 over a socket; an empty token when the check is off."""
        if req.is_socket:
            return res.status(400).send(_OVER_SOCKET + '\n    at grantCsrfToken (mock)')
        token = self._token(req.session) if self.enabled and req.session is not None else ''
        return res.json({'_csrf': token})

    def _token(self, session: Session) -> str:
        return self._tokens.setdefault(session.id, secrets.token_urlsafe(27))
