"""Texts, and what they hold."""

from __future__ import annotations

import json as python_json
import re
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from sails_io.client.interop.objects import keys
from sails_io.client.interop.values import is_object, kind
from sails_io.twin import Url


def json(value: Any) -> str | None:
    """Return a value as JSON, indented by two; None for what JSON cannot hold."""
    try:
        return python_json.dumps(value, indent=2, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return None


def as_json(value: Any) -> str:
    """Return a value as JSON.

    Raises:
        Exception: JSON cannot hold it.
    """
    return python_json.dumps(value)


def shown(value: Any, hides: bool | None = None) -> str:
    """Return a value as it can be read in a message, with its type in parentheses.

    An object may hold a token: its names are shown. A text is not, where that is asked for.
    """
    if is_object(value):
        text = f'{{{",".join(map(str, keys(value)))}}}'
    elif isinstance(value, str):
        text = f'"{"…" if hides else value}"'
    else:
        text = '…' if callable(value) else json(value) or '…'
    return f'{text[:200]} ({kind(value)})'


def encoded(text: Any) -> str:
    """Return a value as text with percent-encoding, for a query."""
    return quote(str(text), safe="!'()*~")


def parsed(text: str) -> Any:
    """Return the value that a text holds as JSON, or the text itself."""
    try:
        return python_json.loads(text)
    except ValueError:
        return text


def plain(url: str) -> str:
    """Return a URL that is read alike by whoever reads it, and has no password."""
    return re.sub(r'^(\w*:?//+)?[^/#]*@|@', r'\1', url.replace('\\', '/'))


def parsed_url(text: str, base: str) -> Any:
    """Return what a text means as a URL on a page at `base`: `protocol`, `host`, `origin`; None for no URL.

    A WebSocket's URL is read as that of the HTTP request which opens it.
    """
    try:
        parts = urlsplit(urljoin(base, re.sub('^ws(?=s?:)', 'http', text, flags=re.IGNORECASE)))
        return Url(parts) if parts.scheme and parts.hostname else None
    except ValueError:
        return None


def lower(text: str) -> str:
    """Return a text in lower case."""
    return text.lower()


def ends_with(text: str, end: str) -> bool:
    """Whether a text ends with another."""
    return text.endswith(end)


def contains(text: str, part: str) -> bool:
    """Whether a text holds another."""
    return part in text


def part(text: Any, start: int, end: int | None = None) -> Any:
    """Return a part of a text or list; a negative `end` counts from its end."""
    return text[start:end]


def position(text: str, piece: str) -> int:
    """Return where a piece first stands in a text, or -1."""
    return text.find(piece)


def joined(texts: list[str], separator: str) -> str:
    """Return the texts that are not empty, as one."""
    return separator.join(filter(None, texts))


def split(text: str, separator: str) -> list[str]:
    """Return the pieces of a text between separators."""
    return text.split(separator)
