"""The models of the blueprint tests, and what real Sails answers to what it cannot do."""

from typing import Any

from sails_io.mock import MockSails

NOT_FOUND = {'body': 'Not Found', 'headers': {}, 'statusCode': 404}
SOUP, CAKE, BREAD, TWO = 'Soup', 'cake', 'bread', 'soup two'
TIP = (
    'due to a problem with the parameters that were sent.  See the `details` for more info.  **The following '
    'additional tip will not be shown in production**:  Tip: Check your client-side code to make sure '
    'that the '
    'request data it sends matches the expectations of the corresponding attributes in your model.  Also '
    'check '
    'that your client-side code sends data for every required attribute.'
)

MISTYPED = (
    'Does not match the declared data type of the corresponding attribute.  1 error validating value: \n • '
)


def define_models(app: MockSails) -> None:
    """Orders, customers and tags, with some records."""
    order = {
        'name': {'type': 'string', 'required': True},
        'price': 'number',
        'note': 'string',
        'done': 'boolean',
        'customer': {'model': 'customer'},
        'tags': {'collection': 'tag', 'via': 'orders'},
    }
    app.model(
        'order',
        order,
        [
            {'name': SOUP, 'price': 3, 'note': 'hot', 'done': True, 'customer': 1},
            {'name': CAKE, 'price': 5, 'note': 'Sweet', 'customer': 1},
            {'name': BREAD, 'price': 1},
            {'name': TWO, 'price': 5, 'note': 'x', 'done': True},
        ],
    )
    app.model(
        'customer',
        {'name': 'string', 'orders': {'collection': 'order', 'via': 'customer'}},
        [{'name': 'Ann'}],
    )
    tag = {
        'label': {'type': 'string', 'required': True, 'unique': True},
        'orders': {'collection': 'order', 'via': 'tags'},
    }
    app.model('tag', tag, [{'label': 'hot'}, {'label': 'cold'}])


def refused(answer: dict[str, Any], method: str, path: str, code: str, details: str) -> bool:
    message = f'The server could not fulfill this request (`{method} {path}`) {TIP}'
    body = {'code': code, 'details': details, 'message': message}
    assert answer == {'body': body, 'headers': {}, 'statusCode': 400}
    return True


def ids(records: list[dict[str, Any]]) -> list[int]:
    """The ids of records."""
    return [record['id'] for record in records]
