"""Which records a request asks for: where, sort, skip, limit, select and omit, as Waterline reads them.

Facts of real Sails: the limit is 30 unless given, a negative one means none; ``contains``, ``startsWith`` and
``endsWith`` mind the case, ``like`` with ``%`` does too; a ``sort`` dict is refused unless it came as JSON
text; a ``where`` that is neither text nor dict finds nothing.
"""

import json
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .attributes import WrongType, coerce
from .model import Model, Record, UsageError

_WHERE = 'Could not use the provided `where` clause.  Could not filter by `{}`: {}'
_PLURAL = "Cannot filter by `{}` because it is a plural association (which wouldn't make sense)."
_NO_MODIFIER = (
    'If specifying a complex constraint, there should always be at least one modifier.  But the constraint '
    'provided as `{}` has no keys-- it is just `{{}}`, an empty dictionary (aka plain JavaScript object).'
)
_NO_TEXT = (
    "A `{}` (i.e. string search) modifier cannot be used with a boolean or numeric attribute (it wouldn't make "
    'any sense).'
)
_NO_ID = (
    'The corresponding attribute (`{}`) is a singular ("model") association, but the provided value does not '
    'match the declared type of the primary key attribute for the associated model (`{}`).  '
)
_NAMES = {
    'nin': 'not in',
    '!=': 'not equal',
    '<': 'less than',
    '<=': 'less than or equal',
    '>': 'greater than',
    '>=': 'greater than or equal',
}
_MISFIT = 'Does not match the declared data type of the corresponding attribute.  '
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    '<': operator.lt,
    '<=': operator.le,
    '>': operator.gt,
    '>=': operator.ge,
}
_TEXT: dict[str, Callable[[str, str], bool]] = {
    'contains': lambda text, part: part in text,
    'startsWith': str.startswith,
    'endsWith': str.endswith,
    'like': lambda text, pattern: bool(re.fullmatch(re.escape(pattern).replace('%', '.*'), text, re.DOTALL)),
}


@dataclass(frozen=True)
class Criteria:
    """A question to one model.

    Example:
        >>> model = Model('order', {'price': 'number'})
        >>> Criteria(where={'price': {'>': 2}}).apply(model, [{'price': 1}, {'price': 3}])
        [{'price': 3}]
    """

    where: Any = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    skip: int = 0
    limit: int | None = None
    select: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()

    def apply(self, model: Model, records: Iterable[Record]) -> list[Record]:
        """The records that match, in order. Raises UsageError."""
        found = [record for record in records if _matches(model, self.where, record)]
        for name, descending in reversed(self.sort):
            found.sort(key=lambda record: _sort_key(record.get(name)), reverse=descending)
        end = None if self.limit is None else self.skip + self.limit
        return found[self.skip : end]

    def project(self, record: Record) -> Record:
        """The record with the attributes that were asked for; the id is always among them."""
        if self.select:
            return {name: value for name, value in record.items() if name in ('id', *self.select)}
        return (
            {name: value for name, value in record.items() if name not in self.omit} if self.omit else record
        )


def _matches(model: Model, where: Any, record: Record) -> bool:
    if not isinstance(where, Mapping):
        return False
    return all(_fits(model, name, condition, record) for name, condition in where.items())


def _fits(model: Model, name: str, condition: Any, record: Record) -> bool:
    if name in ('or', 'and') and isinstance(condition, list):
        results = [_matches(model, branch, record) for branch in condition]
        return any(results) if name == 'or' else all(results)
    if model.schema and name not in model.attributes:
        problem = (
            f'`{name}` is not a recognized attribute for this model (`{model.identity}`).  And since the '
        )
        raise UsageError(
            'E_INVALID_CRITERIA',
            _WHERE.format(name, f'{problem}model declares `schema: true`, this is not allowed.'),
        )
    attribute = model.attributes.get(name)
    if attribute is not None and attribute.collection:
        raise UsageError('E_INVALID_CRITERIA', _WHERE.format(name, _PLURAL.format(name)))
    if isinstance(condition, list):
        condition = {'in': condition}
    if condition == {}:
        raise UsageError('E_INVALID_CRITERIA', _WHERE.format(name, _NO_MODIFIER.format(name)))
    if not isinstance(condition, Mapping):
        return bool(record.get(name) == read_value(model, name, condition))
    return all(
        _compares(model, name, modifier, wanted, record.get(name)) for modifier, wanted in condition.items()
    )


def _compares(model: Model, name: str, modifier: str, wanted: Any, actual: Any) -> bool:
    if modifier in ('in', 'nin') and isinstance(wanted, list):
        item_problem = f'Invalid item within {_shown(modifier)} modifier array.  '
        return (actual in [read_value(model, name, item, item_problem) for item in wanted]) == (
            modifier == 'in'
        )
    if modifier in ('!=', '!'):
        return bool(actual != read_value(model, name, wanted, f'Invalid {_shown("!=")} modifier.  '))
    if modifier in _ORDER:
        limit = read_value(model, name, wanted, f'Invalid {_shown(modifier)} modifier.  ')
        return _sort_key(actual)[0] == _sort_key(limit)[0] and _ORDER[modifier](actual, limit)
    if modifier in _TEXT:
        if name in model.attributes and model.attributes[name].kind in ('number', 'boolean'):
            raise UsageError('E_INVALID_CRITERIA', _WHERE.format(name, _NO_TEXT.format(modifier)))
        return isinstance(actual, str) and _TEXT[modifier](actual, str(wanted))
    problem = f'Unrecognized modifier (`{modifier}`) within provided constraint for `{name}`.'
    raise UsageError('E_INVALID_CRITERIA', _WHERE.format(name, problem))


def _shown(modifier: str) -> str:
    return f'`{modifier}` ("{_NAMES[modifier]}")' if modifier in _NAMES else f'`{modifier}`'


def read_value(model: Model, name: str, value: Any, lead: str = '') -> Any:
    """A value in a criteria, as the type of its attribute. Raises UsageError."""
    attribute = model.attributes.get(name)
    if attribute is None or value is None:
        return value
    kind = model.id_kinds.get(name, 'ref') if attribute.model else attribute.kind
    try:
        return coerce(kind, value)
    except WrongType as error:
        misfit = _NO_ID.format(name, attribute.model) if attribute.model else _MISFIT
        problem = f'{lead}{misfit}1 error validating value: \n • {error}'
        raise UsageError('E_INVALID_CRITERIA', _WHERE.format(name, problem)) from error


def _sort_key(value: Any) -> tuple[int, Any]:
    """Orders values of one kind among each other, and the kinds as sails-disk does: null, numbers, texts,
    booleans."""
    if value is None:
        return 0, 0
    if isinstance(value, bool):
        return 3, value
    if isinstance(value, int | float):
        return 1, value
    return (2, value) if isinstance(value, str) else (4, json.dumps(value, sort_keys=True, default=str))
