"""The query language of the blueprints, and what they refuse."""

from __future__ import annotations

from typing import Any

from .events import furnish
from .talk import Talk, by_name

WHERES: tuple[Any, ...] = (
    {'name': 'soup'},
    {'name': 'Soup'},
    {'name': ['soup', 'bread']},
    {'price': '5'},
    {'price': 'abc'},
    {'price': {'<': 5}},
    {'price': {'<=': '5'}},
    {'price': {'>': 1, '<': 5}},
    {'price': {'>=': 3}},
    {'price': {'!=': 5}},
    {'price': {'in': [1, 3]}},
    {'price': {'nin': [1, 3]}},
    {'price': {'in': []}},
    {'price': {'nin': ['abc']}},
    {'price': {'!=': 'abc'}},
    {'price': {'<': 'abc'}},
    {'menu': ['x']},
    {'price': {'bogus': 1}},
    {'price': {}},
    {'price': None},
    {'price': True},
    {'price': [1, 'abc']},
    {'price': {'contains': 'a'}},
    {'name': {'contains': 'ou'}},
    {'name': {'contains': 'OU'}},
    {'name': {'startsWith': 's'}},
    {'name': {'endsWith': 'e'}},
    {'name': {'like': '%o%'}},
    {'name': {'contains': '%'}},
    {'name': {'>': 'c'}},
    {'vegan': True},
    {'vegan': 'true'},
    {'note': None},
    {'menu': 1},
    {'menu': '1'},
    {'menu': None},
    {'menu': 'x'},
    {'id': [1, 3]},
    {'id': 'abc'},
    {'tags': 1},
    {'nosuch': 1},
    {'facts': {'a': 1}},
    {'or': [{'price': 1}, {'name': 'cake'}]},
    {'and': [{'price': 5}, {'name': 'cake'}]},
    {'or': []},
    {'or': [{'or': [{'price': 1}, {'price': 3}]}, {'menu': None}]},
    {'or': [{'price': 1}], 'menu': None},
    {'not': {'price': 1}},
    {},
    [],
    5,
    'name',
    '{"price": 5}',
)
QUERIES = (
    'price=5',
    'price=5&menu=1',
    'name=soup&name=cake',
    'nosuch=1',
    'where={"price":{"<=":3}}',
    'where=',
    'where={bad',
    'limit=2',
    'limit=0',
    'limit=-1',
    'limit=abc',
    'limit=1.5',
    'skip=1',
    'skip=-1',
    'skip=abc',
    'limit=1&skip=1',
    'sort=name',
    'sort=name DESC',
    'sort=price desc',
    'sort=name BAD',
    'sort=nosuch',
    'sort=price DESC, name ASC',
    'sort={"price":-1,"name":1}',
    'sort=[{"price":"DESC"},{"name":"ASC"}]',
    'sort=["price DESC","name"]',
    'sort=',
    'select=name',
    'select=name,price',
    'select=name, menu',
    'select=tags',
    'select=bogus',
    'omit=name',
    'omit=name,price',
    'omit=bogus',
    'select=name&omit=name',
    'populate=false',
    'populate=menu',
    'populate=tags,menu',
    'populate=bogus',
    'populate=name',
    'select=name&populate=false',
    'select=name&populate=menu',
)
SORTS: tuple[Any, ...] = ([{'price': 'DESC'}], {'price': 'ASC'}, 'name', ['name DESC'], [], 5)
OF_ASSOCIATIONS = (
    '/menu/1/dishes',
    '/menu/1/dishes?sort=price',
    '/menu/1/dishes?limit=1&skip=1',
    '/menu/1/dishes?where={"price":{">":3}}',
    '/menu/1/dishes?name=soup',
    '/menu/1/dishes?select=name',
    '/menu/2/dishes',
    '/menu/99/dishes',
    '/menu/x/dishes',
    '/dish/1/tags?sort=label DESC',
    '/dish/1/menu',
    '/dish/1/menu?select=day',
    '/dish/3/menu',
    '/dish/1/name',
    '/tag/3/related',
    '/tag/1/related',
    '/dish/1?populate=false',
    '/dish/1?populate=tags',
    '/dish/1?select=name',
    '/dish/1?omit=price',
    '/dish/1?populate=bogus',
    '/dish/99',
    '/dish/abc',
    '/dish/1.5',
    '/dish/0',
    '/dish/1?id=2',
    '/dish?id=2',
)


def wheres(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for where in WHERES:
        talk.ask('page', 'get /dish?populate=false', {'where': where})


def urls(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for query in QUERIES:
        talk.ask('page', f'get /dish?{query}')
    for sort in SORTS:
        talk.ask('page', 'get /dish', {'sort': sort, 'populate': 'false'})


def by_http(talk: Talk) -> None:
    furnish(talk)
    for query in (
        '',
        '?price=5&populate=false',
        '?limit=abc',
        '?where={bad',
        '?sort=price%20DESC&select=name',
    ):
        talk.http(f'GET /dish{query}', visitor='ann')
    for line, data in (
        ('POST /dish', {}),
        ('POST /tag', {'label': 'hot'}),
        ('PATCH /dish/abc', {}),
        ('DELETE /dish', None),
        ('DELETE /dish/3', None),
        ('GET /dish/3', None),
    ):
        talk.http(line, data, visitor='ann')


def of_associations(talk: Talk) -> None:
    furnish(talk)
    talk.connect('page')
    for url in OF_ASSOCIATIONS:
        talk.ask('page', f'get {url}')


def thirty_records(talk: Talk) -> None:
    talk.server.http('POST', '/menu', {})
    for number in range(32):
        talk.server.http('POST', '/dish', {'name': str(number), 'menu': 1})
    talk.connect('page')
    for line in (
        'get /dish?select=name&populate=false',
        'get /dish?select=name&populate=false&limit=31',
        'get /menu/1',
    ):
        talk.ask('page', line)


CONVERSATIONS = by_name(wheres, urls, by_http, of_associations, thirty_records)
