"""Pages for tests of how requests end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.client_page import ClientPage

#: `ended(name, request)` notes how a request ends, as those who await it are told: its status, or its error's code.
NOTE = """
  window.ends = {};
  window.note = (name, request) => {
    const keep = (how) => { (ends[name] = ends[name] || []).push(how); };
    request.then((jwr) => keep(jwr.statusCode), (error) => keep(error.code));
    return request;
  };
"""


@pytest.fixture
def offline(blank: ClientPage) -> ClientPage:
    """A page whose socket connects when the test says so: `io.socket.reconnect()`."""
    blank.open(settings=f'io.sails.autoConnect = false; window.kept = io.socket; {NOTE}')
    blank.wait("!('socket' in io)")
    blank.run('() => { io.socket = kept; }')
    return blank


@pytest.fixture
def online(client: ClientPage) -> ClientPage:
    """A connected page."""
    client.run(f'() => {{ {NOTE} }}')
    return client


@pytest.fixture
def ends() -> Callable[[ClientPage, int], dict[str, list[object]]]:
    """`ends(page, count)`: how requests ended, as soon as so many have."""

    def wait(page: ClientPage, count: int) -> dict[str, list[object]]:
        page.wait(f'Object.values(ends).flat().length >= {count}')
        return dict(page.run('ends'))

    return wait
