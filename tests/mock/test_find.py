"""The blueprint `find`: answers recorded from a real Sails app with the same models and sails-disk."""

from typing import Any

import pytest

from sails_io.mock import Server
from tests.mock.kitchen import BREAD, CAKE, MISTYPED, SOUP, TWO, refused
from tests.mock.wire_client import WireClient

FINDS: list[tuple[str, Any, list[str]]] = [
    ('', None, [SOUP, CAKE, BREAD, TWO]),
    ('?price=5', None, [CAKE, TWO]),
    ('', {'price': '5'}, [CAKE, TWO]),
    ('', {'name': [SOUP, BREAD]}, [SOUP, BREAD]),
    ('?done=true', None, [SOUP, TWO]),
    ('?customer=1', None, [SOUP, CAKE]),
    ('?nosuch=1', None, []),
    ('?where={"price":{"<=":3}}', None, [SOUP, BREAD]),
    ('', {'where': {'price': {'>': 2}}}, [SOUP, CAKE, TWO]),
    ('', {'where': {'price': {'>': 1, '<': 5}}}, [SOUP]),
    ('', {'where': {'price': {'!=': 5}}}, [SOUP, BREAD]),
    ('', {'where': {'price': {'nin': [5, 3]}}}, [BREAD]),
    ('', {'where': {'price': {'in': [5, 3]}}}, [SOUP, CAKE, TWO]),
    ('', {'where': {'name': {'contains': 'soup'}}}, [TWO]),
    ('', {'where': {'name': {'startsWith': 'So'}}}, [SOUP]),
    ('', {'where': {'name': {'endsWith': 'e'}}}, [CAKE]),
    ('', {'where': {'name': {'like': '%ou%'}}}, [SOUP, TWO]),
    ('', {'where': {'or': [{'price': 1}, {'name': CAKE}]}}, [CAKE, BREAD]),
    ('', {'where': {'and': [{'price': 5}, {'name': CAKE}]}}, [CAKE]),
    ('', {'where': {'customer': None}}, [BREAD, TWO]),
    ('', {'where': {'note': ''}}, [BREAD]),
    ('', {'where': {}}, [SOUP, CAKE, BREAD, TWO]),
    ('', {'where': 5}, []),
    ('', {'where': []}, []),
    ('?limit=2', None, [SOUP, CAKE]),
    ('?limit=0', None, []),
    ('?limit=-1', None, [SOUP, CAKE, BREAD, TWO]),
    ('?skip=2', None, [BREAD, TWO]),
    ('?limit=1&skip=1', None, [CAKE]),
    ('?sort=name', None, [SOUP, BREAD, CAKE, TWO]),
    ('?sort=name DESC', None, [TWO, CAKE, BREAD, SOUP]),
    ('?sort={"price":-1,"name":1}', None, [CAKE, TWO, SOUP, BREAD]),
    ('?sort=[{"price":"DESC"},{"name":"ASC"}]', None, [CAKE, TWO, SOUP, BREAD]),
    ('', {'sort': [{'price': 'DESC'}]}, [CAKE, TWO, SOUP, BREAD]),
]


@pytest.mark.parametrize(('query', 'data', 'names'), FINDS)
def test_find(client: WireClient, query: str, data: Any, names: list[str]) -> None:
    assert [order['name'] for order in client.body('get', '/order' + query, data)] == names


WHERE = 'Could not use the provided `where` clause.  Could not filter by `price`: '


@pytest.mark.parametrize(
    ('query', 'data', 'code', 'details'),
    [
        (
            '',
            {'where': {'price': {'bogus': 1}}},
            'E_INVALID_CRITERIA',
            WHERE + 'Unrecognized modifier (`bogus`) within provided constraint for `price`.',
        ),
        (
            '',
            {'where': {'price': 'abc'}},
            'E_INVALID_CRITERIA',
            f"{WHERE}{MISTYPED}Specified value (a string: 'abc') doesn't match the expected type: 'number'",
        ),
        (
            '?limit=abc',
            None,
            'E_INVALID_CRITERIA',
            'The `limit` clause in the provided criteria is invalid.  If provided, it should be a safe, '
            'natural '
            'number.  But instead, got: NaN',
        ),
        (
            '?populate=nosuch',
            None,
            'E_INVALID_POPULATES',
            'Could not populate `nosuch`.  There is no attribute named `nosuch` defined in this model.',
        ),
        (
            '?select=bogus',
            None,
            'E_INVALID_CRITERIA',
            'The `select` clause in the provided criteria contains an item (`bogus`) which is not a '
            'recognized '
            'attribute in this model (`order`).',
        ),
    ],
)
def test_find_refused(client: WireClient, query: str, data: Any, code: str, details: str) -> None:
    assert refused(client.request('get', '/order' + query, data), 'GET', '/order', code, details)


@pytest.mark.parametrize(
    'data', [{'sort': {'price': 'ASC'}}, {'sort': 'name BAD'}, {'sort': 'price DESC, name ASC'}]
)
def test_sorts_that_are_refused(client: WireClient, data: Any) -> None:
    answer = client.request('get', '/order', data)
    assert (answer['statusCode'], answer['body']['code']) == (400, 'E_INVALID_CRITERIA')


def test_a_where_that_is_no_json(client: WireClient) -> None:
    answer = client.request('get', '/order?where={bad')
    assert answer['statusCode'] == 500
    assert answer['body'].startswith('UsageError: Could not JSON.parse() the provided `where` clause.')


def test_populate_select_and_omit(client: WireClient) -> None:
    def first(query: str) -> Any:
        return client.body('get', '/order?limit=1&' + query)[0]

    plain = {'id': 1, 'name': SOUP, 'price': 3, 'note': 'hot', 'done': True, 'customer': 1}
    ann = {'id': 1, 'name': 'Ann'}
    assert first('populate=false') == plain
    assert first('populate=customer') == {**plain, 'customer': ann}
    assert first('select=name,price&populate=false') == {'id': 1, 'name': SOUP, 'price': 3}
    assert first('omit=name, price&populate=false') == {'id': 1, 'note': 'hot', 'done': True, 'customer': 1}
    assert client.body('get', '/order/1?select=name') == {'tags': [], 'id': 1, 'name': SOUP, 'customer': ann}


def test_thirty_records_unless_told_otherwise(server: Server, client: WireClient) -> None:
    for number in range(40):
        server.app.store.create(server.app.store.models['order'], {'name': str(number), 'customer': 1})
    assert len(client.body('get', '/order')) == 30
    assert len(client.body('get', '/order?limit=100')) == 44
    assert len(client.body('get', '/customer/1')['orders']) == 30
