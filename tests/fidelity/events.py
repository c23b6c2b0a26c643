"""Who hears what of a change in the models."""

from __future__ import annotations

from typing import Any

from .talk import Conversation, Talk, by_name

Changes = list[tuple[str, Any]]

#: Changes, in the order in which they are made: each is a conversation of its own.
CHANGES: dict[str, Changes] = {
    'create': [
        ('post /dish', {'name': 'stew', 'price': 7}),
        ('post /dish', {'name': 'tart', 'menu': 2, 'tags': [1, 2], 'facts': {'kcal': [1, 2]}}),
        ('post /dish', {'name': 'nobody has it', 'menu': 99, 'tags': [99]}),
    ],
    'create a parent with children of others': [
        ('post /menu', {'day': 'mon', 'dishes': [1, 3]}),
        ('post /menu', {'day': 'tue', 'dishes': [1, 2, 99]}),
        ('post /tag', {'label': 'new', 'dishes': [1, 2]}),
        ('post /tag', {'label': 'newer', 'related': [1, 3]}),
    ],
    'update': [
        ('patch /dish/1', {'price': 4}),
        ('put /dish/1', {'name': 'bisque', 'facts': None, 'unknown': 1}),
        ('patch /dish/1', {}),
        ('patch /dish/1', {'id': 7, 'price': '5'}),
    ],
    'move to another parent': [
        ('patch /dish/1', {'menu': 2}),
        ('patch /dish/1', {'menu': 2}),
        ('patch /dish/1', {'menu': None}),
        ('patch /dish/1', {'menu': 1, 'price': 1}),
        ('patch /dish/1', {'menu': 99}),
    ],
    'update a collection': [
        ('patch /dish/1', {'tags': [1]}),
        ('patch /menu/2', {'dishes': [1, 2]}),
        ('patch /menu/1', {'dishes': []}),
    ],
    'destroy': [
        ('delete /dish/1', None),
        ('delete /menu/1', None),
        ('delete /tag/1', None),
        ('delete /dish/2', None),
        ('delete /dish/2', None),
    ],
    'add': [
        ('put /menu/2/dishes/1', None),
        ('put /menu/2/dishes/1', None),
        ('put /menu/2/dishes/3', None),
        ('put /dish/3/tags/1', None),
        ('put /dish/3/tags/1', None),
        ('put /tag/2/dishes/3', None),
        ('put /tag/2/related/1', None),
    ],
    'remove': [
        ('delete /menu/1/dishes/1', None),
        ('delete /menu/1/dishes/1', None),
        ('delete /menu/1/dishes/3', None),
        ('delete /dish/1/tags/1', None),
        ('delete /dish/1/tags/1', None),
        ('delete /tag/2/dishes/1', None),
        ('delete /tag/1/related/2', None),
    ],
    'replace': [
        ('put /menu/2/dishes', [1, 3]),
        ('put /menu/2/dishes', [3]),
        ('put /menu/2/dishes', [3]),
        ('put /menu/2/dishes', []),
        ('put /dish/1/tags', [2, 1]),
        ('put /tag/1/dishes', [2, 3]),
        ('put /tag/1/related?related=[2,3]', None),
    ],
}


#: Requests that make a socket listen, and some that do not.
SUBSCRIBING: Changes = [
    ('get /dish', None),
    ('get /dish?name=nothing', None),
    ('get /dish/1', None),
    ('get /dish/1/tags', None),
    ('get /menu', None),
    ('get /menu/1', None),
    ('get /menu/1/dishes', None),
    ('get /tag?populate=false', None),
    ('post /dish', {'name': 'mine'}),
    ('patch /dish/1', {'price': 1}),
    ('put /dish/1/tags/1', None),
    ('put /dish/1/tags', []),
    ('put /menu/1/dishes/1', None),
    ('delete /menu/1/dishes/2', None),
]


def furnish(talk: Talk) -> None:
    """Two menus and three dishes, of which two are on the first menu; three tags."""
    for line, data in (
        ('/menu', {'day': 'today'}),
        ('/menu', {'day': 'tomorrow'}),
        ('/tag', {'label': 'hot'}),
        ('/tag', {'label': 'sweet'}),
        ('/tag', {'label': 'red', 'related': [1]}),
        ('/dish', {'name': 'soup', 'price': 3, 'menu': 1, 'tags': [1, 2]}),
        ('/dish', {'name': 'cake', 'price': 5, 'menu': 1, 'vegan': True}),
        ('/dish', {'name': 'bread', 'price': 1}),
    ):
        talk.server.http('POST', line, data)


def seat(talk: Talk) -> None:
    """Sockets of two visitors: one acts and watches all, the others watch lists, single
    records, or nothing."""
    for visitor in ('ann', 'bob'):
        talk.http('GET /session', visitor=visitor)
    talk.connect('actor', 'her other socket', cookie='ann')
    talk.connect('dishes', 'menus and tags', 'one of each', 'idle', cookie='bob')
    for who, lines in {
        'actor': ('get /dish', 'get /menu', 'get /tag'),
        'her other socket': ('get /dish',),
        'dishes': ('get /dish?populate=false',),
        'menus and tags': ('get /menu?populate=false', 'get /tag?populate=false'),
        'one of each': (
            'get /dish/1?populate=false',
            'get /menu/1?populate=false',
            'get /tag/1?populate=false',
        ),
    }.items():
        for line in lines:
            verb, url = line.split(' ')
            talk.sockets[who].request(verb, url)


def by_socket(changes: Changes) -> Conversation:
    """The actor makes them over a socket."""

    def conversation(talk: Talk) -> None:
        furnish(talk)
        seat(talk)
        for line, data in changes:
            talk.ask('actor', line, data)

    return conversation


def by_http(changes: Changes) -> Conversation:
    """The actor makes them over HTTP."""

    def conversation(talk: Talk) -> None:
        furnish(talk)
        seat(talk)
        for line, data in changes:
            verb, url = line.split(' ', 1)
            talk.http(f'{verb.upper()} {url}', data, visitor='ann')

    return conversation


def subscriptions(talk: Talk) -> None:
    """After each of these requests, what its socket hears of a changed record and of a new one."""
    furnish(talk)
    talk.connect('actor')
    for line, data in SUBSCRIBING:
        talk.connect('listener')
        talk.ask('listener', line, data)
        talk.ask('actor', 'patch /dish/1', {'price': 2})
        talk.ask('actor', 'post /dish', {'name': 'new'})
        talk.leave('listener')
    talk.connect('listener')
    talk.http('GET /dish')
    talk.ask('listener', 'get /dish/3')
    talk.ask('listener', 'delete /dish/3')
    talk.ask('actor', 'post /dish', {'id': 3, 'name': 'again'})
    talk.ask('actor', 'patch /dish/3', {'price': 2})


CONVERSATIONS: dict[str, Conversation] = by_name(subscriptions) | {
    f'{name}, {way.__name__.replace("_", " ")}': way(changes)
    for name, changes in CHANGES.items()
    for way in (by_socket, by_http)
}
