"""The criteria in a request's parameters, as the blueprints ``find`` and ``populate`` read them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .criteria import Criteria
from .model import Model, UsageError
from .node_inspect import formatted, inspect
from .request import Request

_NUMBERS = {
    'limit': 'a safe, natural number',
    'skip': 'either zero (0), or a safe, natural number (e.g. 4)',
}
_NO_NUMBER = 'The `{}` clause in the provided criteria is invalid.  If provided, it should be {}.  But instead, got: {}'
_NO_ATTRIBUTE = (
    'The `{}` clause in the provided criteria contains an item (`{}`) which is not a recognized attribute in '
    'this model (`{}`).'
)
_NO_COLLECTION = (
    'The `select` clause in the provided criteria contains an item (`{}`) which is actually the name of a plural '
    '("collection") association for this model (`{}`).  But you cannot explicitly select plural association '
    "because they're virtual attributes (use `.populate()` instead.)"
)
_NO_SUBCRITERIA = (
    'Could not populate `{}`.  This is a singular ("model") association, which means it never refers to more than '
    '_one_ associated record.  So passing in subcriteria (i.e. as the second argument to `.populate()`) is not '
    "supported for this association, since it generally wouldn't make any sense.  But that's the trouble-- it "
    'looks like some sort of a subcriteria (or something) _was_ provided!\n(Note that subcriterias consisting '
    'ONLY of `omit` or `select` are a special case that _does_ make sense.  This usage will be supported in a '
    "future version of Waterline.)\n\nHere's what was passed in:\n{}"
)
_NO_SORT = (
    'The `sort` clause in the provided criteria is invalid.  If specified, it should be either a string like '
    "`'fullName DESC'`, or an array like `[ { fullName: 'DESC' } ]`."
)
_NO_COMPARATOR = (
    "Invalid `sort` clause in criteria. If specifying a string, it should look like e.g. `'emailAddress ASC'`, "
    'where the attribute name ("emailAddress") is separated from the sort direction ("ASC" or "DESC") by '
    'whitespace.  But instead, got: {}'
)
_BAD_ITEM = (
    'The `sort` clause in the provided criteria is invalid, because, although it is an array, one of its items '
    '(aka comparator directives) is problematic.'
)
_NOT_RECOGNIZED = (
    'but that is not a recognized attribute for this model (`{}`).  Since the model declares `schema: true`, '
    'this is not allowed.'
)
_NO_DIRECTION = (
    ', which is fine.  But then it suggests that Waterline should use `{}` as the sort direction. (Should always '
    'be either "ASC" or "DESC".)'
)
_MODIFIERS = ('limit', 'skip', 'sort', 'populate', 'select', 'omit')


class UnhandledUsage(Exception):
    """A request that the model cannot serve, and that the blueprint does not expect: answered with 500."""


def read_criteria(req: Request, model: Model, more_ignored: tuple[str, ...] = ()) -> Criteria:
    """The criteria in a request's parameters, as the ``find`` blueprint reads them. Raises UsageError,
    UnhandledUsage."""
    criteria = replace(
        read_projection(req, model),
        where=_read_where(req, (*_MODIFIERS, *more_ignored)),
        sort=_read_sort(req.param('sort'), model),
        skip=_read_number(req.param('skip', 0), 'skip'),
        limit=_read_number(req.param('limit', 30), 'limit'),
    )
    return replace(criteria, limit=None) if criteria.limit is not None and criteria.limit < 0 else criteria


def read_projection(req: Request, model: Model) -> Criteria:
    """Only ``select`` and ``omit``. Raises UsageError for an attribute that does not exist."""
    select, omit = _names(req.param('select')), _names(req.param('omit'))
    for clause, names in (('select', select), ('omit', () if select or not model.schema else omit)):
        for name in names:
            attribute = model.attributes.get(name)
            if attribute is None:
                raise UsageError('E_INVALID_CRITERIA', _NO_ATTRIBUTE.format(clause, name, model.identity))
            if attribute.collection and clause == 'select':
                raise UsageError('E_INVALID_CRITERIA', _NO_COLLECTION.format(name, model.identity))
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


def refuse_subcriteria(req: Request, name: str) -> None:
    """A to-one association takes no criteria. Raises UsageError."""
    select, omit = _names(req.param('select')), _names(req.param('omit'))
    lists = {'select': list(select)} if select else {'omit': list(omit)} if omit else {}
    others = {clause: req.param(clause) for clause in ('limit', 'skip', 'sort')}
    given = {**lists, **{clause: value for clause, value in others.items() if value is not None}}
    if given:
        raise UsageError('E_INVALID_POPULATES', _NO_SUBCRITERIA.format(name, inspect(given)))


def _names(text: Any) -> tuple[str, ...]:
    return tuple(name.strip() for name in str(text).split(',')) if text else ()


def _read_where(req: Request, ignored: tuple[str, ...]) -> Any:
    where = req.all_params().get('where')
    if isinstance(where, str):
        try:
            return json.loads(where)
        except ValueError as error:
            raise UnhandledUsage(
                'Could not JSON.parse() the provided `where` clause. Here is the raw error: '
                f'SyntaxError: {error}'
            ) from error
    if where not in (None, '', 0, False):  # all that is false in JavaScript; an empty list is not
        return where
    return {
        name: value for name, value in req.all_params().items() if name not in ignored and name != 'where'
    }


def _read_number(value: Any, clause: str) -> int:
    try:
        number = float(value)
        shown = formatted(number)
        if number.is_integer() and (number >= 0 or clause == 'limit'):
            return int(number)
    except (TypeError, ValueError):
        shown = 'NaN'
    raise UsageError('E_INVALID_CRITERIA', _NO_NUMBER.format(clause, _NUMBERS[clause], shown))


def _read_sort(value: Any, model: Model) -> tuple[tuple[str, bool], ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        try:
            # A dict is refused when it comes as such, but JSON text of one is read: several keys, in order.
            parsed = json.loads(value)
        except ValueError:
            return _known((_comparator_text(value),), model)
        value = [{name: way} for name, way in parsed.items()] if isinstance(parsed, dict) else parsed
    if not isinstance(value, list):
        wrap = (
            'it looks like you might need to wrap this in an array, because '
            if isinstance(value, dict)
            else ''
        )
        raise _bad_sort(f'{_NO_SORT}  But {wrap}instead, got: {formatted(value)}')
    return _known(tuple(_comparator(item) for item in value), model)


def _known(sort: tuple[tuple[str, bool], ...], model: Model) -> tuple[tuple[str, bool], ...]:
    for name, _ in sort:
        if model.schema and name not in model.attributes:
            problem = _NOT_RECOGNIZED.format(model.identity)
            raise _bad_sort(f'{_BAD_ITEM}  It indicates that we should sort by `{name}`-- {problem}')
    return sort


def _comparator(item: Any) -> tuple[str, bool]:
    if isinstance(item, Mapping) and len(item) == 1:
        name, way = next(iter(item.items()))
        return _direction(name, {1: 'ASC', -1: 'DESC'}.get(way, way) if isinstance(way, int) else way)
    if isinstance(item, str):
        return _comparator_text(item)
    raise _bad_sort(f'Invalid `sort` clause in criteria: {formatted(item)}')


def _comparator_text(text: str) -> tuple[str, bool]:
    words = text.split() or ['']
    if len(words) > 2:
        raise _bad_sort(_NO_COMPARATOR.format(inspect(text)))
    return _direction(words[0], words[1] if len(words) == 2 else 'ASC')


def _direction(name: str, way: Any) -> tuple[str, bool]:
    if str(way).upper() not in ('ASC', 'DESC'):
        raise _bad_sort(
            f'{_BAD_ITEM}  It indicates that we should sort by `{name}`{_NO_DIRECTION.format(way)}'
        )
    return name, str(way).upper() == 'DESC'


def _bad_sort(problem: str) -> UsageError:
    return UsageError('E_INVALID_CRITERIA', f'Could not use the provided `sort` clause: {problem}')
