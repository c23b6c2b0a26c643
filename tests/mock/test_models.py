"""Models that cannot be understood."""

from collections.abc import Callable

import pytest

from sails_io.mock import MockSails, MockUsageError

Define = Callable[[MockSails], object]


@pytest.mark.parametrize(
    ('define', 'message'),
    [
        (lambda app: (app.model('order'), app.model('order')), "There is a model 'order' already"),
        (lambda app: app.model('Order'), "identity is a lower-case name, but 'Order' was given"),
        (
            lambda app: app.model('order', {'a': 'text'}),
            "Unknown type 'text' in the attribute 'a'. Known are: string",
        ),
        (lambda app: app.model('order', {'a': {'typ': 'string'}}), "Unknown key 'typ' in the attribute 'a'"),
        (
            lambda app: app.model('order', {'a': {}}),
            "Write one of 'type', 'model' and 'collection' in the attribute 'a'",
        ),
        (lambda app: app.model('order', {'a': 7}), "Cannot read the attribute 'a': 7"),
        (
            lambda app: (app.model('order', {'a': {'model': 'nobody'}}), app.serve()),
            "The association order.a leads to 'nobody', which is no model",
        ),
        (
            lambda app: (app.model('order', {'a': {'collection': 'order', 'via': 'b'}}), app.serve()),
            'The association order.a goes via order.b, which is no attribute',
        ),
    ],
)
def test_bad_models(define: Define, message: str) -> None:
    with pytest.raises(MockUsageError) as caught:
        define(MockSails())
    assert message in str(caught.value)
