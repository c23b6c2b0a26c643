"""From settings to the plain object that socket.io connects with."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.objects import get, keys
from sails_io.client.interop.page import origin_without_host
from sails_io.client.interop.text import encoded, joined, part, plain, position, split
from sails_io.client.interop.values import is_array, is_number, is_object, is_truthy, kind
from sails_io.client.options import NUMBERS, WITHHELD
from sails_io.client.origin import without_trailing_slash
from sails_io.client.version import VERSION

PREFIX = '__sails_io_sdk_'


def sdk_of(platform: str, language: str) -> dict[str, str]:
    """Return `io.sails.sdk`.

    Arguments:
        platform: `browser`, `node` or `cpython`.
        language: `javascript` or `python`.
    """
    return {
        'version': VERSION,
        'platform': platform,
        'language': language,
        'versionString': f'{PREFIX}version={VERSION}&{PREFIX}platform={platform}&{PREFIX}language={language}',
    }


def address_of(settings: Any) -> Any:
    """Return the URL to connect to, without query and trailing slash; None for what socket.io takes by itself.

    Raises:
        Error: the URL is not a string.
    """
    url = get(settings, 'url')
    if url is None or url == '':
        return origin_without_host()
    if kind(url) != 'string':
        raise usage_error("`url` must be a string such as 'https://example.com:1337'", url, None, True)
    return without_trailing_slash(plain(split(url, '?')[0]))


def handshake(settings: Any, sdk: Any) -> Any:
    """Return a fresh options object for socket.io, which keeps it and writes into it.

    It has only defined keys, because `undefined` would displace socket.io's defaults.

    Arguments:
        settings: the options of a socket, by their names.
        sdk: what `sdk_of` returns.

    Raises:
        Error: a number, `transports`, `query` or `initialConnectionHeaders` cannot be used.
    """
    result: Any = {}
    for name in keys(settings):
        value = get(settings, name)
        if value is not None and name not in WITHHELD:
            # False is for no `timeout`.
            if name in NUMBERS and value is not False and not is_number(value):
                raise usage_error(f'`{name}` must be a number', value)
            result[name] = value
    # Two SailsSockets never share a connection: closing one must not close the other.
    result['forceNew'] = True
    result['autoConnect'] = False
    result['transports'] = _transports(get(settings, 'transports'))
    asked = get(settings, 'query')
    result['query'] = query_of(None if callable(asked) else asked, settings, sdk)
    headers = get(settings, 'initialConnectionHeaders')
    if headers is not None:
        if not is_object(headers):
            raise usage_error('`initialConnectionHeaders` must be an object of strings', headers, None, True)
        result['extraHeaders'] = headers
    return result


def _transports(given: Any) -> Any:
    if kind(given) == 'string':
        return split(given, ',')
    if not is_array(given):
        raise usage_error("`transports` must be an array such as ['polling', 'websocket']", given)
    return given


def query_of(asked: Any, settings: Any, sdk: Any) -> str:
    """Return the handshake's query: the URL's own, the one asked for, and the SDK's parameters.

    The last come last, and so win: without them the server takes the client for one of 2014, and refuses it.

    Arguments:
        asked: a string or an object.
        settings: the options of a socket, by their names.
        sdk: what `sdk_of` returns.

    Raises:
        Error: `asked` is neither.
    """
    text = ''
    if kind(asked) == 'string':
        text = part(asked, 1) if position(asked, '?') == 0 else asked
    elif is_object(asked) and not is_array(asked):
        for key in keys(asked):
            text = joined([text, f'{encoded(key)}={encoded(asked[key])}'], '&')
    elif is_truthy(asked):
        raise usage_error("`query` must be a string such as 'foo=89&bar=hi', or an object", asked)
    place = position(f'{get(settings, "url")}', '?')
    url_query = part(settings['url'], place + 1) if place >= 0 else ''
    return joined([url_query, text, sdk['versionString']], '&')
