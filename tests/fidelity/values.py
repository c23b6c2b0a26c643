"""What records take, and the errors of those that they do not take."""

from __future__ import annotations

from typing import Any

from .events import furnish
from .talk import Talk, by_name

NEW: tuple[Any, ...] = (
    {},
    {'price': 3},
    {'name': ''},
    {'name': None},
    {'name': 5},
    {'name': True},
    {'name': ['a']},
    {'name': {'x': 1}},
    {'name': 'n', 'price': 'abc'},
    {'name': 'n', 'price': '1.5'},
    {'name': 'n', 'price': ''},
    {'name': 'n', 'price': None},
    {'name': 'n', 'price': True},
    {'name': 'n', 'price': {'a': [1, {'b': {'c': 1}}], 'd-e': 2}},
    {'name': 'n', 'menu': 1.5},
    {'name': 'n', 'menu': 0},
    {'name': 'n', 'vegan': 'true'},
    {'name': 'n', 'vegan': 1},
    {'name': 'n', 'vegan': 'yes'},
    {'name': 'n', 'vegan': None},
    {'name': 'n', 'note': None},
    {'name': 'n', 'note': ''},
    {'name': 'n', 'note': 5},
    {'name': 'n', 'facts': [1, {'a': None}]},
    {'name': 'n', 'facts': 'text'},
    {'name': 'n', 'menu': '1'},
    {'name': 'n', 'menu': 'x'},
    {'name': 'n', 'menu': {'day': 'new'}},
    {'name': 'n', 'tags': 1},
    {'name': 'n', 'tags': ['x']},
    {'name': 'n', 'tags': ['1']},
    {'name': 'n', 'tags': None},
    {'name': 'n', 'extra': 'kept'},
    {'name': 'n', 'bad-name': 1},
    {'name': 'n', 'id': 1},
    {'name': 'n', 'id': 50},
    {'name': 'after 50'},
    {'name': 'n', 'id': 'x'},
    {'name': 'n', 'id': '60'},
    [1],
    'text',
)
CHANGES: tuple[Any, ...] = (
    {'name': ''},
    {'name': None},
    {'name': 5},
    {'price': 'abc'},
    {'price': None},
    {'note': None},
    {'vegan': 'false'},
    {'menu': 'x'},
    {'tags': ['x']},
    {'tags': 5},
    {'id': 99},
    {'extra': 'kept'},
    {'bad-name': 1},
    [1],
)
LINKS = (
    'put /menu/1/dishes/99',
    'put /menu/99/dishes/1',
    'put /menu/x/dishes/1',
    'put /menu/1/dishes/x',
    'delete /menu/1/dishes/99',
    'delete /menu/99/dishes/1',
    'delete /menu/x/dishes/1',
    'put /dish/1/menu/2',
    'put /dish/1/tags/99',
    'put /dish/99/tags/1',
    'put /menu/1/dishes?dishes=[3]',
    'put /menu/1/dishes?dishes=bad',
    'delete /dish/abc',
    'delete /dish/99',
    'delete /dish',
    'put /dish/99',
    'patch /dish/abc',
    'post /dish/1',
    'put /dish',
)
REPLACED: tuple[Any, ...] = ([3, 99], ['x'], ['3'], {'dishes': [1]}, 5, None, [[1]], [None])


def created(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for values in NEW:
        talk.ask('page', 'post /dish', values)
    talk.ask('page', 'post /dish?name=by+query&tags=[1]')
    talk.ask('page', 'post /dish?name=by+query', {'name': 'by body'})


def changed(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for values in CHANGES:
        talk.ask('page', 'patch /dish/1', values)
    talk.ask('page', 'get /dish/1')


def unique(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for line, label in (
        ('post /tag', 'hot'),
        ('patch /tag/2', 'hot'),
        ('patch /tag/1', 'hot'),
        ('post /tag', 'new'),
    ):
        talk.ask('page', line, {'label': label})


def linked(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for line in LINKS:
        talk.ask('page', line)
    for ids in REPLACED:
        talk.ask('page', 'put /menu/1/dishes', ids)
    talk.ask('page', 'put /dish/1/tags', ['x'])
    talk.ask('page', 'put /menu/99/dishes', [1])
    for line in ('get /dish', 'get /menu', 'get /tag'):
        talk.ask('page', line)


def without_a_schema(talk: Talk) -> None:
    talk.server.http('POST', '/customer', {'name': 'Ann'})
    talk.connect('page')
    for line, data in (
        ('post /order', {'item': 'tea', 'customer': 1, 'extra': {'a': [1]}}),
        ('patch /order/1', {'extra': 2, 'more': 'é'}),
        ('post /order', {'item': 'x', 'bad-name': 1}),
        ('get /order', None),
        ('get /order', {'where': {'extra': 2}}),
        ('get /order?sort=extra', None),
        ('get /order?select=item', None),
        ('get /order?omit=item', None),
        ('get /customer/1/orders?select=item', None),
        ('put /customer/1/orders', [1]),
    ):
        talk.ask('page', line, data)


CONVERSATIONS = by_name(created, changed, unique, linked, without_a_schema)
