"""Objects and their members."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.client.interop.values import is_object
from sails_io.twin import Error


def get(source: Any, key: str) -> Any:
    """Return the member `key` of an object, or None."""
    if isinstance(source, dict):
        return source.get(key)
    # JavaScript's errors have a message; of Python's own, only those of the client and its transport do.
    is_message = key == 'message' and isinstance(source, BaseException)
    return getattr(source, key, str(source) if is_message else None)


def keys(source: Any) -> list[str]:
    """Return the names of an object's own members; none of what is no object."""
    return list(_members(source)) if is_object(source) else []


def merged(first: Any, second: Any) -> Any:
    """Return a new plain object with the members of both, of which either may be none.

    Those of `second` win, and stand first: of two headers that differ in case alone, a server takes the last.
    """
    return {**_members(second), **_members(first), **_members(second)}


def table() -> Any:
    """Return an empty object in which any text, also `__proto__`, is a key like any other."""
    return {}


def accessor(owner: Any, name: str, getter: Callable[[Any], Any], setter: Callable[[Any, Any], None]) -> None:
    """Let objects of class `owner` have a property `name` that is read and written by functions."""
    setattr(owner, name, property(getter, setter))


def annotate(owner: Any, name: str, value: Any) -> None:
    """Set a member of an object, of an error say, that is not shown when its members are listed."""
    if isinstance(owner, dict):
        owner[name] = value
    else:
        setattr(owner, name, value)


def deep_copy(value: Any) -> Any:
    """Return a copy of nested objects and arrays; other values (dates, buffers) are kept as they are.

    Raises:
        Error: it refers to itself, or is too deep.
    """
    try:
        return _copied(value)
    except RecursionError as error:
        raise Error('E_NOT_SENT', f'JSON cannot hold the data: {error}.') from error


def _copied(value: Any) -> Any:
    if isinstance(value, list):
        return [_copied(item) for item in value]
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return value


def _members(source: Any) -> dict[str, Any]:
    """Return what an object holds by name; nothing of what is none."""
    if isinstance(source, dict):
        return source
    if isinstance(source, list):
        return {str(place): item for place, item in enumerate(source)}
    return getattr(source, '__dict__', {})
