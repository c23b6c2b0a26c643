"""Ids in requests: what stands for a record, and what Waterline says of what does not."""

from typing import Any

from .attributes import WrongType, coerce
from .node_inspect import inspect

_ONE = (
    'Expecting an id representing the associated record, or `null` to indicate there will be no associated '
    'record.  But the specified value is not a valid `{}`.  '
)
_MANY = (
    'If specified, expected `{}` to be an array of ids (representing the records to associate).  But instead, '
    'got: {}'
)
_NO_NUMERALS = (
    'Instead of a number, the provided value (`{}`) is a string, and it cannot be coerced into a valid primary '
    'key value automatically (contains characters other than numerals 0-9).  To resolve this error, pass in a '
    'valid base-10, non-zero, positive integer instead.  (Or if you must use strings, then change the relevant '
    "model's pk attribute from `type: 'number'` to `type: 'string'`.)"
)


class BadReference(Exception):
    """A value that is no id; the text says why."""


def read_own_id(value: Any, kind: str) -> Any:
    """The id of a new record. Raises BadReference."""
    return _read(value, kind, 'Invalid primary key value.  ')


def read_listed_id(value: Any, kind: str) -> Any:
    """One id of a list of them. Raises BadReference."""
    return _read(value, kind, 'One of the values in the provided array is not valid primary key value.  ')


def read_one(name: str, value: Any, kind: str) -> Any:
    """The value of a to-one association. Raises BadReference.

    >>> read_one('owner', '7', 'number')
    7
    """
    return None if value is None else _read(value, kind, _ONE.format(name))


def read_many(name: str, value: Any, kind: str) -> list[Any]:
    """The value of a to-many association; one id may stand alone. Raises BadReference.

    >>> read_many('pets', 3, 'number'), read_many('pets', ['4'], 'number')
    ([3], [4])
    """
    try:
        return [_read(item, kind, '') for item in (value if isinstance(value, list) else [value])]
    except BadReference:
        raise BadReference(_MANY.format(name, inspect(value))) from None


def _read(value: Any, kind: str, lead: str) -> Any:
    if kind == 'number' and isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise BadReference(lead + _NO_NUMERALS.format(inspect(value)))
    try:
        id = coerce(kind, value)
        if kind == 'number' and (id <= 0 or not isinstance(id, int)):
            what = 'zero' if id == 0 else 'a negative number' if id < 0 else 'a floating point number'
            raise BadReference(f'{lead}Cannot use {what} ({inspect(id)}) as a primary key value.')
        return id
    except WrongType:
        raise BadReference(
            f'{lead}Instead of a {kind} (the expected pk type), got: {inspect(value)}'
        ) from None
