"""One request, virtual (over a socket) or plain HTTP, as a route's function sees it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from .connection import Connection
    from .session import Session

_SCHEME_AND_HOST = re.compile(r'^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*')


@dataclass
class Request:
    """What Sails calls ``req``.

    Attributes:
        method: upper-case verb.
        url: the URL as it was sent.
        path: its path, without query and host.
        query: the query; a name given twice has a list of its values.
        body: the data sent; over a socket the ``data`` of a GET stands here too.
        headers: lower-case names, over a socket also those as written. There ``cookie`` and ``origin`` are
            those of the handshake.
        session: a dict kept between requests, or None where Sails has none.
        socket: the connection the request came over, None for plain HTTP.
        params: parameters of the route's path.

    Example:
        >>> req = Request('GET', '/order/7?limit=3', params={'id': '7'})
        >>> req.path, req.query, req.param('id'), req.all_params()
        ('/order/7', {'limit': '3'}, '7', {'limit': '3', 'id': '7'})
    """

    method: str
    url: str
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    session: 'Session | None' = None
    socket: 'Connection | None' = None
    params: dict[str, str] = field(default_factory=dict)
    path: str = ''
    query: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.path = self.path or path_of(self.url)
        self.query = self.query or parse_query(self.url.partition('?')[2])

    @property
    def is_socket(self) -> bool:
        """Whether the request came over a socket."""
        return self.socket is not None

    def get(self, header: str) -> str | None:
        """The value of a request header, whatever the case of its name."""
        return self.headers.get(header.lower())

    def param(self, name: str, default: Any = None) -> Any:
        """A parameter from the path, else the body, else the query.

        Args:
            name: of the parameter.
            default: returned where there is none.
        """
        for source in (self.params, self.body, self.query):
            if isinstance(source, Mapping) and name in source:
                return source[name]
        return default

    def all_params(self) -> dict[str, Any]:
        """All parameters in one dict: the body wins over the query, the path wins over both."""
        return {**self.query, **as_object(self.body), **self.params}


def path_of(url: str) -> str:
    """The path of a URL, with or without scheme and host; ``/`` when it has none.

    >>> path_of('http://example.com/order?limit=3'), path_of('?limit=3')
    ('/order', '/')
    """
    return re.split(r'[?#]', _SCHEME_AND_HOST.sub('', url.strip()), maxsplit=1)[0] or '/'


def parse_query(text: str) -> dict[str, Any]:
    """Query string to dict; a repeated name becomes a list.

    >>> parse_query('a=1&b=2&b=3')
    {'a': '1', 'b': ['2', '3']}
    """
    query: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        if name not in query:
            query[name] = value
        elif isinstance(query[name], list):
            query[name].append(value)
        else:
            query[name] = [query[name], value]
    return query


def parse_nested_query(text: str) -> dict[str, Any]:
    """Query string to dict as Express reads it, with lists and objects in brackets.

    >>> parse_nested_query('a[]=1&a[]=2&o[k]=3&b=4&b=5')
    {'a': ['1', '2'], 'o': {'k': '3'}, 'b': ['4', '5']}
    """
    query: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        first, *keys = [name] if name.startswith('[') else re.split(r'\]?\[|\]$', name.removesuffix(']'))
        _put(query, [first, *keys], value)
    return query


def _put(into: dict[str, Any], keys: list[str], value: str) -> None:
    key, *inner = keys
    if inner and inner != ['']:
        below = into.setdefault(key, {})
        if isinstance(below, dict):
            _put(below, inner, value)
    elif key in into:
        into[key] = [*(into[key] if isinstance(into[key], list) else [into[key]]), value]
    else:
        into[key] = [value] if inner else value


def as_object(value: Any) -> dict[str, Any]:
    """A JSON value as JavaScript's ``Object.assign({}, value)`` spreads it: arrays and strings by index.

    >>> as_object(['a', 'b']), as_object(7)
    ({'0': 'a', '1': 'b'}, {})
    """
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, str):
        # By the units of UTF-16: half of a pair stands alone.
        units = value.encode('utf-16-le', 'surrogatepass')
        pairs = (units[at : at + 2].decode('utf-16-le', 'surrogatepass') for at in range(0, len(units), 2))
        return {str(index): unit for index, unit in enumerate(pairs)}
    if isinstance(value, list):
        return {str(index): item for index, item in enumerate(value)}
    return {}
