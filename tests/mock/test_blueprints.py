"""Blueprint routes: answers recorded from a real Sails app with the same models and sails-disk."""

from typing import Any

import pytest

from sails_io.mock import MockSails, Server
from tests.mock.conftest import Connect
from tests.mock.kitchen import CAKE, MISTYPED, NOT_FOUND, SOUP, ids, refused
from tests.mock.plain_client import fetch, send_json
from tests.mock.wire_client import WireClient


def test_find_one_with_its_associations(client: WireClient) -> None:
    assert client.request('get', '/order/1') == {
        'body': {
            'tags': [],
            'id': 1,
            'name': SOUP,
            'price': 3,
            'note': 'hot',
            'done': True,
            'customer': {'id': 1, 'name': 'Ann'},
        },
        'headers': {},
        'statusCode': 200,
    }
    assert client.request('get', '/order/99') == NOT_FOUND
    assert client.request('get', '/orders') == NOT_FOUND


def test_create(client: WireClient) -> None:
    created = client.body(
        'post', '/order', {'name': 5, 'price': '12', 'done': 'true', 'tags': [2], 'extra': 'kept'}
    )
    assert created == {
        'tags': [{'id': 2, 'label': 'cold'}],
        'extra': 'kept',
        'id': 5,
        'name': '5',
        'price': 12,
        'note': '',
        'done': True,
        'customer': None,
    }
    assert client.body('post', '/order', {'name': 'x', 'id': 50})['id'] == 50
    assert client.body('post', '/order', {'name': 'x'})['id'] == 6
    # Records that do not exist are stored and shown as null.
    assert client.body('post', '/order', {'name': 'x', 'customer': 999, 'tags': [77]})['customer'] is None


NEW = 'New record contains the wrong type of data for property '


@pytest.mark.parametrize(
    ('data', 'details'),
    [
        (
            {'price': 3},
            'Missing value for required attribute `name`.  Expected a string, but instead, got: undefined',
        ),
        (
            {'name': ''},
            'Could not use specified `name`.  Cannot set "" (empty string) for a required attribute.',
        ),
        (
            {'name': None},
            NEW + '`name`.  Specified value is not a valid `name`.  1 error validating value: \n • Specified '
            "value (a null: null) doesn't match the expected type: 'string'",
        ),
        (
            {'name': {'x': 1}},
            NEW + '`name`.  Specified value is not a valid `name`.  1 error validating value: \n • Specified '
            "value (a dictionary: { x: 1 }) doesn't match the expected type: 'string'",
        ),
        (
            {'name': 'x', 'price': 'abc'},
            NEW
            + '`price`.  Specified value is not a valid `price`.  1 error validating value: \n • Specified '
            "value (a string: 'abc') doesn't match the expected type: 'number'",
        ),
        ([1], 'Could not use specified `0`.  This is not a valid name for an attribute.'),
    ],
)
def test_create_refused(client: WireClient, data: Any, details: str) -> None:
    answer = client.request('post', '/order', data)
    assert refused(answer, 'POST', '/order', 'E_INVALID_NEW_RECORD', details)


def test_unique_values_and_ids(client: WireClient) -> None:
    def conflict(identity: str, names: list[str]) -> dict[str, Any]:
        message = 'Would violate uniqueness constraint-- a record already exists with conflicting value(s).'
        body = {'code': 'E_UNIQUE', 'message': message, 'modelIdentity': identity, 'attrNames': names}
        return {'body': body, 'headers': {}, 'statusCode': 400}

    assert client.request('post', '/tag', {'label': 'hot'}) == conflict('tag', ['label'])
    assert client.request('patch', '/tag/2', {'label': 'hot'}) == conflict('tag', ['label'])
    assert client.request('patch', '/tag/1', {'label': 'hot'})['statusCode'] == 200
    assert client.request('post', '/order', {'id': 1, 'name': 'x'}) == conflict('order', [])


@pytest.mark.parametrize('verb', ['patch', 'put'])
def test_update(client: WireClient, verb: str) -> None:
    updated = client.body(verb, '/order/1', {'price': '4', 'id': 99, 'customer': None})
    assert updated == {
        'tags': [],
        'id': 1,
        'name': SOUP,
        'price': 4,
        'note': 'hot',
        'done': True,
        'customer': None,
    }
    assert client.request(verb, '/order/99', {'price': 4}) == NOT_FOUND


def test_update_refused(client: WireClient) -> None:
    details = (
        'Could not use specified `name`.  Specified value is not a valid `name`.  1 error validating '
        'value: \n • '
        "Specified value (a null: null) doesn't match the expected type: 'string'"
    )
    answer = client.request('patch', '/order/1', {'name': None})
    assert refused(answer, 'PATCH', '/order/1', 'E_INVALID_VALUES_TO_SET', details)
    assert client.body('get', '/order/1')['name'] == SOUP


def test_destroy(client: WireClient) -> None:
    assert client.body('delete', '/order/1')['name'] == SOUP
    assert client.request('delete', '/order/1') == NOT_FOUND
    assert client.body('delete', '/order', {'id': 2})['name'] == CAKE
    assert client.body('get', '/customer/1') == {'orders': [], 'id': 1, 'name': 'Ann'}
    client.body('delete', '/customer/1')
    details = (
        'Cannot `findOne()` without specifying a more specific `where` clause (the provided `where` '
        'clause, `{}`, '
        'is too broad).  (If you want to work around this, use `.find().limit(1)`.)'
    )
    assert refused(client.request('delete', '/order'), 'DELETE', '/order', 'E_INVALID_CRITERIA', details)


@pytest.mark.parametrize('verb', ['get', 'patch', 'delete'])
def test_an_id_that_is_no_number(client: WireClient, verb: str) -> None:
    details = (
        f'Could not use the provided `where` clause.  Could not filter by `id`: {MISTYPED}Specified value (a '
        "string: 'abc') doesn't match the expected type: 'number'"
    )
    answer = client.request(verb, '/order/abc')
    assert refused(answer, verb.upper(), '/order/abc', 'E_INVALID_CRITERIA', details)


def test_the_same_routes_over_http(server: Server, client: WireClient) -> None:
    assert send_json(server.url + '/order', 'POST', {'name': 'pie'}).json()['name'] == 'pie'
    assert fetch(server.url + '/order/5').json()['name'] == 'pie'
    assert fetch(server.url + '/order/5', 'DELETE').json()['name'] == 'pie'
    assert fetch(server.url + '/order/5').status == 404


def test_shortcuts(connect: Connect) -> None:
    app = MockSails(shortcuts=True)
    app.model('order', {'name': 'string', 'tags': {'collection': 'tag'}})
    app.model('tag', {}, [{}])
    with app.serve() as server:
        client = connect(server.url)
        assert client.body('get', '/order/create?name=soup')['id'] == 1
        assert client.body('get', '/order/update/1?name=cake')['name'] == 'cake'
        assert ids(client.body('get', '/order/1/tags/add/1')['tags']) == [1]
        assert client.body('get', '/order/1/tags/remove/1')['tags'] == []
        assert ids(client.body('get', '/order/1/tags/replace?tags=[1]')['tags']) == [1]
        assert client.body('get', '/order/find/1')['id'] == 1
        assert len(client.body('get', '/order/find')) == 1
        assert client.body('get', '/order/destroy/1')['id'] == 1


def test_timestamps_and_schema(connect: Connect) -> None:
    app = MockSails()
    stamps = {
        'createdAt': {'type': 'number', 'autoCreatedAt': True},
        'updatedAt': {'type': 'number', 'autoUpdatedAt': True},
    }
    app.model('order', {**stamps, 'size': {'type': 'string', 'defaultsTo': 'big'}}, schema=True)
    with app.serve() as server:
        client = connect(server.url)
        created = client.body('post', '/order', {'unknown': 1})
        assert created == {**created, 'id': 1, 'size': 'big'}
        assert set(created) == {'id', 'createdAt', 'updatedAt', 'size'}
        updated = client.body('patch', '/order/1', {'unknown': 1})
        assert set(updated) == set(created)
        assert (updated['createdAt'], updated['updatedAt'] >= created['updatedAt']) == (
            created['createdAt'],
            True,
        )
