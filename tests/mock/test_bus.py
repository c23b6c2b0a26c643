"""A mock that is to share its rooms, where it cannot; `make cluster` has the tests with a Redis."""

import socket
import sys
from collections.abc import Iterator

import pytest

from sails_io.mock import MockSails, MockUsageError


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that refuses every connection, and that nobody else can take."""
    with socket.socket() as place:
        place.bind(('127.0.0.1', 0))  # and never listens
        yield place.getsockname()[1]


def test_no_redis_is_said_when_it_starts_without_the_password(closed_port: int) -> None:
    app = MockSails(redis=f'redis://:secret@127.0.0.1:{closed_port}')
    with pytest.raises(
        ConnectionError, match=f'No Redis answers at redis://127.0.0.1:{closed_port} '
    ) as caught:
        app.serve()
    assert 'secret' not in str(caught.value)
    assert app.server is not None
    assert not app.server.running


@pytest.mark.parametrize('given', ['127.0.0.1:6379', '', 6379])
def test_what_is_no_address_is_refused(given: object) -> None:
    with pytest.raises(MockUsageError, match=r"Write e\.g\. 'redis://127.0.0.1:6379'"):
        MockSails(redis=given)  # type: ignore[arg-type]


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'redis', None)
    with pytest.raises(MockUsageError, match='Run `pip install redis`'):
        MockSails(redis='redis://127.0.0.1:6379')
