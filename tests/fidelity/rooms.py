"""Rooms: who gets what is sent to them, how often, and in which order."""

from __future__ import annotations

from .talk import Talk, by_name

NEWS = {'event': 'news', 'data': {'n': 1}}


def to_rooms(talk: Talk) -> None:
    talk.connect('ann', 'bob', 'cy')
    for who, room in (('ann', 'kitchen'), ('bob', 'kitchen'), ('bob', 'bar'), ('bob', 'bar')):
        talk.ask(who, f'post /rooms/{room}/join')
    for rooms in ('kitchen', 'bar', 'kitchen+bar', 'bar+kitchen', 'nowhere'):
        for omit in (False, True):
            talk.ask('bob', f'post /rooms/{rooms}/broadcast', {**NEWS, 'omitSelf': omit})
            talk.ask('cy', f'post /rooms/{rooms}/broadcast', {**NEWS, 'omitSelf': omit})
    talk.http('POST /rooms/kitchen/broadcast', {**NEWS, 'omitSelf': True})
    for who, room in (('ann', 'kitchen'), ('ann', 'never-joined'), ('bob', 'bar')):
        talk.ask(who, f'post /rooms/{room}/leave')
    for room in ('kitchen', 'bar'):
        talk.ask('cy', f'post /rooms/{room}/broadcast', NEWS)


def to_all(talk: Talk) -> None:
    talk.connect('ann', 'bob')
    for omit in (False, True):
        talk.ask('ann', 'post /blast', {**NEWS, 'omitSelf': omit})
    talk.http('POST /blast', {**NEWS, 'omitSelf': True})
    talk.leave('bob')
    talk.ask('ann', 'post /blast', NEWS)


def any_data(talk: Talk) -> None:
    talk.connect('ann', 'bob')
    for data in (None, 0, False, '', 'é☕😀', [], [1, [2]], {}, {'a': {'b': None}}):
        talk.ask('ann', 'post /blast', {'event': 'news', 'data': data})
    talk.ask('ann', 'post /blast', {'event': 'no data'})
    for event in ('message', 'order', 'a b', 'é', 'error', 'get', 'toString'):
        talk.ask('ann', 'post /blast', {'event': event, 'data': 1})


def to_one_socket(talk: Talk) -> None:
    talk.connect('ann', 'bob')
    bob = talk.ask('bob', 'get /handshake')['body']['id']
    talk.ask('ann', f'post /rooms/{bob}/broadcast', NEWS)
    talk.ask('bob', f'post /rooms/{bob}/broadcast', {**NEWS, 'omitSelf': True})


def over_http_nobody_joins(talk: Talk) -> None:
    talk.connect('ann')
    talk.http('POST /rooms/kitchen/join')
    talk.http('POST /rooms/kitchen/leave')
    talk.http('POST /rooms/kitchen/broadcast', NEWS)


CONVERSATIONS = by_name(to_rooms, to_all, any_data, to_one_socket, over_http_nobody_joins)
