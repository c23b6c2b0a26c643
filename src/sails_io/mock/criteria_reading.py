"""The criteria in a request's parameters, as the blueprints ``find`` and ``populate`` read them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .criteria import Criteria
from .model import Model, UsageError
from .request import Request

_MODIFIERS = ('limit', 'skip', 'sort', 'populate', 'select', 'omit')


class BadWhere(Exception):
    """A ``where`` that is no JSON; Sails answers it with 500."""


def read_criteria(req: Request, model: Model, more_ignored: tuple[str, ...] = ()) -> Criteria:
    """The criteria in a request's parameters, as the ``find`` blueprint reads them. Raises UsageError,
    BadWhere."""
    criteria = replace(
        read_projection(req, model),
        where=_read_where(req, (*_MODIFIERS, *more_ignored)),
        sort=_read_sort(req.param('sort')),
        skip=_read_number(req.param('skip', 0), 'skip'),
        limit=_read_number(req.param('limit', 30), 'limit'),
    )
    return replace(criteria, limit=None) if criteria.limit is not None and criteria.limit < 0 else criteria


def read_projection(req: Request, model: Model) -> Criteria:
    """Only ``select`` and ``omit``. Raises UsageError for an attribute that does not exist."""
    select, omit = _names(req.param('select')), _names(req.param('omit'))
    for name in select:
        if name not in model.attributes:
            raise UsageError(
                'E_INVALID_CRITERIA',
                (
                    f'The `select` clause in the provided criteria contains an item (`{name}`) which is '
                    'not a recognized '
                    f'attribute in this model (`{model.identity}`).'
                ),
            )
    return Criteria(select=select, omit=() if select else omit)


def read_populates(req: Request, model: Model) -> dict[str, Criteria] | None:
    """Which associations to fill in; None for all. Raises UsageError for one that does not exist."""
    asked = req.param('populate')
    if not asked:
        return None
    if asked in ('false', False):
        return {}
    populates = {name: Criteria() for name in _names(str(asked).strip('[]'))}
    for name in populates:
        if name not in {association.name for association in model.associations}:
            raise UsageError(
                'E_INVALID_POPULATES',
                (
                    f'Could not populate `{name}`.  There is no attribute named `{name}` defined in this '
                    'model.'
                ),
            )
    return populates


def _names(text: Any) -> tuple[str, ...]:
    return tuple(name.strip() for name in str(text).split(',')) if text else ()


def _read_where(req: Request, ignored: tuple[str, ...]) -> Any:
    where = req.all_params().get('where')
    if isinstance(where, str) and where:
        try:
            return json.loads(where)
        except ValueError as error:
            raise BadWhere(
                f'UsageError: Could not JSON.parse() the provided `where` clause. {error}'
            ) from error
    if where not in (None, '', 0, False):  # all that is false in JavaScript; an empty list is not
        return where
    return {
        name: value for name, value in req.all_params().items() if name not in ignored and name != 'where'
    }


def _read_number(value: Any, clause: str) -> int:
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        kind = (
            'a safe, natural number'
            if clause == 'limit'
            else 'either zero (0), or a safe, natural number (e.g. 4)'
        )
        raise UsageError(
            'E_INVALID_CRITERIA',
            (
                f'The `{clause}` clause in the provided criteria is invalid.  If provided, it should be '
                f'{kind}.  But '
                'instead, got: NaN'
            ),
        ) from error


def _read_sort(value: Any) -> tuple[tuple[str, bool], ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        try:
            parsed = json.loads(value)
        except ValueError:
            return (_comparator(value),)
        # A dict is refused when it comes as such, but JSON text of one is read: several keys, in their order.
        value = [{name: way} for name, way in parsed.items()] if isinstance(parsed, dict) else parsed
    if not isinstance(value, list):
        raise UsageError(
            'E_INVALID_CRITERIA',
            (
                'Could not use the provided `sort` clause: The `sort` clause in the provided criteria is '
                'invalid.  If '
                "specified, it should be either a string like `'fullName DESC'`, or an array like `[ "
                "{ fullName: 'DESC' } ]`."
            ),
        )
    return tuple(_comparator(item) for item in value)


def _comparator(item: Any) -> tuple[str, bool]:
    if isinstance(item, Mapping) and len(item) == 1:
        name, way = next(iter(item.items()))
        item = f'{name} { ({1: "ASC", -1: "DESC"}.get(way, way) if isinstance(way, int) else way) }'
    words = item.split() if isinstance(item, str) else []
    if len(words) == 1:
        words.append('ASC')
    if len(words) != 2 or words[1].upper() not in ('ASC', 'DESC'):
        raise UsageError(
            'E_INVALID_CRITERIA',
            f'Could not use the provided `sort` clause: Invalid `sort` clause in criteria: {item!r}',
        )
    return words[0], words[1].upper() == 'DESC'
