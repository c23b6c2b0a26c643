"""Lists of records: what is in them, how they differ, and what new values tell."""

from __future__ import annotations

from typing import Any

from sails_io.extras.records import (
    by_id,
    can_be_merged,
    record_of,
    same_id,
    updated,
    with_record,
    without_record,
)

TEA = {'id': 1, 'item': 'tea'}
MILK = {'id': 2, 'item': 'milk'}


def ids_are_the_same_as_number_and_as_text() -> Any:
    return [[same_id(7, '7'), same_id('a', 'a'), same_id(7, 8)], [True, True, False]]


def a_record_is_found_by_its_id() -> Any:
    items = [TEA, MILK]
    found = [record_of(items, 2) is MILK, record_of(items, '1') is TEA, record_of(items, 3) is None]
    return [found, [True, True, True]]


def a_list_is_replaced_and_not_changed() -> Any:
    items = [TEA, MILK]
    green = {'id': 1, 'item': 'green tea'}
    cake = {'id': 3, 'item': 'cake'}
    lists = [with_record(items, green), with_record(items, cake), without_record(items, 1), items]
    return [lists, [[green, MILK], [TEA, MILK, cake], [MILK], [TEA, MILK]]]


def any_id_is_a_key() -> Any:
    strange = {'id': '__proto__', 'item': 'strange'}
    return [by_id([strange, TEA])['__proto__'] is strange, True]


def what_is_as_before_is_the_same_object() -> Any:
    before = [{'id': 1, 'item': 'tea', 'cups': [1, {'size': 2}], 'customer': None}]
    after = [{'customer': None, 'cups': [1, {'size': 2}], 'item': 'tea', 'id': 1}]
    found = updated(before, after)
    return [[found['items'][0] is before[0], found['changes']], [True, []]]


def differences_are_told_in_the_order_of_the_server() -> Any:
    cake = {'id': 3, 'item': 'cake'}
    soup = {'id': 4, 'item': 'soup'}
    green = {'id': 1, 'item': 'green tea'}
    found = updated([TEA, MILK, cake], [soup, green, cake])
    told = []
    for each in found['changes']:
        told.append([each['verb'], each['id'], each['record'], each['previous'], each['attribute']])
    expected = [
        ['created', 4, soup, None, None],
        ['updated', 1, green, TEA, None],
        ['destroyed', 2, None, MILK, None],
    ]
    return [[found['items'], told], [[soup, green, cake], expected]]


def nested_values_that_differ_are_a_change() -> Any:
    counts = []
    others: list[Any] = [
        {'cups': [1]},
        {'cups': [1, 2, 3]},
        {'cups': {'0': 1, '1': 2}, 'more': 1},
        {'cups': None},
    ]
    for other in others:
        other['id'] = 1
        counts.append(len(updated([{'id': 1, 'cups': [1, 2]}], [other])['changes']))
    return [counts, [1, 1, 1, 1]]


def plain_values_can_be_merged() -> Any:
    record = {'id': 1, 'item': 'tea', 'facts': {'kcal': 1}, 'note': None}
    found = []
    for values in [
        {'item': 'milk'},
        {'facts': {'kcal': 2}},
        {'facts': None},
        {'note': {'of': 'any kind'}},
        {},
    ]:
        found.append(can_be_merged([record], record, values))
    return [found, [True, True, True, True, True]]


def ids_of_associations_cannot() -> Any:
    ann = {'id': 1, 'customer': {'id': 5, 'name': 'Ann'}}
    none = {'id': 2, 'customer': None}
    found = [
        can_be_merged([ann, none], ann, {'customer': 6}),
        can_be_merged([ann, none], none, {'customer': 6}),
        can_be_merged([ann, none], ann, {'customer': None}),
        can_be_merged([none], none, {'unheard': 'of'}),
    ]
    return [found, [False, False, True, False]]


def what_is_plain_elsewhere_is_plain() -> Any:
    noted = {'id': 1, 'note': 'hot'}
    empty = {'id': 2, 'note': None}
    return [can_be_merged([noted, empty], empty, {'note': 'sweet'}), True]
