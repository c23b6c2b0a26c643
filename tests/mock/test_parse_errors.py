"""Requests that cannot be parsed, as real Sails acknowledges them."""

from typing import Any

import pytest

from tests.mock.conftest import Connect
from tests.mock.wire_client import SDK

OLD_SDK = (
    'This version of Sails is not compatible with the socket.io/sails.io.js client SDK version you are using '
    '({}). Please see https://sailsjs.com/documentation/upgrading/to-v-0-11 for more information-- then '
    'please '
    'continue upgrading all the way to the installed version of Sails.'
)
BAD_CALLBACK = 'Could not parse request- callback may be omitted... but if provided, it must be a function.'


def without_stack(error: dict[str, Any]) -> dict[str, Any]:
    start = (
        'Error (SAILS:HOOK:SOCKETS:PARSE_VIRTUAL_REQ):: Failed to parse incoming socket.io request.\n    at '
    )
    assert error.pop('stack').startswith(start)
    return error


def parse_error(details: str) -> dict[str, Any]:
    return {
        'code': 'SAILS:HOOK:SOCKETS:PARSE_VIRTUAL_REQ',
        'name': 'Error (SAILS:HOOK:SOCKETS:PARSE_VIRTUAL_REQ):',
        'status': 400,
        'message': 'Failed to parse incoming socket.io request.',
        'details': details,
    }


@pytest.mark.parametrize(
    ('message', 'details'),
    [
        ({'method': 'get'}, "No url provided in request: { method: 'get' }"),
        ({'url': ''}, "No url provided in request: { url: '' }"),
        ({'url': 5}, 'Invalid url provided: 5'),
        ({'url': True}, 'Invalid url provided: true'),
        ({'url': {}}, 'Invalid url provided: {}'),
        ({'url': ['a']}, "Invalid url provided: [ 'a' ]"),
        ('notobject', 'No url provided in request: notobject'),
        # Real Sails dies of this one.
        (None, 'No url provided in request: null'),
    ],
)
def test_acknowledged_with_an_error_that_has_neither_body_nor_status_code(
    connect: Connect, message: Any, details: str
) -> None:
    assert without_stack(connect().call('get', message)) == parse_error(details)


def test_without_acknowledgement_it_is_an_event(connect: Connect) -> None:
    client = connect()
    client.emit('get', {'method': 'get'})
    name, error = client.next_event()
    assert name == 'sails:parseError'
    assert without_stack(error) == parse_error("No url provided in request: { method: 'get' }")


def test_a_callback_that_is_no_function_is_an_event_even_with_acknowledgement(connect: Connect) -> None:
    client = connect()
    client.send('4299["get",{"url":"/echo"},"callback"]')
    name, error = client.next_event()
    assert name == 'sails:parseError'
    assert without_stack(error) == parse_error(BAD_CALLBACK)
    assert client.heard() == []


@pytest.mark.parametrize('version', ['0.10.0', '0.9.9', 'junk'])
def test_an_old_sdk_is_refused_at_every_request(connect: Connect, version: str) -> None:
    client = connect(query=f'__sails_io_sdk_version={version}')
    error = without_stack(client.call('get', {'url': '/echo'}))
    assert error == parse_error(OLD_SDK.format(version))


def test_a_client_that_names_no_version_counts_as_0_9(connect: Connect) -> None:
    error = without_stack(connect(query='').call('get', {'url': '/echo'}))
    assert error == parse_error(OLD_SDK.format('0.9.0'))


@pytest.mark.parametrize('version', ['0.11.0', '0.11.0-beta', '1.2.1-rc.1', '2.0.0'])
def test_a_new_sdk_is_served(connect: Connect, version: str) -> None:
    assert connect(query=f'__sails_io_sdk_version={version}').request('get', '/echo')['statusCode'] == 200


def test_the_version_may_come_as_a_header(connect: Connect) -> None:
    client = connect(query='', headers={'__sails_io_sdk_version': '1.0.0'})
    assert client.request('get', '/echo')['statusCode'] == 200


def test_the_query_of_the_user_stands_beside_the_sdk(connect: Connect) -> None:
    assert connect(query=f'token=a%26b&{SDK}').request('get', '/echo')['statusCode'] == 200
