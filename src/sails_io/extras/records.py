"""Lists of records, which are replaced rather than changed: what is in them, and how two of them differ."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.lists import filtered
from sails_io.client.interop.objects import get, keys, table
from sails_io.client.interop.values import is_object
from sails_io.extras.interop import same


def same_id(one: Any, other: Any) -> bool:
    """Whether two ids mean the same record, be they numbers or texts."""
    return f'{one}' == f'{other}'


def record_of(items: list[Any], id: Any) -> Any:
    """Return the record with an id, or None."""
    found = filtered(items, lambda record: same_id(record['id'], id))
    return found[0] if len(found) > 0 else None


def with_record(items: list[Any], record: Any) -> list[Any]:
    """Return the records with `record` in the place of the one with its id, or at the end."""
    found: list[Any] = []
    is_new = True
    for item in items:
        if same_id(item['id'], record['id']):
            found.append(record)
            is_new = False
        else:
            found.append(item)
    if is_new:
        found.append(record)
    return found


def without_record(items: list[Any], id: Any) -> list[Any]:
    """Return the records but the one with this id."""
    return filtered(items, lambda record: not same_id(record['id'], id))


def change(verb: str, record: Any, previous: Any, attribute: Any = None) -> Any:
    """Return what is told of a change.

    Arguments:
        verb: `created`, `updated`, `destroyed`, `addedTo` or `removedFrom`.
        record: as it is now; None when it is gone.
        previous: as it was before; None when it is new.
        attribute: that to or from which another record has come or gone.
    """
    id = previous['id'] if record is None else record['id']
    return {'verb': verb, 'id': id, 'record': record, 'previous': previous, 'attribute': attribute}


def by_id(items: list[Any]) -> Any:
    """Return the records by their ids."""
    found = table()
    for item in items:
        found[f'{item["id"]}'] = item
    return found


def updated(before: list[Any], after: list[Any]) -> Any:
    """Compare what was known with what the server has.

    Arguments:
        before: the records that were known.
        after: those that the server has now, in its order.

    Returns:
        `{items, changes}`: those of the server, of which a record that is as before is the same object; and what
        has changed, in their order, with those that are gone at the end.
    """
    known = by_id(before)
    present = by_id(after)
    items: list[Any] = []
    changes: list[Any] = []
    for record in after:
        previous = get(known, f'{record["id"]}')
        if previous is None:
            changes.append(change('created', record, None))
        elif not same(previous, record):
            changes.append(change('updated', record, previous))
        items.append(previous if same(previous, record) else record)
    for previous in before:
        if f'{previous["id"]}' not in present:
            changes.append(change('destroyed', None, previous))
    return {'items': items, 'changes': changes}


def can_be_merged(items: list[Any], record: Any, values: Any) -> bool:
    """Whether new values of attributes tell all of a record that came with its associations filled in.

    Where the record has another record, or a list of them, the server tells an id. Where it has nothing as yet, an
    id and a plain value look alike, unless another record shows what the attribute is.

    Arguments:
        items: all records.
        record: the one that has changed.
        values: its new values, by attribute.
    """
    for name in keys(values):
        value = get(values, name)
        if value is not None and not is_object(value):
            present = get(record, name)
            if is_object(present) or (present is None and not _is_plain(items, name)):
                return False
    return True


def _is_plain(items: list[Any], name: str) -> bool:
    """Whether an attribute has a plain value in one of the records."""
    return len(filtered(items, lambda item: _has_plain(item, name))) > 0


def _has_plain(item: Any, name: str) -> bool:
    value = get(item, name)
    return value is not None and not is_object(value)
