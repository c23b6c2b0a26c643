"""Is that URL another origin?"""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import ends_with, lower, parsed_url, part, position, starts_with

PORTS = {'http:': '80', 'https:': '443'}


def absolute(url: str, location: Any) -> str:
    """Return a URL with its scheme, completed as socket.io does from the page's location.

    Arguments:
        url: `https://host:port`, `//host`, `host:port`, or `/namespace` on the page's own host.
        location: the page's `window.location`, or None where there is no page.
    """
    scheme = 'https:' if location is None else location.protocol
    if starts_with(url, '//'):
        return f'{scheme}{url}'
    if starts_with(url, '/') and location is not None:
        return f'{scheme}//{location.host}{url}'
    if position(url, '://') > 0:
        return url
    return f'{scheme}//{url}'


def is_cross_origin(url: str, location: Any) -> bool:
    """Whether a page at `location` that asks `url` asks another origin (RFC 6454: scheme, host and port).

    WebSocket schemes count as the HTTP ones that they begin with. A URL that cannot be read is no other origin.
    """
    target = parsed_url(absolute(url, location))
    if target is None:
        return False
    return _origin(target) != _origin(location)


def _origin(place: Any) -> str:
    scheme = lower(place.protocol)
    if starts_with(scheme, 'ws'):
        scheme = f'http{part(scheme, 2)}'
    port = place.port
    if port == '':
        port = PORTS[scheme] if scheme in PORTS else ''
    return f'{scheme}//{lower(place.hostname)}:{port}'


def without_trailing_slash(url: str) -> str:
    """Return the URL as it can be followed by a path."""
    return part(url, 0, -1) if ends_with(url, '/') else url
