"""Blueprint routes of associations, as on real Sails."""

import pytest

from sails_io.mock import MockSails
from tests.mock.conftest import Connect
from tests.mock.kitchen import CAKE, NOT_FOUND, ids
from tests.mock.wire_client import WireClient


@pytest.mark.parametrize(('parent', 'alias'), [('/customer/1', 'orders'), ('/order/1', 'tags')])
def test_add_remove_and_replace(client: WireClient, parent: str, alias: str) -> None:
    path = f'{parent}/{alias}'
    client.body('put', path, [])
    assert ids(client.body('put', f'{path}/2')[alias]) == [2]
    assert ids(client.body('put', f'{path}/2')[alias]) == [2]
    assert ids(client.body('put', f'{path}/1')[alias]) == [1, 2]
    assert ids(client.body('delete', f'{path}/2')[alias]) == [1]
    assert ids(client.body('delete', f'{path}/2')[alias]) == [1]
    assert ids(client.body('put', path, [2])[alias]) == [2]
    assert ids(client.body('put', f'{path}?{alias}=[1,2]')[alias]) == [1, 2]
    assert ids(client.body('get', path)) == [1, 2]
    assert ids(client.body('get', f'{path}?sort=id DESC&limit=1')) == [2]
    for verb, missing in (('put', f'{path}/99'), ('delete', f'{path}/99'), ('put', f'{parent}9/{alias}/1')):
        assert client.request(verb, missing) == NOT_FOUND
    answer = client.request('put', path, {alias: [2]})
    assert (answer['statusCode'], answer['body']['code']) == (400, 'E_INVALID_ASSOCIATED_IDS')
    assert client.request('put', f'{parent}9/{alias}', [1])['statusCode'] == 500


def test_populate(client: WireClient) -> None:
    assert client.body('get', '/order/1/customer') == {'id': 1, 'name': 'Ann'}
    assert client.body('get', '/customer/1/orders', {'where': {'name': CAKE}})[0]['customer'] == 1
    for path in ('/order/3/customer', '/order/1/nothing', '/customer/99/orders'):
        assert client.request('get', path) == NOT_FOUND


def test_a_collection_without_via(connect: Connect) -> None:
    app = MockSails()
    app.model('user', {'friends': {'collection': 'user'}}, [{}, {}])
    with app.serve() as server:
        client = connect(server.url)
        assert ids(client.body('put', '/user/1/friends/2')['friends']) == [2]
        assert client.body('get', '/user/2')['friends'] == []
