"""From settings to what socket.io is given."""

from __future__ import annotations

from typing import Any

from sails_io.client.handshake import address_of, handshake, sdk_of
from sails_io.client.interop.objects import get, keys
from sails_io.client.interop.text import position
from sails_io.client.interop.values import is_number
from sails_io.client.options import defaults

SDK = '__sails_io_sdk_version=2.0.0&__sails_io_sdk_platform=browser&__sails_io_sdk_language=javascript'


def _options(own: Any) -> Any:
    settings = defaults()
    for name in keys(own):
        settings[name] = own[name]
    return handshake(settings, sdk_of('browser', 'javascript'))


def _refusal(own: Any) -> str:
    try:
        _options(own)
    except Exception as error:
        return f'{get(error, "code")}: {get(error, "message")}'
    return 'no refusal'


def only_defined_options_are_given() -> Any:
    options = _options(
        {'timeout': None, 'reconnectionDelay': 5, 'path': '/io', 'retries': 3, 'ackTimeout': 9}
    )
    got = ['timeout' in options, 'reconnectionDelay' in options, 'path' in options, options['autoConnect']]
    return [[got, 'retries' in options, 'ackTimeout' in options], [[False, True, True, False], False, False]]


def options_that_nobody_here_knows_are_given() -> Any:
    return [_options({'brandNew': 'yes'})['brandNew'], 'yes']


def the_query_has_the_parameters_of_the_sdk() -> Any:
    return [_options({})['query'], SDK]


def a_query_is_sent_beside_the_parameters_of_the_sdk() -> Any:
    got = [
        _options({'query': 'foo=1&bar=a%20b'})['query'],
        _options({'query': '?foo=1'})['query'],
        _options({'query': {'foo': 1, 'bär': 'a&b'}})['query'],
        _options({'query': {}})['query'],
        _options({'url': 'http://host?foo=1'})['query'],
        _options({'url': 'http://host?foo=1', 'query': 'bar=2'})['query'],
    ]
    expected = [
        f'foo=1&bar=a%20b&{SDK}',
        f'foo=1&{SDK}',
        f'foo=1&b%C3%A4r=a%26b&{SDK}',
        SDK,
        f'foo=1&{SDK}',
        f'foo=1&bar=2&{SDK}',
    ]
    return [got, expected]


def the_address_has_neither_query_nor_slash() -> Any:
    got = [
        address_of({'url': 'http://host:1337/'}),
        address_of({'url': 'http://host/?foo=1'}),
        address_of({'url': ''}),
        address_of({}),
    ]
    return [got, ['http://host:1337', 'http://host', None, None]]


def the_address_has_one_host_and_no_password() -> Any:
    got = [
        address_of({'url': 'http://user:password@host:1337/'}),
        address_of({'url': 'http:\\\\host\\@other'}),
        address_of({'url': 'http://host/@other#@other'}),
        address_of({'url': 'user@host:1337'}),
        address_of({'url': '//user@host'}),
    ]
    return [got, ['http://host:1337', 'http://host/other', 'http://host/other#other', 'host:1337', '//host']]


def one_transport_may_be_a_string() -> Any:
    got = [_options({'transports': 'polling'})['transports'], _options({})['transports']]
    return [got, [['polling'], ['websocket']]]


def initial_headers_are_extra_headers() -> Any:
    return [_options({'initialConnectionHeaders': {'x-a': 'b'}})['extraHeaders'], {'x-a': 'b'}]


def a_text_may_stand_for_a_number() -> Any:
    options = _options({'reconnectionDelay': '50', 'reconnectionAttempts': 3, 'timeout': False})
    got = [options[name] for name in ('reconnectionDelay', 'reconnectionAttempts', 'timeout')]
    return [got, ['50', 3, False]]


def only_what_javascript_and_python_read_alike_is_a_number() -> Any:
    taken = [0, -1, 2.5, '5', ' 5 ', '-5', '+.5', '5.', '1e3', '2E-1', 'Infinity', '-Infinity']
    refused = [True, '', ' ', '.', '5s', '0x10', '1_000', '1,5', 'inf', 'infinity', 'nan', 'NaN', '٣', 'e3']
    got = [[is_number(value) for value in taken], [is_number(value) for value in refused]]
    return [got, [[True for value in taken], [False for value in refused]]]


def what_is_no_number_is_refused() -> Any:
    got = [
        _refusal({'timeout': 'long'}),
        _refusal({'reconnectionDelay': {}}),
        position(_refusal({'timeout': True}), 'E_USAGE: `timeout` must be a number. Given: '),
    ]
    expected = [
        'E_USAGE: `timeout` must be a number. Given: "long" (string).',
        'E_USAGE: `reconnectionDelay` must be a number. Given: {} (object).',
        0,
    ]
    return [got, expected]


def what_cannot_be_used_is_refused() -> Any:
    got = [
        _refusal({'query': 7}),
        _refusal({'transports': 7}),
        _refusal({'initialConnectionHeaders': 'x'}),
        _refusal({'query': ['x', {'token': 'x'}]}),
    ]
    expected = [
        "E_USAGE: `query` must be a string such as 'foo=89&bar=hi', or an object. Given: 7 (number).",
        "E_USAGE: `transports` must be an array such as ['polling', 'websocket']. Given: 7 (number).",
        'E_USAGE: `initialConnectionHeaders` must be an object of strings. Given: "…" (string).',
        "E_USAGE: `query` must be a string such as 'foo=89&bar=hi', or an object. Given: {0,1} (object).",
    ]
    return [got, expected]
