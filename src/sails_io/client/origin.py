"""Is that URL another origin?"""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.text import ends_with, parsed_url, part, position


def address(url: str, location: Any) -> Any:
    """Return the place that a URL means in a page, as socket.io reads it: `host:port` is a host.

    Arguments:
        url: `https://host:port`, `//host`, `host:port`, or `/path` on the page's own host.
        location: the page's `window.location`.

    Returns:
        an object with `host` and `origin`; None when the URL cannot be read.
    """
    is_host = position(url, '/') != 0 and position(url, '://') < 0
    return parsed_url(f'//{url}' if is_host else url, location.href)


def is_cross_origin(place: Any, location: Any) -> bool:
    """Whether a page at `location` that asks `place` asks another origin: another scheme, host or port (RFC 6454)."""
    other: bool = place.origin != location.origin
    return other


def without_trailing_slash(url: str) -> str:
    """Return a URL to which a path can be added."""
    return part(url, 0, -1) if ends_with(url, '/') else url
