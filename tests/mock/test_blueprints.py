"""Blueprint routes that the app of tests/fidelity does not have."""

from typing import Any

from sails_io.mock import MockSails
from tests.mock.conftest import Connect


def ids(records: list[dict[str, Any]]) -> list[int]:
    """The ids of records."""
    return [record['id'] for record in records]


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
