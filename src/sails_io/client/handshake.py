"""From settings to the plain object that socket.io connects with."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import (
    get,
    is_array,
    is_object,
    keys,
    kind,
    part,
    position,
    split,
    starts_with,
    unquoted,
)
from sails_io.client.options import OF_SOCKET_IO
from sails_io.client.origin import without_trailing_slash
from sails_io.client.version import VERSION

SDK_PREFIX = '__sails_io_sdk_'


def sdk_of(platform: str) -> Any:
    """Return `io.sails.sdk`.

    Arguments:
        platform: `browser` or `node`.
    """
    sdk = {'version': VERSION, 'platform': platform, 'language': 'javascript'}
    text = ''
    for key in keys(sdk):
        text = f'{text}{"&" if text != "" else ""}{SDK_PREFIX}{key}={sdk[key]}'
    sdk['versionString'] = text
    return sdk


def address_of(settings: Any) -> Any:
    """Return the URL to connect to, without query and trailing slash; None for the page's own origin.

    Raises:
        Error: the URL is not a string.
    """
    url = get(settings, 'url')
    if url is None or url == '':
        return None
    if kind(url) != 'string':
        raise usage_error('Invalid `url`!', url, "a string such as 'https://example.com:1337'")
    return without_trailing_slash(split(url, '?')[0])


def handshake(settings: Any, sdk: Any) -> Any:
    """Return a fresh options object for socket.io: only defined keys, because `undefined` would displace its defaults.

    Arguments:
        settings: what `options.resolved` returns.
        sdk: what `sdk_of` returns.

    Raises:
        Error: `transports`, `query` or `initialConnectionHeaders` cannot be used.
    """
    result: Any = {}
    for name in OF_SOCKET_IO:
        value = get(settings, name)
        if value is not None:
            result[name] = value
    # The raw sockets of two SailsSockets never share a connection: closing one must not close the other.
    result['forceNew'] = True
    result['transports'] = transports_of(settings)
    result['query'] = query_of(settings, sdk)
    headers = get(settings, 'initialConnectionHeaders')
    if headers is not None:
        if not is_object(headers):
            raise usage_error('Invalid `initialConnectionHeaders`!', headers, 'an object of strings')
        result['extraHeaders'] = headers
    return result


def transports_of(settings: Any) -> Any:
    """Return the transports in the order in which they are tried; one may be given as a string."""
    transports = get(settings, 'transports')
    if kind(transports) == 'string':
        return split(transports, ',')
    if not is_array(transports):
        raise usage_error('Invalid `transports`!', transports, "an array such as ['polling', 'websocket']")
    return transports


def query_of(settings: Any, sdk: Any) -> Any:
    """Return the handshake's query: what stands in the URL, what the page asks for, and the SDK's parameters.

    The last are never displaced: without them the server takes the client for one of 2014, and refuses it.
    """
    query: Any = {}
    url = get(settings, 'url')
    if url is not None:
        place = position(url, '?')
        if place >= 0:
            _add_text(query, part(url, place + 1))
    asked = get(settings, 'query')
    if kind(asked) == 'string':
        _add_text(query, asked)
    elif is_object(asked) and not is_array(asked):
        for key in keys(asked):
            if asked[key] is not None:
                query[key] = asked[key]
    elif asked is not None:
        raise usage_error('Invalid `query`!', asked, "a string such as 'foo=89&bar=hi', or an object")
    for key in ['version', 'platform', 'language']:
        query[f'{SDK_PREFIX}{key}'] = sdk[key]
    return query


def _add_text(query: Any, text: str) -> None:
    if starts_with(text, '?'):
        text = part(text, 1)
    for pair in split(text, '&'):
        if pair != '':
            place = position(pair, '=')
            name = pair if place < 0 else part(pair, 0, place)
            query[unquoted(name)] = '' if place < 0 else unquoted(part(pair, place + 1))
