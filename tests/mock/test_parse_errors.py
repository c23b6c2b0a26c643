"""Requests that kill real Sails; the mock takes them for requests that cannot be parsed."""

from tests.mock.conftest import Connect


def test_a_message_that_is_null(connect: Connect) -> None:
    assert connect().call('get', None)['details'] == 'No url provided in request: null'


def test_an_sdk_version_that_is_none(connect: Connect) -> None:
    error = connect(query='__sails_io_sdk_version=junk').call('get', {'url': '/echo'})
    assert error['details'].startswith('This version of Sails is not compatible with')
