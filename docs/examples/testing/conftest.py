"""What all tests of this project need of their Sails app."""

import pytest

from sails_io.mock import MockSails


@pytest.fixture
def sails_app(sails_app: MockSails) -> MockSails:
    """A kitchen that takes orders; there are none yet."""
    sails_app.model('order', {'item': {'type': 'string', 'required': True}})
    return sails_app
