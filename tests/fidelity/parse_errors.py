"""Virtual requests that cannot be parsed. Not asked: what kills real Sails, a message that is null, and an
SDK version that is no version."""

from __future__ import annotations

from typing import Any

from .talk import Talk, by_name

MESSAGES: tuple[Any, ...] = (
    {},
    {'method': 'get'},
    {'method': 'get', 'headers': {'a': {'b': 1}}, 'data': [1, 'x', None, True], 'url': ''},
    {'url': None},
    {'url': 0},
    {'url': 5},
    {'url': 1.5},
    {'url': True},
    {'url': False},
    {'url': {}},
    {'url': {'a': 'b', 'c': {'d': {}}}},
    {'url': []},
    {'url': ['a', "it's", 1]},
    {"it's-a": 'key', 'quote': "it's", 'line': 'a\nb'},
    {'url': '', 'deep': {'a': {'b': {'c': {'d': 1}}}}},
    {'url': '', 'long': ['a word or two'] * 8},
    {'url': '', 'numbers': list(range(30)), 'empty': [{}, []]},
    'text',
    '',
    5,
    True,
    False,
    [],
    ['/echo'],
)


def acknowledged(talk: Talk) -> None:
    talk.connect('page')
    for message in MESSAGES:
        talk.call('page', 'get', message)


def without_acknowledgement(talk: Talk) -> None:
    talk.connect('page')
    for message in ({}, {'url': 5}, 'text', {'url': '/echo'}):
        talk.emit('page', 'post', message)
    talk.emit('page', 'get', {'url': '/echo'}, 'no function')
    talk.emit('page', 'GET', {})
    talk.emit('page', 'anything', {})


def parts_of_wrong_types(talk: Talk) -> None:
    talk.connect('page')
    for part in (
        {'method': 5},
        {'headers': 5},
        {'headers': [1]},
        {'headers': None},
        {'data': None},
        {'x': 1},
    ):
        talk.call('page', 'post', {'url': '/echo', **part})


def old_clients(talk: Talk) -> None:
    for version in ('0.9.9', '0.10.0', '0.11.0', '0.11.0-beta', '1.2.1-rc.1', '2.0.0', None):
        name = f'of {version}'
        talk.connect(name, query=f'__sails_io_sdk_version={version}' if version else 'a=b')
        talk.call(name, 'get', {'url': '/text'})
    talk.connect('by header', query='', headers={'__sails_io_sdk_version': '1.0.0'})
    talk.call('by header', 'get', {'url': '/text'})


CONVERSATIONS = by_name(acknowledged, without_acknowledgement, parts_of_wrong_types, old_clients)
