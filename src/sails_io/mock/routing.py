"""Route addresses as Sails writes them, and the search for the route of a request.

Facts of real Sails (1.5.18): paths match without regard to case, a trailing slash is allowed, a GET route
answers HEAD too, a route without a verb answers every verb, and explicit routes are tried from the most
specific to the least, whatever the order in which they were written.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from .errors import MockUsageError
from .request import Request
from .response import Response

VERBS = ('get', 'post', 'put', 'delete', 'patch', 'options', 'head')
Handler = Callable[[Request, Response], Any | Awaitable[Any]]

_SEGMENT = re.compile(r'/:(?P<name>\w+)(?P<optional>\?)?|(?P<star>\*)|(?P<text>/(?!:\w)|[^/:*]+|:)')


class UndecodableUrl(Exception):
    """The path holds a percent sign that starts no escape; Sails answers 400."""


@dataclass(frozen=True)
class Address:
    """One parsed route address.

    Attributes:
        verb: lower-case method, or None for every method.
        path: the path as written, such as ``/order/:id``.
    """

    verb: str | None
    path: str

    @classmethod
    def parse(cls, address: str) -> 'Address':
        """Read ``'GET /order/:id'``, ``'ALL /x'`` or ``'/x'``.

        Raises:
            MockUsageError: the address has no path, an unknown verb, or more than two words.

        Example:
            >>> Address.parse('GET /order/:id')
            Address(verb='get', path='/order/:id')
        """
        words = address.split() if isinstance(address, str) else []
        if not 1 <= len(words) <= 2:
            raise MockUsageError(
                f"A route is 'VERB /path' or '/path', but {address!r} was given. Write e.g. 'GET /order/:id'."
            )
        verb = words[0].lower() if len(words) == 2 else 'all'
        if verb not in (*VERBS, 'all'):
            known = ', '.join(VERBS).upper()
            raise MockUsageError(
                f'Unknown verb {words[0]!r} in the route {address!r}. Write one of {known} or ALL, or '
                'leave it out.'
            )
        if not words[-1].startswith('/'):
            raise MockUsageError(
                f"The path of the route {address!r} must begin with a slash. Write e.g. 'GET /order/:id'."
            )
        return cls(None if verb == 'all' else verb, words[-1])

    def specificity(self) -> tuple[tuple[int, ...], bool]:
        """Sort key: literal segments before parameters before wildcards, a verb before every verb."""
        kinds = tuple(
            2 if '*' in part else int(part.startswith(':')) for part in self.path.strip('/').split('/')
        )
        return kinds, self.verb is None


class Pattern:
    """A path compiled to a regular expression that gives named parameters.

    Example:
        >>> Pattern('/order/:id').params('/ORDER/7/')
        {'id': '7'}
    """

    def __init__(self, path: str) -> None:
        self.names: list[str] = []
        self._regex = re.compile(f'^{self._translate(path)}/?$', re.IGNORECASE)

    def _translate(self, path: str) -> str:
        return ''.join(self._piece(match) for match in _SEGMENT.finditer(path.rstrip('/')))

    def _piece(self, match: re.Match[str]) -> str:
        if match['name']:
            self.names.append(match['name'])
            return '(?:/([^/]+?))?' if match['optional'] else '/([^/]+?)'
        if match['star']:
            self.names.append(str(sum(name.isdigit() for name in self.names)))
            return '(.*)'
        return re.escape(match['text'])

    def params(self, path: str) -> dict[str, str] | None:
        """The parameters of a path, or None when it does not match. Raises UndecodableUrl."""
        match = self._regex.match(path)
        if match is None:
            return None
        return {
            name: _decode(value)
            for name, value in zip(self.names, match.groups(), strict=True)
            if value is not None
        }


class Router:
    """Routes in the order in which they are tried.

    Args:
        by_specificity: sort as Sails sorts explicit routes; False keeps the order of registration.
    """

    def __init__(self, by_specificity: bool = False) -> None:
        self._by_specificity = by_specificity
        self._routes: list[tuple[Address, Pattern, Handler]] = []

    def add(self, address: str, handler: Handler) -> None:
        """Bind a handler; a second handler for the same address raises MockUsageError."""
        parsed = Address.parse(address)
        if any(known == parsed for known, _, _ in self._routes):
            raise MockUsageError(f'The route {address!r} has a handler already. Remove one of the two.')
        self._routes.append((parsed, Pattern(parsed.path), handler))
        if self._by_specificity:
            self._routes.sort(key=lambda route: route[0].specificity())

    def find(self, method: str, path: str) -> tuple[Handler, dict[str, str]] | None:
        """The first handler whose verb and path match, with its parameters."""
        for address, pattern, handler in self._routes:
            if covers(address, method):
                params = pattern.params(path)
                if params is not None:
                    return handler, params
        return None


def covers(address: Address, method: str) -> bool:
    """Whether the address answers that upper-case method; HEAD is answered by GET routes."""
    verb = method.lower()
    return address.verb in (None, verb) or (verb == 'head' and address.verb == 'get')


def _decode(text: str) -> str:
    if re.search(r'%(?![0-9a-fA-F]{2})', text):
        raise UndecodableUrl(text)
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError as error:
        raise UndecodableUrl(text) from error
