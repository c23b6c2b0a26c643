"""Sessions by cookie, shared between HTTP and sockets, kept in memory.

Facts of real Sails: the cookie is ``sails.sid=s%3A<id>.<signature>``, set with ``Path=/; HttpOnly`` and only
when the session is new; paths that look like assets (a dot in the last part) have no session; the
``nosession`` header counts for virtual requests, plain HTTP ignores it; a cookie that is forged or of an
unknown session gives a new one.
"""

import base64
import hashlib
import hmac
import re
import secrets
from typing import Any
from urllib.parse import quote, unquote

COOKIE_NAME = 'sails.sid'
_LOOKS_LIKE_ASSET = re.compile(r'^[^?]*/[^?/]+\.[^?/]+(\?.*)?$')


class Session(dict[str, Any]):
    """``req.session``: a dict that lives as long as the app, with its ``id``."""

    def __init__(self, sid: str) -> None:
        super().__init__()
        self.id = sid


class Sessions:
    """All sessions of one app.

    Args:
        secret: key of the cookie's signature.

    Example:
        >>> sessions = Sessions('secret')
        >>> session = sessions.create()
        >>> sessions.load(sessions.cookie(session)) is session
        True
        >>> sessions.load('sails.sid=s%3Aforged.signature') is None
        True
    """

    def __init__(self, secret: str) -> None:
        self._key = secret.encode()
        self._sessions: dict[str, Session] = {}

    def create(self) -> Session:
        """A new, empty session."""
        session = Session(secrets.token_urlsafe(24))
        self._sessions[session.id] = session
        return session

    def cookie(self, session: Session) -> str:
        """The cookie of a session, ``name=value``."""
        return f'{COOKIE_NAME}={quote(f"s:{session.id}.{self._signature(session.id)}", safe="")}'

    def set_cookie(self, session: Session) -> str:
        """The value of the Set-Cookie header that gives the session to a client."""
        return f'{self.cookie(session)}; Path=/; HttpOnly'

    def load(self, cookie_header: str | None) -> Session | None:
        """The session named by a Cookie header, or None when it names none that this app knows."""
        value = _cookie_value(cookie_header or '')
        sid, _, signature = value.removeprefix('s:').rpartition('.')
        if not value.startswith('s:') or not hmac.compare_digest(
            signature.encode(), self._signature(sid).encode()
        ):
            return None
        return self._sessions.get(sid)

    def forget_all(self) -> None:
        """Lose every session, as a Sails app without a session store does on restart."""
        self._sessions.clear()

    def _signature(self, sid: str) -> str:
        digest = hmac.new(self._key, sid.encode(), hashlib.sha256).digest()
        return base64.b64encode(digest).decode().rstrip('=')


def looks_like_asset(path: str) -> bool:
    """Whether Sails would take the path for a static file and leave it without a session.

    >>> looks_like_asset('/js/app.js'), looks_like_asset('/order/7')
    (True, False)
    """
    return bool(_LOOKS_LIKE_ASSET.match(path))


def _cookie_value(header: str) -> str:
    for part in header.split(';'):
        name, _, value = part.strip().partition('=')
        if name == COOKIE_NAME:
            return unquote(value)
    return ''
