"""Which URLs are another origin."""

from __future__ import annotations

from typing import Any

from sails_io.client.origin import address, is_cross_origin, without_trailing_slash


class Page:
    """A page's location."""

    def __init__(self, protocol: str, host: str) -> None:
        self.origin = f'{protocol}//{host}'
        self.href = f'{protocol}//{host}/some/page.html'


def _asks_another(url: str, protocol: str, host: str) -> bool:
    location: Any = Page(protocol, host)
    return is_cross_origin(address(url, location), location)


def the_own_origin_has_many_spellings() -> Any:
    got = [
        _asks_another('https://example.com', 'https:', 'example.com'),
        _asks_another('https://example.com:443', 'https:', 'example.com'),
        _asks_another('HTTPS://EXAMPLE.COM/', 'https:', 'example.com'),
        _asks_another('wss://example.com', 'https:', 'example.com'),
        _asks_another('ws://example.com:80', 'http:', 'example.com'),
        _asks_another('//example.com:8080', 'http:', 'example.com:8080'),
        _asks_another('example.com:8080', 'http:', 'example.com:8080'),
        _asks_another('/namespace', 'http:', 'example.com:8080'),
        _asks_another('http://[::1]:1337', 'http:', '[::1]:1337'),
    ]
    return [got, [False, False, False, False, False, False, False, False, False]]


def other_origins_are_known_as_such() -> Any:
    got = [
        _asks_another('https://example.com.evil.test', 'https:', 'example.com'),
        _asks_another('http://example.com', 'https:', 'example.com'),
        _asks_another('ws://example.com', 'https:', 'example.com'),
        _asks_another('https://example.com:8443', 'https:', 'example.com'),
        _asks_another('https://www.example.com', 'https:', 'example.com'),
        _asks_another('localhost:1338', 'http:', 'localhost:1337'),
        _asks_another('http://[::2]:1337', 'http:', '[::1]:1337'),
    ]
    return [got, [True, True, True, True, True, True, True]]


def a_cookie_is_asked_for_over_http() -> Any:
    location: Any = Page('https:', 'page.test')
    got = [
        address('wss://api.test:8443', location).host,
        address('api.test:8443', location).origin,
        address('http://[', location),
    ]
    return [got, ['api.test:8443', 'https://api.test:8443', None]]


def a_trailing_slash_goes() -> Any:
    return [
        [without_trailing_slash('http://a/'), without_trailing_slash('http://a')],
        ['http://a', 'http://a'],
    ]
