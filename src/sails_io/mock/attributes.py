"""Attributes of a model: how they are written, and which values they take.

Facts of real Sails: values are coerced gently (``'12'`` to 12 for a number, 5 to ``'5'`` for a string), a
missing value becomes the base value of its type (``''``, 0, false, null), an association to a record that
does not exist is stored and shown as null.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import MockUsageError
from .node_inspect import inspect

_BASE_VALUES: dict[str, Any] = {'string': '', 'number': 0, 'boolean': False, 'json': None, 'ref': None}
_KEYS = {
    'type': 'kind',
    'model': 'model',
    'collection': 'collection',
    'via': 'via',
    'required': 'required',
    'defaultsTo': 'default',
    'unique': 'unique',
    'allowNull': 'allow_null',
    'autoIncrement': 'auto_increment',
    'autoCreatedAt': 'created_at',
    'autoUpdatedAt': 'updated_at',
}


class WrongType(Exception):
    """A value that an attribute cannot take."""


@dataclass(frozen=True)
class Attribute:
    """One attribute: a plain value, a to-one association (``model``) or a to-many one (``collection``)."""

    name: str
    kind: str = 'ref'
    model: str | None = None
    collection: str | None = None
    via: str | None = None
    required: bool = False
    default: Any = None
    unique: bool = False
    allow_null: bool = False
    auto_increment: bool = False
    created_at: bool = False
    updated_at: bool = False

    @classmethod
    def parse(cls, name: str, written: Any) -> 'Attribute':
        """Read an attribute as Sails writes it, ``{'type': 'number', 'defaultsTo': 1}``, or ``'number'`` for
        short.

        Raises:
            MockUsageError: unknown keys, an unknown type, or neither a type nor an association.
        """
        where = f'the attribute {name!r}'
        definition = {'type': written} if isinstance(written, str) else written
        if not isinstance(definition, Mapping):
            raise MockUsageError(
                f"Cannot read {where}: {written!r}. Write e.g. {{'type': 'string'}} or 'string'."
            )
        unknown = [key for key in definition if key not in _KEYS]
        if unknown:
            raise MockUsageError(f'Unknown key {unknown[0]!r} in {where}. Known are: {", ".join(_KEYS)}.')
        if sum(key in definition for key in ('type', 'model', 'collection')) != 1:
            raise MockUsageError(
                f"Write one of 'type', 'model' and 'collection' in {where}, not {dict(definition)!r}."
            )
        if definition.get('type', 'ref') not in _BASE_VALUES:
            raise MockUsageError(
                f'Unknown type {definition["type"]!r} in {where}. Known are: {", ".join(_BASE_VALUES)}.'
            )
        fields: dict[str, Any] = {_KEYS[key]: value for key, value in definition.items()}
        return cls(name, **fields)

    @property
    def target(self) -> str | None:
        """Identity of the associated model, None for a plain value."""
        return self.model or self.collection

    def base_value(self) -> Any:
        """What a record has that was given no value."""
        return (
            self.default if self.default is not None else None if self.allow_null else _BASE_VALUES[self.kind]
        )

    def accept(self, value: Any) -> Any:
        """The value as it is stored. Raises WrongType."""
        if value is None and (self.allow_null or self.kind in ('json', 'ref')):
            return None
        return coerce(self.kind, value)


def coerce(kind: str, value: Any) -> Any:
    """A value made to fit a type, as gently as Waterline does it. Raises WrongType.

    >>> coerce('number', '12'), coerce('string', 5), coerce('boolean', 'true')
    (12, '5', True)
    """
    if kind in ('json', 'ref'):
        return value
    fitted = {'string': _string, 'number': _number, 'boolean': _boolean}[kind](value)
    if fitted is None:
        raise WrongType(f"Specified value ({describe(value)}) doesn't match the expected type: {kind!r}")
    return fitted


def describe(value: Any) -> str:
    """A value as Waterline names it in its messages.

    >>> describe('abc'), describe(None)
    ("a string: 'abc'", 'a null: null')
    """
    kinds = {
        str: 'string',
        bool: 'boolean',
        int: 'number',
        float: 'number',
        list: 'array',
        dict: 'dictionary',
        type(None): 'null',
    }
    return f'a {kinds.get(type(value), "ref")}: {inspect(value)}'


def _string(value: Any) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


def _number(value: Any) -> float | int | None:
    if isinstance(value, bool):
        return int(value)
    try:
        number = float(value) if isinstance(value, str) and value.strip() == value else value
    except ValueError:
        return None
    if not isinstance(number, int | float) or not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


def _boolean(value: Any) -> bool | None:
    if value in ('true', '1', 1, True):
        return True
    return False if value in ('false', '0', 0, False) else None
